"""The desk of whoever leads groups: what is asked of them, what comes up, and how they stand."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from wushe.activities import queries as activities
from wushe.activities.kinds import ActivityState
from wushe.activities.permissions import Activities
from wushe.kernel.clock import local_day, now
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.linkages.kinds import Stage
from wushe.linkages.permissions import Linkages
from wushe.organizations.queries import led_by
from wushe.workbench import queries
from wushe.workbench.desk import Desk, Task, listed
from wushe.workbench.desks import bookings, goods, growing, mentoring, money, orders, wishes

SOON = 8
EACH = 6


class Led(NamedTuple):
    """A group that the person leads, with its numbers of members, core members and open offers."""

    id: UUID
    name: str
    members: int
    core: int
    offers: int


async def desk(work: Work) -> Desk:
    person_id = work.person.person_id
    shown = {"tasks": [], "money": [], "sessions": [], "groups": []}
    if person_id is not None:
        ids = led_by(person_id)
        shown = {
            "tasks": listed(work, await _tasks(work, person_id)),
            "money": listed(work, await money.tasks(work)),
            "sessions": await work.rows(queries.sessions_to_come(ids, now()).limit(SOON)),
            "groups": await _groups(work, person_id),
        }
    return Desk("organization_leader", _("我负责的组织"), "workbench/leader.html", shown)


async def _tasks(work: Work, person_id: UUID) -> list[Task]:
    return [
        *await _linkages(work), *await _activities(work), *await _papers(work, person_id), *await wishes.of_giver(work),
        *await goods.of_receiver(work), *await mentoring.of_leader(work), *await orders.of_server(work),
        *await orders.of_arranger(work), *await growing.of_leader(work, person_id),
        *await bookings.stewarded(work), *await bookings.borrowed(work),
    ]  # fmt: skip


async def _linkages(work: Work) -> list[Task]:
    """Those that ask for an answer, and those that can begin."""
    if not work.may(Linkages.AGREE):
        return []
    tags = {Stage.PROPOSED: _("待接单"), Stage.AGREED: _("可开始")}
    found = await work.all(queries.linkages_to_move(work.require(Linkages.AGREE), *tags).limit(EACH))
    return [
        Task(linkage.title, f"/linkages/{linkage.id}", tags[linkage.stage], since=linkage.proposed_on)
        for linkage in found
    ]


async def _activities(work: Work) -> list[Task]:
    """Plans to write or to mend, plans to publish, reviews to write."""
    if not work.may(Activities.EDIT):
        return []
    reach = work.require(Activities.EDIT)
    drafts = await work.all(queries.activities_in(reach, ActivityState.DRAFT, ActivityState.APPROVED).limit(EACH))
    due = await work.all(activities.reviews_due(reach, now()).limit(EACH))
    tags = {ActivityState.DRAFT: _("写预案"), ActivityState.APPROVED: _("待发布")}
    return [
        *(
            Task(
                each.title, f"/activities/{each.id}", _("退回修改") if each.returned_because else tags[each.state],
                "bad" if each.returned_because else "info",
            )
            for each in drafts
        ),
        *(
            Task(each.title, f"/activities/{each.id}", _("写总结"), since=_day(each.ends_at))
            for each in due
        ),
    ]  # fmt: skip


def _day(at: datetime | None) -> date | None:
    return local_day(at) if at else None


async def _papers(work: Work, person_id: UUID) -> list[Task]:
    """Applications that cannot go on without them."""
    found = await work.all(queries.applications_to_mend(led_by(person_id)).limit(EACH))
    title = _("补齐{procedure}材料")
    return [
        Task(
            title.say(procedure=each.procedure.label),
            f"/organizations/applications/{each.id}",
            _("补正"),
            due=each.due_on,
        )
        for each in found
    ]


async def _groups(work: Work, person_id: UUID) -> list[Led]:
    ids = led_by(person_id)
    members = {row[0]: (row[1], row[2]) for row in await work.rows(queries.members_of(ids))}
    offers = {row[0]: row[1] for row in await work.rows(queries.open_offers(ids))}
    return [
        Led(group.id, group.name, *members.get(group.id, (0, 0)), offers.get(group.id, 0))
        for group in await work.all(queries.groups(ids))
    ]
