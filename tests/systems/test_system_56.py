"""Row 56, 周期活动: cancelling one date leaves the others; a child without consent cannot be enrolled."""

from datetime import date, time, timedelta

import pytest

import given
import staged
from wushe.activities import service
from wushe.activities.errors import GuardianConsentNeeded
from wushe.activities.kinds import Part, SessionState
from wushe.activities.models import SignUp
from wushe.activities.queries.sessions import sessions_of
from wushe.activities.schemas.attending import ListedPerson, NewSignUp
from wushe.activities.schemas.planning import Why
from wushe.activities.schemas.sessions import SeriesData
from wushe.kernel.clock import local_day, stopped_at
from wushe.kernel.database.model import new_id
from wushe.kernel.rhythm import Rhythm
from wushe.people import service as people
from wushe.people.kinds import GuardianRelation
from wushe.people.models import Person
from wushe.people.schemas import NewPerson

pytestmark = pytest.mark.at(staged.NOW)

EVERY_SATURDAY = SeriesData(
    rhythm=Rhythm.WEEKLY,
    first_on=date(2026, 11, 28),
    last_on=date(2027, 1, 16),
    starts=time(9, 0),
    ends=time(11, 0),
)


@pytest.fixture
async def stage(sessions):
    return await staged.township(sessions, name="周末课堂")


async def test_system_56_cancelling_one_date_leaves_the_others(sessions, stage):
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage, "社区读书角")
        held = await service.add_series(work, activity_id, EVERY_SATURDAY)
        days = [local_day(session.starts_at) for session in held]
        assert days == [date(2026, 11, 28) + timedelta(weeks=week) for week in range(8)]
        await service.cancel_session(work, activity_id, held[2].id, Why(reason="场地检修"))
    async with given.work(sessions, stage.leader) as work:
        left = await work.all(sessions_of(activity_id))
    assert [session.state for session in left] == [
        SessionState.CANCELLED if number == 2 else SessionState.SCHEDULED for number in range(8)
    ]
    assert left[2].cancelled_because == "场地检修"
    assert [local_day(session.starts_at) for session in left] == days


async def test_system_56_public_holidays_are_left_out_where_the_organiser_wants_it(sessions, stage):
    over_new_year = SeriesData(
        rhythm=Rhythm.DAILY, first_on=date(2026, 12, 30), last_on=date(2027, 1, 2), starts=time(9), ends=time(10)
    )
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        days = [local_day(s.starts_at) for s in await service.add_series(work, activity_id, over_new_year)]
    assert date(2026, 12, 31) in days
    assert date(2027, 1, 1) not in days


async def child(work, stage, *, with_guardian):
    """Eight years old on the day of the class. Without consent it came to the register as people of unknown age do."""
    if with_guardian:
        data = NewPerson(
            name="王小测",
            birth_date=date(2018, 5, 1),
            community_id=stage.community_id,
            guardian_name="王测试",
            guardian_relation=GuardianRelation.MOTHER,
            guardian_given_on=date(2026, 9, 1),
        )
        with stopped_at(staged.STARTS):
            return await people.record_person(work, data)
    return work.add(
        Person(id=new_id(), name="李小测", search="", birth_date=date(2018, 5, 1), recorded_on=date(2040, 1, 1))
    )


async def test_system_56_a_child_without_consent_cannot_be_enrolled(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    with stopped_at(staged.STARTS):
        async with given.work(sessions, stage.admin) as work:
            alone = await child(work, stage, with_guardian=False)
            await work.flush()
            with pytest.raises(GuardianConsentNeeded):
                await service.sign_up(work, session_id, NewSignUp(person_id=alone.id, part=Part.BENEFICIARY))
            with pytest.raises(GuardianConsentNeeded):
                await service.tick(work, session_id, ListedPerson(person_id=alone.id))


async def test_system_56_with_the_guardians_consent_the_child_is_enrolled_until_it_is_taken_back(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    with stopped_at(staged.STARTS):
        async with given.work(sessions, stage.admin) as work:
            cared_for = await child(work, stage, with_guardian=True)
            enrolled = await service.sign_up(work, session_id, NewSignUp(person_id=cared_for.id, part=Part.BENEFICIARY))
            assert (enrolled.is_child, enrolled.guardianship_id) == (True, cared_for.guardianship_id)
        _other, later = await staged.published(sessions, stage, "周末课堂", at=staged.when(stage, zone_id=None))
        async with given.work(sessions, stage.admin) as work:
            await people.withdraw_guardianship(work, cared_for.id)
            with pytest.raises(Exception, match=r"people\.erased"):
                await service.sign_up(work, later, NewSignUp(person_id=cared_for.id, part=Part.BENEFICIARY))


async def test_system_56_the_database_itself_holds_no_child_without_a_guardian(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.admin) as work:
        person = await given.resident(work)
        work.add(
            SignUp(
                session_id=session_id, person_id=person.id, part=Part.BENEFICIARY, state="taken",
                is_child=True, asked_at=staged.STARTS,
            )
        )  # fmt: skip
        with pytest.raises(GuardianConsentNeeded):
            await work.flush()
        work.abandon()
