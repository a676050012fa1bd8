"""The five places as a page shows them, with the button that fills an empty one for whoever may."""

from typing import Any
from uuid import UUID

from wushe.communities.permissions import Communities
from wushe.communities.societies import Society
from wushe.funds.permissions import Funds
from wushe.kernel.i18n import _, in_brackets
from wushe.kernel.work import Work
from wushe.linkages.kinds import Stage
from wushe.linkages.models import Linkage, Participant
from wushe.linkages.permissions import Linkages
from wushe.linkages.places import Places
from wushe.organizations.permissions import Organizations

VERBS = {
    Society.COMMUNITY: (_("由社区提供场地"), _("请社区到位")),
    Society.WORKER: (_("由社工陪伴支持"), _("安排社工")),
    Society.ORGANIZATION: (_("由社会组织承接"), _("增加组织")),
    Society.VOLUNTEER: (_("有志愿者搭把手，服务更稳当"), _("邀请志愿者")),
    Society.RESOURCE: (_("有慈善资源补充，服务更长久"), _("承诺资金")),
}
"""What an empty place says, and the words of the button that fills it."""
MORE = _("增加")


def shown_places(linkage: Linkage, places: Places, names: dict[UUID, str], work: Work) -> list[dict[str, Any]]:
    """For `pieces.places`."""
    prefix = f"/{work.tenant.slug}"
    return [
        {
            "society": society.value,
            "who": _who(society, there, names, work),
            "note": VERBS[society][0].say(),
            "verb": (MORE if there else VERBS[society][1]).say(),
            "url": f"{prefix}/linkages/{linkage.id}/{_form_of(society)}" if _may_fill(linkage, society, work) else "",
        }
        for society, there in places.filled.items()
    ]


def _who(society: Society, there: list[Participant], names: dict[UUID, str], work: Work) -> list[tuple[str, str]]:
    """Name and page of each; of volunteers, whoever does not fill places learns only how many they are."""
    if society is Society.VOLUNTEER and there and not work.may(Linkages.FILL):
        return [(_("{n} 位志愿者").say(n=len(there)), "")]
    pages = ((participant, _page(participant, work)) for participant in there)
    return [(_called(participant, names), f"/{work.tenant.slug}{page}" if page else "") for participant, page in pages]


def _called(participant: Participant, names: dict[UUID, str]) -> str:
    name = names.get(participant.party_id, "")
    place = names.get(participant.zone_id, "") if participant.zone_id else ""
    return in_brackets(name, place) if place else name


def _page(participant: Participant, work: Work) -> str:
    """Where to read more about them, for those who may."""
    if participant.organization_id and work.may(Organizations.READ):
        return f"/organizations/{participant.organization_id}"
    if participant.award_id and work.may(Funds.READ_AWARDS):
        return f"/awards/{participant.award_id}"
    if participant.community_id and work.may(Communities.READ):
        return f"/communities/{participant.community_id}"
    return ""


def _form_of(society: Society) -> str:
    return "money" if society is Society.RESOURCE else f"places/{society.value}"


def _may_fill(linkage: Linkage, society: Society, work: Work) -> bool:
    if not linkage.is_open or linkage.stage is Stage.CONFIRMED:
        return False
    return work.may(Funds.PROMISE if society is Society.RESOURCE else Linkages.FILL)
