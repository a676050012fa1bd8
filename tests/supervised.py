"""Supervision as tests begin with it: two social workers, the groups that each accompanies, and who leads them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.clock import today
from wushe.kernel.database.model import new_id
from wushe.kernel.journal.event import Event
from wushe.kernel.work import Visitor, Work
from wushe.organizations import service as organizations
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.kinds import Level
from wushe.organizations.models import Organization
from wushe.organizations.schemas import NewAssignment
from wushe.people.models import Person as Resident
from wushe.supervision import service
from wushe.supervision.kinds import SupervisionFunction, VisitTemplate
from wushe.supervision.models import Action, GroupSupervision, IndividualSupervision, Visit
from wushe.supervision.queries import actions
from wushe.supervision.schemas.sessions import NewGroupSupervision, NewIndividualSupervision
from wushe.supervision.schemas.visits import CorrectionData, NewVisit
from wushe.tenancy.places import Place

NAMED = ("开元路社区居委会", "双河村委会")
SUPPORTIVE = [SupervisionFunction.SUPPORTIVE]
WRITTEN = ("成员到齐，账目没有公开", "下个月把账目贴出来")
"""What is seen and advised in a visit; `RIGHT` and `AGAIN` correct it one after the other."""
RIGHT = CorrectionData(seen="成员到齐，账目公开了一半", advice="这个月把账目补全", reason="记错了账目")
AGAIN = CorrectionData(seen="成员到齐，账目公开了一半", advice="年底前把账目补全", reason="和负责人重新商量了日子")


@dataclass(frozen=True)
class Cast:
    """`worker` accompanies `group` and `second`, `other` accompanies `third`, which stands in the other community."""

    place: Place
    admin: Visitor
    worker: Visitor
    other: Visitor
    leader: Visitor
    other_leader: Visitor
    staff: Visitor
    where: UUID
    elsewhere: UUID
    group: UUID
    second: UUID
    third: UUID

    def everybody(self) -> dict[str, Visitor]:
        names = ("admin", "worker", "other", "leader", "other_leader", "staff")
        return {name: getattr(self, name) for name in names}


async def cast(sessions: given.Sessions) -> Cast:
    place = await given.township(sessions, communities=NAMED, furnishers=[COMMUNITIES, ORGANIZATIONS])
    founder = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, founder) as work:
        where, elsewhere = await given.community_ids(work)
        people = {name: await given.resident(work, name) for name in ("金管理", "周负责", "吴负责", "郑社区")}
        workers = [await given.social_worker(work, name, where) for name in ("李社工", "孙社工")]
        group, second, third = [
            await accompanied(work, name, at, people[leader], worker)
            for name, at, leader, worker in (
                ("清风舞蹈队", where, "周负责", workers[0]),
                ("暖夕服务队", where, "周负责", workers[0]),
                ("双河夜谈会", elsewhere, "吴负责", workers[1]),
            )
        ]

    async def who(person: Resident, role: Role, **said: Any) -> Visitor:
        return await given.member(sessions, place, role, name=person.name, person_id=person.id, **said)

    return Cast(
        place, await who(people["金管理"], Role.TOWNSHIP_ADMIN), await who(workers[0], Role.SOCIAL_WORKER),
        await who(workers[1], Role.SOCIAL_WORKER), await who(people["周负责"], Role.ORGANIZATION_LEADER),
        await who(people["吴负责"], Role.ORGANIZATION_LEADER),
        await who(people["郑社区"], Role.COMMUNITY_STAFF, community_id=where),
        where, elsewhere, group.id, second.id, third.id,
    )  # fmt: skip


async def accompanied(
    work: Work, name: str, where: UUID, leader: Resident, worker: Resident, level: Level = Level.COMMUNITY
) -> Organization:
    """A group that is led by one and accompanied by the other; `work` is the admin's."""
    group = await given.organization(work, name, community_id=where, leader=leader)
    await organizations.assign(work, group.id, NewAssignment(person_id=worker.id, level=level))
    return group


def id_of(who: Visitor) -> UUID:
    assert who.person is not None
    assert who.person.person_id is not None
    return who.person.person_id


def said(organization_id: UUID, **fields: Any) -> NewVisit:
    """A visit as it is entered."""
    usual: dict[str, Any] = {
        "id": new_id(), "template": VisitTemplate.DAILY, "visited_on": today(), "minutes": 40,
        "seen": WRITTEN[0], "advice": WRITTEN[1],
    }  # fmt: skip
    return NewVisit(organization_id=organization_id, **usual | fields)


async def visited(sessions: given.Sessions, cast: Cast, organization_id: UUID | None = None, **fields: Any) -> Visit:
    """A visit of the first worker to the first group, or to another of theirs."""
    async with given.work(sessions, cast.worker) as work:
        return await service.record_visit(work, said(organization_id or cast.group, **fields))


async def corrected(
    sessions: given.Sessions, who: Visitor, visit: Visit, data: CorrectionData = RIGHT, version: int | None = None
) -> list[Event]:
    """The visit put right by `who`, as read in that version; what is told of it."""
    async with given.work(sessions, who) as work:
        work.expected_version = version
        await service.correct_visit(work, visit.id, data)
        return work.events


async def agreed(sessions: given.Sessions, cast: Cast, due_on: date, title: str = "公开账目") -> Action:
    """An action of the first group that its leader owns, out of a visit on the day it was due or today."""
    visit = await visited(
        sessions, cast, visited_on=min(due_on, today()), todos=[title], owner_id=id_of(cast.leader), due_on=due_on
    )
    async with given.work(sessions, cast.worker) as work:
        [(action, _owner)] = await work.rows(actions.of_visit(visit.id))
    return action


async def held(sessions: given.Sessions, cast: Cast, *groups: UUID, **fields: Any) -> GroupSupervision:
    """A group supervision of the first worker with two groups, or with these."""
    usual: dict[str, Any] = {
        "held_on": today(), "minutes": 90, "functions": [SupervisionFunction.EDUCATIONAL],
        "problem": "活动没有预案", "advice": "先写一页纸", "measure": "写出下月活动的预案", "due_on": today(),
        "organization_ids": list(groups or (cast.group, cast.second)),
    }  # fmt: skip
    async with given.work(sessions, cast.worker) as work:
        return await service.hold(work, NewGroupSupervision(**usual | fields))


async def confided(sessions: given.Sessions, cast: Cast, **fields: Any) -> IndividualSupervision:
    """What the first worker spoke of with the leader of the first group."""
    usual: dict[str, Any] = {
        "supervisee_id": id_of(cast.leader), "held_on": today(), "minutes": 60, "functions": SUPPORTIVE,
        "topic": "想辞去负责人", "talk": "和副手意见不合，夜里睡不好", "agreed": "先休息两周",
    }  # fmt: skip
    async with given.work(sessions, cast.worker) as work:
        return await service.confide(work, NewIndividualSupervision(**usual | fields))


def count_of(model: type[Any]) -> Select[int]:
    return select(func.count()).select_from(model)
