"""The township's desk: what is late anywhere, and how the five societies stand."""

from typing import Any

from wushe.activities.permissions import Activities
from wushe.funds.permissions import Funds
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.linkages.kinds import Stage
from wushe.linkages.permissions import Linkages
from wushe.needs.permissions import Needs
from wushe.needs.service import overdue_rounds
from wushe.organizations import queries as organizations
from wushe.organizations.permissions import Organizations
from wushe.people.history import Told
from wushe.workbench import charts, queries
from wushe.workbench.desk import Desk, Task, listed
from wushe.workbench.desks import figures, goods, money, orders, wishes
from wushe.workbench.news import news
from wushe.workbench.permissions import Workbench

NEWS = 10
EACH = 5
"""Tasks of one kind; the list behind them has the rest."""
TOO_SMALL_TO_TELL = (
    "signed_in",
    "signed_out",
    "sign_in_failed",
    "township_entered",
    "list_exported",
    "checked_in",
    "checked_out",
    "signed_up",
)
"""Events that happen too often to be news; the journal has them."""


async def desk(work: Work) -> Desk:
    shown = {
        "figures": [
            *await figures.needs(work), *await figures.running(work), *await figures.service_this_month(work),
            *await figures.money(work),
        ],
        "tasks": listed(work, await _tasks(work)),
        "money": listed(work, await money.tasks(work)),
        "charts": await _charts(work),
        "news": await _news(work),
    }  # fmt: skip
    return Desk("township_admin", _("全乡镇"), "workbench/admin.html", shown)


async def _tasks(work: Work) -> list[Task]:
    tasks: list[Task] = []
    if work.may(Needs.READ):
        tasks += await _rounds(work) + await _late_needs(work)
    if work.may(Organizations.READ):
        tasks += await _groups(work)
    if work.may(Organizations.ASSIGN):
        tasks += await _leaving(work)
    if work.may(Linkages.READ):
        tasks += await _linkages(work)
    return [*tasks, *await wishes.of_staff(work), *await orders.of_arranger(work), *await goods.of_staff(work)]


async def _rounds(work: Work) -> list[Task]:
    """Communities that did not ask in the last quarter."""
    late = await overdue_rounds(work)
    if len(late) > EACH:
        quarter = late[0].quarter
        title = _("{n} 个社区没有完成 {quarter} 的需求征集").say(n=len(late), quarter=quarter)
        return [Task(title, f"/needs/rounds?quarter={quarter}", _("逾期"), late=True)]
    title = _("{community}没有完成 {quarter} 的需求征集")
    return [
        Task(title.say(community=row.community, quarter=row.quarter), f"/needs/rounds?quarter={row.quarter}", _("逾期"),
             late=True)
        for row in late
    ]  # fmt: skip


async def _late_needs(work: Work) -> list[Task]:
    found = await work.all(queries.overdue_needs(work.require(Needs.READ)).limit(EACH))
    return [Task(need.title, f"/needs/{need.id}", _("需求逾期"), due=need.due_on, late=True) for need in found]


async def _groups(work: Work) -> list[Task]:
    """Groups that nobody leads, and applications that wait for the township."""
    reach = work.require(Organizations.READ)
    leaderless = await work.rows(queries.leaderless(reach).limit(EACH))
    waiting = await work.rows(organizations.waiting_applications(reach, today()))
    tasks = [
        Task(_("{name}没有负责人").say(name=name), f"/organizations/{group_id}", _("负责人"), "bad")
        for group_id, name in leaderless
    ]
    _open, _incomplete, ready, late = waiting[0]
    if ready and work.may(Organizations.DECIDE):
        title = _("{n} 件备案、登记申请等您审核").say(n=ready)
        tasks.append(Task(title, "/organizations/applications", _("待审"), late=late > 0))
    return tasks


async def _leaving(work: Work) -> list[Task]:
    """Social workers who are none any more and whose groups nobody has taken over."""
    title = _("{name}已离岗，{n} 个组织还没有交接督导")
    return [
        Task(
            title.say(name=name, n=groups), f"/organizations/assignments/handovers/{person_id}", _("待交接"), late=True
        )
        for person_id, name, groups in await work.rows(organizations.leaving(today()))
    ]


async def _linkages(work: Work) -> list[Task]:
    """Linkages that nobody has answered, and those that only wait for a signature."""
    tags = {Stage.PROPOSED: _("待接单"), Stage.CONFIRMED: _("待签收")}
    found = await work.all(queries.linkages_to_move(work.require(Linkages.READ), *tags).limit(2 * EACH))
    return [
        Task(linkage.title, f"/linkages/{linkage.id}", tags[linkage.stage], "info", since=linkage.proposed_on)
        for linkage in found
    ]


async def _charts(work: Work) -> dict[str, Any]:
    drawn: dict[str, Any] = {}
    if work.may(Funds.READ):
        drawn["money"] = await charts.money(work)
    if work.may(Linkages.READ):
        reach = work.require(Linkages.READ)
        drawn |= {"progress": await charts.progress(work, reach), "network": await charts.five_societies(work, reach)}
    if work.may(Activities.READ):
        drawn["service"] = await charts.service_by_community(work)
    return drawn


async def _news(work: Work) -> list[Told]:
    if not work.may(Workbench.NEWS):
        return []
    return await news(work, await work.all(queries.news(TOO_SMALL_TO_TELL).limit(NEWS)))
