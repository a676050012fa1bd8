"""The visits to elders in the demo, a quarter of a year of mornings that is signed off; and how anything is planned."""

from collections.abc import Iterator
from datetime import time, timedelta
from uuid import UUID

from wushe.activities import service
from wushe.activities.kinds import HoursState, Part
from wushe.activities.models import Attendance, ServiceHours, Session
from wushe.activities.queries.hours import of_session
from wushe.activities.queries.photos import photos_of
from wushe.activities.queries.sessions import sessions_of
from wushe.activities.schemas.photos import SignOff
from wushe.activities.schemas.planning import NewActivity, PlanData, ReviewData
from wushe.activities.schemas.sessions import SeriesData
from wushe.demo.pictures import photographed
from wushe.demo.stage import Ids, Stage
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.rhythm import Rhythm
from wushe.organizations.kinds import MemberRole
from wushe.organizations.schemas import NewMember
from wushe.organizations.service import enrol
from wushe.people.schemas import NewPerson, VolunteerData
from wushe.people.service import make_volunteer, record_person

TITLE = "六零系八零：上门探访"
VISITS, PERSON_TIMES = 86, 1567
FOR_AN_HOUR = 1442
FOUNDERS = ("唐竹", "韩露", "孙然")
NEWCOMERS = tuple(f"乐竹{number:02}" for number in range(1, 19))
"""乐竹邻: 86 场, 1,567 人次 and 1,629.5 小时; eighteen join the three who began, so that it grows from 3 to 21."""
BEGINS, ENDS = time(9), time(12)

PLAN = PlanData(
    goal="让需要的居民得到回应", audience="本社区居民", survey="入户走访和院坝会", content="见活动介绍",
    division="组织负责统筹，志愿者分组", risks="出行安全提醒，备急救包", submit=True,
)  # fmt: skip
REVIEW = ReviewData(
    completion="按预案完成",
    effect="参加的人愿意再来，也带来了邻居",
    problems="个别时段志愿者偏少",
    improvements="增加周末班次",
    submit=True,
)


async def plan(stage: Stage) -> None:
    """六零系八零: people in their sixties visit those over eighty, on 86 mornings."""
    await _helpers(stage)
    activity_id = await approved(
        stage, TITLE, "乐竹邻里互助队", "大园社区", linkage_id=stage.linkages["八十岁以上长者盼有人说说话"]
    )
    first = clock.today()
    async with stage.acting("director") as work:
        every_morning = SeriesData(
            rhythm=Rhythm.DAILY, first_on=first, last_on=first + timedelta(days=VISITS - 1), starts=BEGINS, ends=ENDS,
            skip_holidays=False,
        )  # fmt: skip
        await service.add_series(work, activity_id, every_morning)
        await service.publish(work, activity_id)


async def _helpers(stage: Stage) -> None:
    """Eighteen join the three of the beginning; invented people need no names of their own."""
    async with stage.acting("director") as work:
        for name in NEWCOMERS:
            person = await record_person(work, NewPerson(name=name, community_id=stage.communities["大园社区"]))
            await enrol(work, stage.groups["乐竹邻里互助队"], NewMember(person_id=person.id, role=MemberRole.MEMBER))
            await make_volunteer(work, person.id, VolunteerData())
            stage.people[name] = person.id


async def everybody_came(stage: Stage) -> None:
    """The rows as check-in and check-out leave them, approved by the social worker, who signs the review."""
    helpers = [stage.people[name] for name in (*FOUNDERS, *NEWCOMERS)]
    activity_id = stage.activities[TITLE]
    async with stage.acting("director") as work:
        held = list(await work.all(sessions_of(activity_id)))
        for place, helper, minutes in presences():
            came = attendance(held[place], helpers[helper], minutes)
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
    await photographed(stage, TITLE, ("清晨出发时的巷口", "探访时泡好的两杯茶"))
    await reviewed(stage, activity_id)


def attendance(session: Session, person_id: UUID, minutes: int, part: Part = Part.VOLUNTEER) -> Attendance:
    """Somebody who was there from the beginning of the session."""
    return Attendance(
        id=new_id(), session_id=session.id, person_id=person_id, part=part, way="list", in_at=session.starts_at,
        out_at=session.starts_at + timedelta(minutes=minutes), heads=1,
    )  # fmt: skip


def presences() -> Iterator[tuple[int, int, int]]:
    """(session, helper, minutes) of everybody who came: 1,442 for an hour, the other 125 for an hour and a half."""
    for number in range(PERSON_TIMES):
        yield number % VISITS, number // VISITS, 60 if number < FOR_AN_HOUR else 90


async def approved(stage: Stage, title: str, group: str, community: str, **said: object) -> UUID:
    """An activity whose plan the social worker has approved."""
    activity_id = await planned(stage, title, group, community, **said)
    async with stage.acting("worker") as work:
        await service.approve_plan(work, activity_id)
    return activity_id


async def planned(stage: Stage, title: str, group: str, community: str, **said: object) -> UUID:
    """An activity whose plan waits for the social worker."""
    where: Ids = {"organization_id": stage.groups[group], "community_id": stage.communities[community]}
    async with stage.acting("director") as work:
        about = NewActivity(title=title, **where, **said)  # pyright: ignore[reportArgumentType]
        stage.activities[title] = (await service.record(work, about)).id
        await service.save_plan(work, stage.activities[title], PLAN)
    return stage.activities[title]


async def reviewed(stage: Stage, activity_id: UUID) -> None:
    """The group has looked back, and the social worker has signed and found nobody in its pictures."""
    async with stage.acting("director") as work:
        await service.save_review(work, activity_id, REVIEW)
    async with stage.acting("worker") as work:
        photos = [photo.id for photo in await work.all(photos_of(activity_id))]
        await service.sign_off(work, activity_id, SignOff(photos=photos))
