"""All it takes to hold an activity: a township, a group with its leader and the social worker who accompanies it.

stage = await staged.township(sessions)
activity_id, session_id = await staged.published(sessions, stage)
with stopped_at(staged.STARTS):
    async with given.work(sessions, stage.leader) as work: ...
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import pooled
from wushe.access.roles import Role
from wushe.activities import service
from wushe.activities.schemas.planning import NewActivity, PlanData, ReviewData
from wushe.activities.schemas.sessions import SessionData
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.clock import SHANGHAI
from wushe.kernel.work import Visitor, Work
from wushe.needs.furnishing import FURNISHER as NEEDS
from wushe.organizations import service as organizations
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.kinds import Level
from wushe.organizations.schemas import NewAssignment
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]

NOW = pooled.NOW
"""A Monday morning; tests are marked to stand there, since `STARTS` is a date."""
STARTS = datetime(2026, 11, 28, 9, 0, tzinfo=SHANGHAI)
"""A Saturday morning."""
TWO_HOURS = timedelta(hours=2)

PLAN = PlanData(
    goal="让老人学会用手机挂号",
    audience="60 岁以上居民",
    survey="院坝会上 12 位老人提出",
    content="一对一教学",
    division="两名志愿者带一组",
    budget=20_000,
    risks="备急救包，地面防滑",
)
REVIEW = ReviewData(completion="如期举行", effect="学会挂号", problems="时间偏短", improvements="分两次教")


@dataclass(frozen=True, slots=True)
class Stage:
    """Who and what there is; `leader`, `worker` and `admin` are people of the register, ready to act."""

    place: Place
    admin: Visitor
    leader: Visitor
    worker: Visitor
    community_id: UUID
    organization_id: UUID
    room_id: UUID


async def township(sessions: Sessions, name: str = "青禾社工站") -> Stage:
    """A township with one filed group that is led and accompanied, and one room."""
    place = await given.township(
        sessions, communities=("开元路社区居委会", "双河村委会"), furnishers=[COMMUNITIES, ORGANIZATIONS, NEEDS]
    )
    admin = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        community_id = (await given.community_ids(work))[0]
        room = await pooled.zone(work, community_id)
    organization_id, leader, worker = await led_group(sessions, place, admin, community_id, name)
    return Stage(place, admin, leader, worker, community_id, organization_id, room.id)


async def led_group(
    sessions: Sessions, place: Place, admin: Visitor, community_id: UUID, name: str
) -> tuple[UUID, Visitor, Visitor]:
    """A group of the community with its leader and its social worker: (organisation's id, leader, worker)."""
    async with given.work(sessions, admin) as work:
        led_by = await given.resident(work, "周测试", community_id)
        helped_by = await given.social_worker(work, "李测试", community_id)
        group = await given.filed(work, await given.organization(work, name, community_id=community_id, leader=led_by))
        assignment = NewAssignment(person_id=helped_by.id, level=Level.COMMUNITY)
        await organizations.assign(work, group.id, assignment)
    leader = await given.visitor(sessions, place, Role.ORGANIZATION_LEADER, person=given.as_person(led_by.id, "周测试"))
    worker = await given.visitor(sessions, place, Role.SOCIAL_WORKER, person=given.as_person(helped_by.id, "李测试"))
    return group.id, leader, worker


async def drafted(work: Work, stage: Stage, title: str = "手机课堂", **said: Any) -> UUID:
    """An activity whose plan nobody has written; `work` is the leader's."""
    said = {"organization_id": stage.organization_id, "community_id": stage.community_id} | said
    answers = {"linkage_id", "need_id", "override_reason"} & said.keys()
    said |= {} if answers else {"override_reason": "老人多次要求"}
    return (await service.record(work, NewActivity(title=title, **said))).id


async def approved(sessions: Sessions, stage: Stage, title: str = "手机课堂", **said: Any) -> UUID:
    """An activity whose plan the social worker has approved."""
    async with given.work(sessions, stage.leader) as work:
        activity_id = await drafted(work, stage, title, **said)
        await service.save_plan(work, activity_id, submitted(PLAN))
    async with given.work(sessions, stage.worker) as work:
        await service.approve_plan(work, activity_id)
    return activity_id


def submitted(data: Any) -> Any:
    """The same plan or review, handed in."""
    return type(data)(**{name: getattr(data, name) for name in data.__struct_fields__} | {"submit": True})


async def published(
    sessions: Sessions, stage: Stage, title: str = "手机课堂", *, at: SessionData | None = None, **said: Any
) -> tuple[UUID, UUID]:
    """A published activity with one session: (activity, session)."""
    activity_id = await approved(sessions, stage, title, **said)
    async with given.work(sessions, stage.leader) as work:
        session = await service.add_session(work, activity_id, at or when(stage))
        await service.publish(work, activity_id)
    return activity_id, session.id


def when(stage: Stage, **said: Any) -> SessionData:
    """Two hours in the room from nine o'clock on."""
    return SessionData(**{"starts_at": STARTS, "ends_at": STARTS + TWO_HOURS, "zone_id": stage.room_id} | said)


async def signed_off(sessions: Sessions, stage: Stage, activity_id: UUID) -> None:
    """Its review handed in by the leader and signed by the social worker."""
    async with given.work(sessions, stage.leader) as work:
        await service.save_review(work, activity_id, submitted(REVIEW))
    async with given.work(sessions, stage.worker) as work:
        await service.sign_off(work, activity_id)


async def another_group(sessions: Sessions, stage: Stage, name: str = "暖夕服务队") -> Stage:
    """The same township as another group sees it."""
    organization_id, leader, worker = await led_group(sessions, stage.place, stage.admin, stage.community_id, name)
    return Stage(stage.place, stage.admin, leader, worker, stage.community_id, organization_id, stage.room_id)


def id_of(who: Visitor) -> UUID:
    """The person whom a visitor is in the township's register."""
    assert who.person
    assert who.person.person_id
    return who.person.person_id


async def volunteers(sessions: Sessions, stage: Stage, count: int = 1) -> list[Visitor]:
    """So many volunteers of the township, ready to act."""
    async with given.work(sessions, stage.admin) as work:
        people = [await given.volunteer(work, f"志愿者{number}", stage.community_id) for number in range(count)]
    return [
        await given.visitor(sessions, stage.place, Role.VOLUNTEER, person=given.as_person(person.id, person.name))
        for person in people
    ]
