"""The desk of a community's staff: its needs, its round, and the linkages that wait for its word."""

from wushe.kernel.clock import Quarter
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.linkages.kinds import Stage
from wushe.linkages.permissions import Linkages
from wushe.needs.permissions import Needs
from wushe.needs.queries.needs import to_look_at
from wushe.needs.schemas.rounds import RoundRow
from wushe.needs.service import overdue_rounds, rounds
from wushe.organizations.permissions import Organizations
from wushe.workbench import queries
from wushe.workbench.desk import Desk, Task, listed
from wushe.workbench.desks import bookings, figures, goods, money, orders, store, wishes

EACH = 6


async def desk(work: Work) -> Desk:
    shown = {
        "figures": [*await figures.needs(work), *await figures.running(work)],
        "tasks": listed(work, await _tasks(work)),
        "money": listed(work, await money.tasks(work)),
        "rounds": await _rounds(work),
    }
    return Desk("community_staff", _("我的社区"), "workbench/staff.html", shown)


async def _tasks(work: Work) -> list[Task]:
    return [
        *await _needs(work), *await _linkages(work), *await _groups(work), *await wishes.of_staff(work),
        *await orders.of_arranger(work),
        *await bookings.stewarded(work), *await goods.of_staff(work), *await store.of_steward(work),
    ]  # fmt: skip


async def _needs(work: Work) -> list[Task]:
    """Rounds that were not held, needs that nobody answered in time, and those that nobody has looked at."""
    if not work.may(Needs.READ):
        return []
    late = await work.all(queries.overdue_needs(work.require(Needs.READ)).limit(EACH))
    known = {need.id for need in late}
    found = await work.all(to_look_at(work.require(Needs.READ)).limit(EACH))
    new = [need for need in found if need.id not in known]
    missed = _("补做 {quarter} 的需求征集：{community}")
    return [
        *(
            Task(missed.say(quarter=row.quarter, community=row.community), f"/needs/rounds?quarter={row.quarter}",
                 _("逾期"), late=True)
            for row in await overdue_rounds(work)
        ),
        *(Task(need.title, f"/needs/{need.id}", _("需求逾期"), due=need.due_on, late=True) for need in late),
        *(Task(need.title, f"/needs/{need.id}", _("待核对"), "info", due=need.due_on) for need in new),
    ]  # fmt: skip


async def _linkages(work: Work) -> list[Task]:
    """Services that go on until the community says for the resident that they are done."""
    if not work.may(Linkages.CONFIRM):
        return []
    running = await work.all(queries.linkages_to_move(work.require(Linkages.CONFIRM), Stage.RUNNING).limit(EACH))
    return [
        Task(each.title, f"/linkages/{each.id}", _("完成后确认"), "info", since=each.started_on) for each in running
    ]


async def _groups(work: Work) -> list[Task]:
    if not work.may(Organizations.READ):
        return []
    found = await work.rows(queries.leaderless(work.require(Organizations.READ)).limit(EACH))
    title = _("{name}没有负责人")
    return [Task(title.say(name=name), f"/organizations/{group_id}", _("负责人"), "bad") for group_id, name in found]


async def _rounds(work: Work) -> list[RoundRow]:
    """Where the round of this quarter stands."""
    return list(await rounds(work, Quarter.current())) if work.may(Needs.READ) else []
