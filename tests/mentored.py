"""A township with mentors and groups, and rounds brought as far as a test needs.

cast = await mentored.cast(sessions, mentors=2, groups=3)
round_id = await mentored.paired(sessions, cast)
round_id = await mentored.published(sessions, cast)
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import given
import lent
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.clock import today
from wushe.kernel.work import Visitor
from wushe.mentoring import service
from wushe.mentoring.kinds import LIVE, Field
from wushe.mentoring.models import Mentorship
from wushe.mentoring.queries import mentors, pairs
from wushe.mentoring.schemas.entered import GroupData, MentorData, NewMentor, RoundData, SendData
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.people.kinds import Slot
from wushe.tenancy.places import Place

Sessions = given.Sessions


@dataclass
class Cast:
    """Who there is: mentors and groups by number, each with the visitor who speaks for them."""

    place: Place
    admin: Visitor
    community_id: UUID
    mentors: list[UUID] = field(default_factory=list)
    guides: list[Visitor] = field(default_factory=list)
    groups: list[UUID] = field(default_factory=list)
    leaders: list[Visitor] = field(default_factory=list)


async def cast(sessions: Sessions, *, mentors: int = 2, groups: int = 3, **entry: Any) -> Cast:
    """Everybody has time on Saturday mornings and everybody's field is planning."""
    place = await given.township(
        sessions, communities=("开元路社区居委会",), furnishers=[COMMUNITIES, ORGANIZATIONS], **entry
    )
    admin = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN, person_id=person_of(admin))
    async with given.work(sessions, admin) as work:
        [community_id] = await given.community_ids(work)
    there = Cast(place, admin, community_id)
    for number in range(mentors):
        await add_mentor(sessions, there, f"导师{number + 1:02}")
    for number in range(groups):
        await add_group(sessions, there, f"第{number + 1:02}服务队")
    return there


async def add_mentor(sessions: Sessions, cast: Cast, name: str = "导师", **said: Any) -> UUID:
    async with given.work(sessions, cast.admin) as work:
        person = await given.resident(work, name, cast.community_id)
        mentor = await service.register(work, NewMentor(person_id=person.id, **offering(**said)))
    cast.mentors.append(mentor.id)
    cast.guides.append(await given.member(sessions, cast.place, Role.MENTOR, name=name, person_id=person.id))
    return mentor.id


def offering(**said: Any) -> dict[str, Any]:
    return {"fields": [Field.PLANNING], "slots": [Slot.SAT_MORNING]} | said


async def edit_mentor(sessions: Sessions, cast: Cast, number: int, **said: Any) -> None:
    async with given.work(sessions, cast.admin) as work:
        await service.edit_mentor(work, cast.mentors[number], MentorData(**offering(**said)))


async def add_group(sessions: Sessions, cast: Cast, name: str) -> UUID:
    async with given.work(sessions, cast.admin) as work:
        leader = await given.resident(work, f"{name}负责人", cast.community_id)
        group = await given.organization(work, name, community_id=cast.community_id, leader=leader)
    cast.groups.append(group.id)
    cast.leaders.append(
        await given.member(sessions, cast.place, Role.ORGANIZATION_LEADER, name=leader.name, person_id=leader.id)
    )
    return group.id


def asking(organization_id: UUID, **said: Any) -> GroupData:
    usual = {"goals": "写出一份像样的项目书", "fields": [Field.PLANNING], "slots": [Slot.SAT_MORNING]}
    return GroupData(organization_id=organization_id, **usual | said)


def round_data(name: str = "第一轮导师结对", **said: Any) -> RoundData:
    days: dict[str, Any] = {"gather_until": today(), "since": today(), "until": today() + timedelta(days=180)}
    return RoundData(name=name, **(days | said))


async def gathering(sessions: Sessions, cast: Cast, name: str = "第一轮导师结对", **said: Any) -> UUID:
    async with given.work(sessions, cast.admin) as work:
        round_ = await service.prepare(work, round_data(name, **said))
        await service.gather(work, round_.id)
    return round_.id


async def applied(sessions: Sessions, cast: Cast, name: str = "第一轮导师结对", **said: Any) -> UUID:
    """A round for which every group has applied."""
    round_id = await gathering(sessions, cast, name, **said)
    async with given.work(sessions, cast.admin) as work:
        for group in cast.groups:
            await service.apply(work, round_id, asking(group))
    return round_id


async def paired(sessions: Sessions, cast: Cast, **said: Any) -> UUID:
    round_id = await applied(sessions, cast, **said)
    async with given.work(sessions, cast.admin) as work:
        await service.pair(work, round_id)
    return round_id


async def in_review(sessions: Sessions, cast: Cast, **said: Any) -> UUID:
    round_id = await paired(sessions, cast, **said)
    async with given.work(sessions, cast.admin) as work:
        await service.take_up(work, round_id)
    return round_id


async def published(sessions: Sessions, cast: Cast, **said: Any) -> UUID:
    round_id = await in_review(sessions, cast, **said)
    async with given.work(sessions, cast.admin) as work:
        await service.publish(work, round_id)
    return round_id


async def standing(sessions: Sessions, cast: Cast, round_id: UUID) -> dict[UUID, Mentorship]:
    """The live pairs of the round by their groups."""
    async with given.work(sessions, cast.admin) as work:
        return {each.organization_id: each for each in await work.all(pairs.of_round(round_id, LIVE))}


async def agreed(sessions: Sessions, cast: Cast, round_id: UUID) -> dict[UUID, Mentorship]:
    """Everybody says yes."""
    for group, mentorship in (await standing(sessions, cast, round_id)).items():
        for who in (cast.leaders[cast.groups.index(group)], guide(cast, mentorship)):
            async with given.work(sessions, who) as work:
                await service.agree(work, mentorship.id)
    return await standing(sessions, cast, round_id)


def guide(cast: Cast, mentorship: Mentorship) -> Visitor:
    return cast.guides[cast.mentors.index(mentorship.mentor_id)]


async def running(sessions: Sessions, cast: Cast, **said: Any) -> tuple[UUID, dict[UUID, Mentorship]]:
    round_id = await published(sessions, cast, **said)
    return round_id, await agreed(sessions, cast, round_id)


def person_of(who: Visitor) -> UUID:
    assert who.person
    assert who.person.person_id
    return who.person.person_id


# --- two townships


async def two(sessions: Sessions, *, groups: int = 2) -> tuple[Cast, Cast]:
    """(home with one mentor, host with groups and no mentor) of one county."""
    county = str(next(lent._counties))
    home = await cast(sessions, mentors=1, groups=0, name="星沙街道", county_code=county)
    return home, await cast(sessions, mentors=0, groups=groups, name="榔梨街道", county_code=county)


async def sent(sessions: Sessions, home: Cast, host: Cast, **said: Any) -> UUID:
    """The grant's id, which is the visitor's among the host's mentors."""
    usual = {"township_id": host.place.tenant.id, "capacity": 1, "until": today() + timedelta(days=200)}
    async with given.work(sessions, home.admin) as work:
        return (await service.send(work, home.mentors[0], SendData(**usual | said))).id


async def visiting(sessions: Sessions, home: Cast, host: Cast) -> Visitor:
    """The visitor as they stand in the host township now, by the roles they hold there."""
    async with given.work(sessions, host.admin) as work:
        [visitor] = [each for each in await work.all(mentors.available(today())) if each.home_tenant_id]
    roles = [Role.MENTOR]
    person = home.guides[0].person
    assert person
    return await given.visitor(
        sessions, host.place, *roles, person=type(person)(person.account_id, visitor.person_id, person.name)
    )
