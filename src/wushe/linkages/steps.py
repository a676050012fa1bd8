"""Where a linkage stands, and the next step of the person who looks at it. Pure: data in, words out."""

from collections.abc import Callable

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Next, Step, way
from wushe.linkages.kinds import Stage
from wushe.linkages.models import NEEDED, Linkage, listed
from wushe.linkages.permissions import Linkages
from wushe.linkages.places import Places

May = Callable[[str], bool]


def next_step(linkage: Linkage, places: Places, may: May, *, confirmed_it: bool) -> Next:
    """`confirmed_it`: this person has confirmed it and cannot sign it off."""
    if linkage.stage is Stage.AGREED:
        return _starting(places, may)
    if linkage.stage is Stage.CONFIRMED and confirmed_it:
        return Next(_("等督导签收"), _("您已代居民确认，签收要由另一位社工来做"))
    if linkage.stage is Stage.WITHDRAWN:
        return Next(_("已终止"), linkage.end_reason.label if linkage.end_reason else "")
    if linkage.stage is Stage.CLOSED:
        return Next(_("已办结"), _("居民的需求已经得到回应"), done=True)
    return _awaited(may, *WAITING[linkage.stage])


WAITING = {
    Stage.PROPOSED: (
        Linkages.AGREE, _("等组织接单"), _("组织负责人确认能做后，联动就成立"), "agreement", _("接单"),
    ),
    Stage.RUNNING: (
        Linkages.CONFIRM, _("服务进行中"), _("先登记并举行活动；都完成后，由社区代居民确认"), "confirmation",
        _("确认服务完成"),
    ),
    Stage.CONFIRMED: (
        Linkages.SIGN_OFF, _("等督导签收"), _("社工看过活动总结和产出后签收办结"), "sign-off", _("签收办结"),
    ),
}  # fmt: skip
"""Stages that wait for one verb: who may do it, what is said, the noun it is posted to, and the button."""


def _starting(places: Places, may: May) -> Next:
    if needed := [society for society in NEEDED if society in places.missing]:
        return Next(_("先让五社到位"), _("还缺{missing}，到位后才能开始服务").say(missing=listed(needed)))
    later = _("志愿者和慈善资源可以陆续加入") if places.missing else _("五社已全部到位")
    return _awaited(may, Linkages.START, _("可以开始服务"), later, "start", _("开始服务"))


def _awaited(may: May, permission: Linkages, title: Sentence, sentence: Sentence, noun: str, verb: Sentence) -> Next:
    return Next(title, sentence, verb, noun) if may(permission) else Next(title, sentence)


_TITLES = (_("发起"), _("接单"), _("服务"), _("确认"), _("办结"))


def stepper(linkage: Linkage) -> list[Step]:
    """With the day on which each stage was reached; the last of them is current, or where it was withdrawn."""
    days = [linkage.proposed_on, linkage.agreed_on, linkage.started_on, linkage.confirmed_on, linkage.closed_on]
    notes = [formats.date(day) for day in days if day]
    done = len(notes) if linkage.stage is Stage.CLOSED else len(notes) - 1
    return way(_TITLES, done, notes, stopped=linkage.stage is Stage.WITHDRAWN)
