"""P6: no double-counted minute: 50 writers at once, and the approved minutes are the minutes of the union."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import DBAPIError

import given
import staged
from wushe.activities import service
from wushe.activities.errors import HoursDecided, HoursOverlap
from wushe.activities.kinds import CheckInWay, HoursState, Part
from wushe.activities.models import Attendance, ServiceHours
from wushe.activities.queries.hours import approved_between
from wushe.activities.schemas.sessions import SessionData
from wushe.kernel.clock import local_day
from wushe.kernel.database.integrity import is_unavailable
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Refusal

pytestmark = pytest.mark.at(staged.NOW)

WRITERS = 50
HALF_HOUR = timedelta(minutes=30)
APPROVED = "approved"


async def many_claims(sessions, stage, person_id):
    """100 entries of one person over ten days, from half an hour to two hours long, most of which meet another."""
    activity_id, _session_id = await staged.published(sessions, stage)
    made = []
    async with given.work(sessions, stage.leader) as work:
        for number in range(100):
            starts_at = staged.STARTS + timedelta(days=number % 10) + HALF_HOUR * (number // 10)
            span = (starts_at, starts_at + HALF_HOUR * (1 + number % 4))
            at = SessionData(starts_at=span[0], ends_at=span[1])
            session = await service.add_session(work, activity_id, at)
            attendance_id = new_id()
            work.add(
                Attendance(
                    id=attendance_id, session_id=session.id, person_id=person_id, part=Part.VOLUNTEER,
                    way=CheckInWay.LIST, in_at=span[0], out_at=span[1], heads=1,
                )
            )  # fmt: skip
            made.append(new_id())
            work.add(
                ServiceHours(
                    id=made[-1], attendance_id=attendance_id, session_id=session.id, person_id=person_id,
                    starts_at=span[0], ends_at=span[1], state=HoursState.PENDING,
                )
            )  # fmt: skip
    return made


async def approved_or_refused(sessions, stage, hours_id) -> str:
    """What a social worker is answered, who tries again when the database was too busy (503)."""
    while True:
        try:
            async with given.work(sessions, stage.worker) as work:
                await service.approve(work, hours_id)
        except Refusal as refusal:
            return refusal.code
        except DBAPIError as error:
            if not is_unavailable(error):
                raise
        else:
            return APPROVED


def union_minutes(spans: list[tuple[datetime, datetime]]) -> int:
    minutes, until = 0, datetime.min.replace(tzinfo=staged.STARTS.tzinfo)
    for starts_at, ends_at in sorted(spans):
        minutes += max(0, int((ends_at - max(starts_at, until)).total_seconds()) // 60)
        until = max(until, ends_at)
    return minutes


@pytest.mark.crowd
async def test_promise_p06_50_writers_and_the_sum_of_minutes_is_the_union(sessions):
    stage = await staged.township(sessions)
    [volunteer] = await staged.volunteers(sessions, stage)
    person_id = staged.id_of(volunteer)
    claims = await many_claims(sessions, stage, person_id)
    outcomes: list[str] = []

    gate = asyncio.Semaphore(WRITERS)

    async def one_of_fifty(hours_id):
        async with gate:
            outcomes.append(await approved_or_refused(sessions, stage, hours_id))

    await asyncio.gather(*(one_of_fifty(hours_id) for hours_id in claims))

    first = local_day(staged.STARTS)
    async with given.work(sessions, stage.admin) as work:
        approved = await work.all(approved_between(person_id, first, first + timedelta(days=30)))
    assert len(outcomes) == len(claims)
    assert set(outcomes) == {APPROVED, HoursOverlap.code}
    assert len(approved) == outcomes.count(APPROVED)
    assert 0 < len(approved) < len(claims)
    spans = [(entry.starts_at, entry.ends_at) for entry in approved]
    assert sum(entry.minutes for entry in approved) == union_minutes(spans)


@pytest.mark.crowd
async def test_promise_p06_the_same_entry_approved_by_50_counts_once(sessions):
    stage = await staged.township(sessions)
    [volunteer] = await staged.volunteers(sessions, stage)
    claims = await many_claims(sessions, stage, staged.id_of(volunteer))

    tries = (approved_or_refused(sessions, stage, claims[0]) for _ in range(WRITERS))
    answers = await asyncio.gather(*tries)
    assert answers.count(APPROVED) == 1
    assert set(answers) == {APPROVED, HoursDecided.code}
