"""The security administrator's desk (三权分立): lists of persons that wait for a word, and who holds which role."""

from wushe.access.holders import list_holders
from wushe.access.permissions import Access
from wushe.access.roles import POWERS, Role
from wushe.identity.permissions import Identity
from wushe.identity.service import invitations
from wushe.kernel.clock import local_day
from wushe.kernel.exporting import service as exporting
from wushe.kernel.exporting.declared import Export
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.workbench.desk import Desk, Task, listed

EACH = 12


async def desk(work: Work) -> Desk:
    shown = {
        "exports": listed(work, await _exports(work)),
        "invited": len(await invitations.open_invitations(work)) if work.may(Identity.INVITE) else 0,
        **await _roles(work),
    }
    return Desk("security", _("安全管理"), "workbench/security.html", shown)


async def _exports(work: Work) -> list[Task]:
    """Lists of persons that somebody asked for."""
    found = await work.all(exporting.to_decide(work).order_by("asked_at").limit(EACH))
    title = _("{who}申请导出{list}，{n} 行")
    return [
        Task(
            title.say(who=one.asked_name, list=Export.of(one.kind).title, n=one.rows), "/exports", _("待审批"),
            since=local_day(one.asked_at),
        )
        for one in found
    ]  # fmt: skip


async def _roles(work: Work) -> dict[str, object]:
    """How many hold each role, and who holds the three powers."""
    if not work.may(Access.READ):
        return {"holders": 0, "roles": [], "powers": []}
    held = await list_holders(work)
    counted = [(role, sum(one.role is role for one in held)) for role in Role]
    return {
        "holders": len({one.account_id or one.person_id for one in held}),
        "roles": [(role.label, number) for role, number in counted if number],
        "powers": [(power.label, [one.name for one in held if one.role is power]) for power in POWERS],
    }
