"""What is held in the demo: a year of visits to elders that is signed off, a class to come, and two at one place."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from wushe.activities import service
from wushe.activities.kinds import HoursState, Part, Rhythm
from wushe.activities.models import Attendance, ServiceHours
from wushe.activities.queries.hours import of_session
from wushe.activities.queries.sessions import sessions_of
from wushe.activities.schemas.attending import NewSignUp
from wushe.activities.schemas.planning import NewActivity, PlanData, ReviewData
from wushe.activities.schemas.sessions import SeriesData, SessionData
from wushe.communities import service as communities
from wushe.communities.schemas import NewPlace
from wushe.demo.cast import AT
from wushe.demo.stage import Ids, Stage
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI, stopped_at
from wushe.kernel.database.model import new_id
from wushe.organizations.kinds import MemberRole
from wushe.organizations.schemas import NewMember
from wushe.organizations.service import enrol
from wushe.people.schemas import NewPerson, VolunteerData
from wushe.people.service import make_volunteer, record_person

VISITS, PERSON_TIMES, HELPERS = 86, 1567, 18
FOR_AN_HOUR = 1442
"""乐竹邻: 86 场, 1,567 人次 and 1,629.5 小时; eighteen join the three who began, so that it grows from 3 to 21."""
BEGINS, ENDS = time(9), time(12)

PLAN = PlanData(
    goal="让需要的居民得到回应", audience="本社区居民", survey="入户走访和院坝会", content="见活动介绍",
    division="组织负责统筹，志愿者分组", risks="出行安全提醒，备急救包", submit=True,
)  # fmt: skip
REVIEW = ReviewData(
    completion="按预案完成",
    effect="长者愿意开门、愿意说话",
    problems="个别时段志愿者偏少",
    improvements="增加周末班次",
    submit=True,
)


async def hold(stage: Stage) -> None:
    """Everything that is held."""
    room = await _room(stage)
    await _visits(stage)
    await _class(stage, room)
    await _same_place(stage, room)
    await _waiting(stage)


async def _room(stage: Stage) -> UUID:
    async with stage.acting("director") as work:
        room = NewPlace(community_id=stage.communities[AT], name="邻里客厅", address="社区服务中心一楼", capacity=40)
        return (await communities.add_place(work, room)).id


async def _visits(stage: Stage) -> None:
    """六零系八零: people in their sixties visit those over eighty, on 86 mornings."""
    helpers = await _helpers(stage)
    first = clock.today() - timedelta(days=VISITS + 4)
    with stopped_at(datetime.combine(first, time(8), SHANGHAI)):
        title = "六零系八零：上门探访"
        about = {"linkage_id": stage.linkages["八十岁以上长者盼有人说说话"]}
        activity_id = await _approved(stage, title, "乐竹邻里互助队", "大园社区", **about)
        async with stage.acting("director") as work:
            last = first + timedelta(days=VISITS - 1)
            every_morning = SeriesData(
                rhythm=Rhythm.DAILY, first_on=first, last_on=last, starts=BEGINS, ends=ENDS, skip_holidays=False
            )
            await service.add_series(work, activity_id, every_morning)
            await service.publish(work, activity_id)
    await _everybody_came(stage, activity_id, helpers)
    async with stage.acting("director") as work:
        await service.save_review(work, activity_id, REVIEW)
    async with stage.acting("worker") as work:
        await service.sign_off(work, activity_id)


async def _helpers(stage: Stage) -> list[UUID]:
    """The three of the beginning and eighteen more; invented people need no names of their own."""
    helpers = [stage.people[name] for name in ("唐竹", "韩露", "孙然")]
    async with stage.acting("director") as work:
        for number in range(1, HELPERS + 1):
            person = await record_person(
                work, NewPerson(name=f"乐竹{number:02}", community_id=stage.communities["大园社区"])
            )
            await enrol(work, stage.groups["乐竹邻里互助队"], NewMember(person_id=person.id, role=MemberRole.MEMBER))
            await make_volunteer(work, person.id, VolunteerData())
            helpers.append(person.id)
    return helpers


async def _everybody_came(stage: Stage, activity_id: UUID, helpers: list[UUID]) -> None:
    """The rows as check-in and check-out leave them, approved by the social worker."""
    async with stage.acting("director") as work:
        held = list(await work.all(sessions_of(activity_id)))
        for place, helper, minutes in presences():
            starts_at = held[place].starts_at
            came = Attendance(
                id=new_id(), session_id=held[place].id, person_id=helpers[helper], part=Part.VOLUNTEER, way="list",
                in_at=starts_at, out_at=starts_at + timedelta(minutes=minutes), heads=1,
            )  # fmt: skip
            work.add(came)
            work.add(
                ServiceHours(
                    attendance_id=came.id, session_id=came.session_id, person_id=came.person_id,
                    starts_at=came.in_at, ends_at=came.out_at, state=HoursState.PENDING,
                )
            )  # fmt: skip
        await work.flush()
        for session in held:
            await service.hold_session(work, activity_id, session.id)
    async with stage.acting("worker") as work:
        waiting = [entry.id for session in held for entry in await work.all(of_session(session.id))]
        await service.approve_all(work, waiting)


def presences() -> Iterator[tuple[int, int, int]]:
    """(session, helper, minutes) of everybody who came: 1,442 for an hour, the other 125 for an hour and a half."""
    for number in range(PERSON_TIMES):
        yield number % VISITS, number // VISITS, 60 if number < FOR_AN_HOUR else 90


async def _class(stage: Stage, room: UUID) -> None:
    """四点半课堂: published, with people signed up for the weeks to come."""
    about = {"linkage_id": stage.linkages["放学后没人辅导孩子作业"], "open_to_public": True}
    activity_id = await _approved(stage, "四点半课堂", "青禾助学社", AT, **about)
    first = _next_wednesday()
    async with stage.acting("director") as work:
        weekly = SeriesData(
            rhythm=Rhythm.WEEKLY, first_on=first, last_on=first + timedelta(weeks=5), starts=time(16, 30),
            ends=time(18), place_id=room, participants_limit=20, volunteers_limit=4,
        )  # fmt: skip
        await service.add_series(work, activity_id, weekly)
        await service.publish(work, activity_id)
        [soonest, *_later] = await work.all(sessions_of(activity_id))
        for name in ("赵宁", "钱微"):
            await service.sign_up(work, soonest.id, NewSignUp(person_id=stage.people[name], part=Part.VOLUNTEER))


async def _same_place(stage: Stage, room: UUID) -> None:
    """Another group wants the same room at the same time: found on save, and both have to agree on a way out."""
    need = {"need_id": stage.needs["腿脚不便的长者看病没人陪"]}
    activity_id = await _approved(stage, "陪诊志愿者培训", "暖夕陪护社", AT, **need)
    starts_at = datetime.combine(_next_wednesday(), time(17), SHANGHAI)
    async with stage.acting("director") as work:
        session = SessionData(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), place_id=room)
        await service.add_session(work, activity_id, session)


async def _waiting(stage: Stage) -> None:
    """A plan that waits for the social worker."""
    async with stage.acting("director") as work:
        activity = await service.record(
            work,
            _about(stage, "寒假托管班", "小太阳托管班", "土岭社区", linkage_id=stage.linkages["暑假孩子没有人照看"]),
        )
        await service.save_plan(work, activity.id, PLAN)


async def _approved(stage: Stage, title: str, group: str, community: str, **said: object) -> UUID:
    """An activity whose plan the social worker has approved."""
    async with stage.acting("director") as work:
        activity = await service.record(work, _about(stage, title, group, community, **said))
        await service.save_plan(work, activity.id, PLAN)
    async with stage.acting("worker") as work:
        await service.approve_plan(work, activity.id)
    return activity.id


def _about(stage: Stage, title: str, group: str, community: str, **said: object) -> NewActivity:
    where: Ids = {"organization_id": stage.groups[group], "community_id": stage.communities[community]}
    return NewActivity(title=title, **where, **said)  # pyright: ignore[reportArgumentType]


def _next_wednesday() -> date:
    """Always a few days ahead, so that the demo has something to come."""
    today = clock.today()
    return today + timedelta(days=(2 - today.weekday()) % 7 or 7)
