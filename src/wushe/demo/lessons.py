"""The class after school in the demo, held and to come; an experiment; two groups at one place; a plan that waits."""

from datetime import date, datetime, time, timedelta

from wushe.activities import service
from wushe.activities.errors import NoSuchAttendance
from wushe.activities.kinds import CommentState, Part
from wushe.activities.models import Rating, Session
from wushe.activities.queries.attending import attendance_of_person
from wushe.activities.queries.hours import of_session
from wushe.activities.queries.sessions import sessions_of
from wushe.activities.schemas.attending import HeadCount, ListedPerson, NewSignUp
from wushe.activities.schemas.sessions import SeriesData, SessionData
from wushe.demo.cast import AT
from wushe.demo.held import approved, planned, reviewed
from wushe.demo.pictures import photographed
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI, stopped_at
from wushe.kernel.database.model import new_id
from wushe.kernel.rhythm import Rhythm
from wushe.pools import service as pools
from wushe.pools.queries.resources import zones_of
from wushe.pools.schemas.resources import VenueData

TITLE = "四点半课堂"
WEDNESDAY = 2
STARTS, ENDS = time(16, 30), time(18)
TUTORS, PUPILS = ("赵宁", "钱微"), ("邓一", "邓二")
HEARD = (
    (5, "孩子回家作业都写完了，老人不用再着急", CommentState.SHOWN),
    (4, "希望周五也开一次", CommentState.SHOWN),
    (5, "志愿者老师很有耐心", CommentState.WAITING),
)
"""Stars, words and whether somebody has read them, one for each afternoon that was held."""


def past() -> list[date]:
    """The last three Wednesdays before today."""
    last = clock.today() - timedelta(days=(clock.today().weekday() - WEDNESDAY) % 7 or 7)
    return [last - timedelta(weeks=weeks) for weeks in (2, 1, 0)]


def coming() -> date:
    """The next Wednesday after today, so that the demo always has something to come."""
    return past()[-1] + timedelta(weeks=1 if past()[-1] + timedelta(weeks=1) > clock.today() else 2)


async def plan(stage: Stage) -> None:
    """Every Wednesday for nine weeks, in the room that two groups will want; to be played days before the first."""
    async with stage.acting("director") as work:
        venue = VenueData(
            community_id=stage.communities[AT], name="邻里客厅", address="社区服务中心一楼", capacity=40, lead_days=120,
            closed_on_holidays=False,
        )  # fmt: skip
        [zone] = await work.all(zones_of([(await pools.add_venue(work, venue)).id]))
        stage.zones["邻里客厅"] = zone.id
    about = {"linkage_id": stage.linkages["放学后没人辅导孩子作业"], "open_to_public": True}
    activity_id = await approved(stage, TITLE, "青禾助学社", AT, **about)
    async with stage.acting("director") as work:
        first = clock.today() + timedelta(days=(WEDNESDAY - clock.today().weekday()) % 7)
        weekly = SeriesData(
            rhythm=Rhythm.WEEKLY, first_on=first, last_on=first + timedelta(weeks=8), starts=STARTS, ends=ENDS,
            zone_id=stage.zones["邻里客厅"], participants_limit=20, volunteers_limit=4, skip_holidays=False,
        )  # fmt: skip
        await service.add_series(work, activity_id, weekly)
        await service.publish(work, activity_id)


async def give(stage: Stage, *, day: date, number: int) -> None:
    """One afternoon: two who teach and two pupils by name, others counted; rated, and the hours approved or not yet."""
    session = await _session_on(stage, day)
    with stopped_at(session.starts_at):
        async with stage.acting("director") as work:
            for names, part in ((TUTORS, Part.VOLUNTEER), (PUPILS, Part.BENEFICIARY)):
                for name in names:
                    await service.tick(work, session.id, ListedPerson(person_id=stage.people[name], part=part))
            await service.count_heads(work, session.id, HeadCount(heads=12 + number))
    with stopped_at(session.ends_at):
        async with stage.acting("director") as work:
            await service.hold_session(work, stage.activities[TITLE], session.id)
        await _rate(stage, session, number)
        if number < len(HEARD) - 1:
            await _approve(stage, session)


async def _session_on(stage: Stage, day: date) -> Session:
    async with stage.acting("director") as work:
        found = await work.all(sessions_of(stage.activities[TITLE]))
    return next(session for session in found if clock.local_day(session.starts_at) == day)


async def _rate(stage: Stage, session: Session, number: int) -> None:
    """By the first pupil's family, as the code on paper would let them."""
    stars, comment, state = HEARD[number]
    async with stage.acting("director") as work:
        came = await work.one(attendance_of_person(session.id, stage.people[PUPILS[0]]), NoSuchAttendance)
        work.add(
            Rating(
                id=new_id(), attendance_id=came.id, session_id=session.id, stars=stars, comment=comment,
                comment_state=state, rated_at=clock.now(),
            )
        )  # fmt: skip


async def _approve(stage: Stage, session: Session) -> None:
    async with stage.acting("worker") as work:
        await service.approve_all(work, [entry.id for entry in await work.all(of_session(session.id))])


async def experiment(stage: Stage) -> None:
    """周末科学小实验: once, looked back on and signed, so that its linkage can be confirmed."""
    linkage_id = stage.linkages["孩子想参加科普实验"]
    title = "周末科学小实验"
    activity_id = await approved(stage, title, "青禾助学社", "大园社区", linkage_id=linkage_id)
    starts_at = clock.now()
    async with stage.acting("director") as work:
        hours = SessionData(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), meeting_point="社区活动室")
        session = await service.add_session(work, activity_id, hours)
        await service.publish(work, activity_id)
        await service.tick(work, session.id, ListedPerson(person_id=stage.people["钱微"], part=Part.VOLUNTEER))
        await service.count_heads(work, session.id, HeadCount(heads=23))
    with stopped_at(starts_at + timedelta(hours=2)):
        async with stage.acting("director") as work:
            await service.hold_session(work, activity_id, session.id)
        await _approve(stage, session)
        await photographed(stage, title, ("摆好的实验器材", "活动室新添的书架"))
        await reviewed(stage, activity_id)


async def enrol(stage: Stage) -> None:
    """Two volunteers for the next afternoon."""
    session = await _session_on(stage, coming())
    async with stage.acting("director") as work:
        for name in TUTORS:
            await service.sign_up(work, session.id, NewSignUp(person_id=stage.people[name], part=Part.VOLUNTEER))


async def same_place(stage: Stage) -> None:
    """Another group wants the same room at the same time: found on save, and both have to agree on a way out."""
    need = {"need_id": stage.needs["腿脚不便的长者看病没人陪"]}
    activity_id = await approved(stage, "陪诊志愿者培训", "暖夕陪护社", AT, **need)
    starts_at = datetime.combine(coming(), time(17), SHANGHAI)
    async with stage.acting("director") as work:
        hours = SessionData(
            starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), zone_id=stage.zones["邻里客厅"]
        )
        await service.add_session(work, activity_id, hours)


async def waiting(stage: Stage) -> None:
    """A plan that waits for the social worker."""
    linkage_id = stage.linkages["暑假孩子没有人照看"]
    await planned(stage, "寒假托管班", "小太阳托管班", "土岭社区", linkage_id=linkage_id)
