"""Row 22, 六零系八零: 86 session rows give exactly 86 场, 1567 人次 and 1629.5 小时, and no unit adds to another."""

from datetime import timedelta

import pytest

import given
import staged
from wushe.activities import service
from wushe.activities.kinds import HoursState
from wushe.activities.models import Attendance, ServiceHours
from wushe.activities.outputs import Scope, outputs_of
from wushe.activities.queries import minutes_by_person
from wushe.activities.queries.hours import of_session
from wushe.activities.queries.sessions import sessions_of
from wushe.activities.schemas.sessions import SeriesData
from wushe.activities.units import Minutes, Persons, PersonTimes, Sessions
from wushe.kernel.clock import local_day, stopped_at
from wushe.kernel.database.model import new_id
from wushe.kernel.rhythm import Rhythm
from wushe.organizations.kinds import MemberRole
from wushe.organizations.schemas import NewMember
from wushe.organizations.service import enrol
from wushe.people.schemas import VolunteerData
from wushe.people.service import make_volunteer

pytestmark = pytest.mark.at(staged.NOW)

SESSIONS, PERSON_TIMES, MINUTES = 86, 1567, 97_770
"""1629.5 小时 are 97,770 minutes."""
VOLUNTEERS = 21


def presences():
    """Who comes to which of the 86 sessions, and for how many minutes: 1567 in all.

    1442 stay for an hour and some minutes, which are not credited, 125 for an hour and a half and some.
    """
    lengths = [60 + number % 30 for number in range(1442)] + [90 + number % 30 for number in range(125)]
    for number, minutes in enumerate(lengths):
        yield number % SESSIONS, number // SESSIONS, minutes


def test_system_22_the_case_is_the_source_s():
    came = list(presences())
    assert len(came) == PERSON_TIMES
    assert len({(session, person) for session, person, _minutes in came}) == PERSON_TIMES
    assert {person for _session, person, _minutes in came} < set(range(VOLUNTEERS))
    assert sum(minutes // 30 * 30 for *_who, minutes in came) == MINUTES


async def test_system_22_86_sessions_give_exactly_1567_person_times_and_1629_5_hours(sessions):
    stage = await staged.township(sessions, name="乐竹邻")
    people = await roster_grown_from_7_to_21(sessions, stage)
    activity_id = await staged.approved(sessions, stage, "六零系八零")
    async with given.work(sessions, stage.leader) as work:
        first = local_day(staged.STARTS)
        for part, count in enumerate((43, 43)):
            start = first + timedelta(days=43 * part)
            await service.add_series(work, activity_id, daily(start, count))
        await service.publish(work, activity_id)
        held = [session.id for session in await work.all(sessions_of(activity_id))]
    assert len(held) == SESSIONS

    with stopped_at(staged.STARTS + timedelta(days=100)):
        await everybody_came(sessions, stage, activity_id, held, people)
        await staged.signed_off(sessions, stage, activity_id)
        async with given.work(sessions, stage.worker) as work:
            totals = await outputs_of(work, Scope(organization_id=stage.organization_id))
            by_person = await work.rows(minutes_by_person(Scope(activity_id=activity_id)))

    assert (totals.sessions, totals.person_times) == (Sessions(86), PersonTimes(1567))
    assert totals.minutes == Minutes(97_770)
    assert str(totals.minutes) == "1,629.5"
    assert totals.volunteers == Persons(len(by_person))
    assert sum(minutes for _person, minutes, _entries in by_person) == MINUTES


async def test_system_22_sessions_of_a_period_are_those_that_began_in_it(sessions):
    stage = await staged.township(sessions)
    activity_id, session_id = await staged.published(sessions, stage)
    with stopped_at(staged.STARTS + staged.TWO_HOURS):
        async with given.work(sessions, stage.leader) as work:
            await service.hold_session(work, activity_id, session_id)
        await staged.signed_off(sessions, stage, activity_id)
    day = local_day(staged.STARTS)
    async with given.work(sessions, stage.admin) as work:
        on_it = await outputs_of(work, Scope(community_id=stage.community_id, since=day, until=day))
        after = await outputs_of(work, Scope(community_id=stage.community_id, since=day + timedelta(days=1)))
    assert (on_it.sessions, after.sessions) == (Sessions(1), Sessions(0))


def test_system_22_adding_hours_to_person_times_is_an_error():
    with pytest.raises(TypeError):
        _ = PersonTimes(1567) + Minutes(97_770)
    with pytest.raises(TypeError):
        _ = Sessions(86) + PersonTimes(1567)
    with pytest.raises(TypeError):
        _ = PersonTimes(1567) + 1
    with pytest.raises(TypeError):
        _ = sum([PersonTimes(1), PersonTimes(2)])  # pyright: ignore[reportArgumentType, reportCallIssue]
    with pytest.raises(TypeError):
        _ = PersonTimes(2) > Minutes(1)  # pyright: ignore[reportOperatorIssue]
    assert sum([Minutes(30), Minutes(60)], Minutes()) == Minutes(90)
    assert PersonTimes(1) != Sessions(1)


def test_system_22_persons_of_two_places_never_add_up_because_one_may_be_in_both():
    with pytest.raises(TypeError):
        _ = Persons(7) + Persons(14)


def daily(start, count):
    return SeriesData(
        rhythm=Rhythm.DAILY,
        first_on=start,
        last_on=start + timedelta(days=count - 1),
        starts=staged.STARTS.time(),
        ends=(staged.STARTS + timedelta(hours=3)).time(),
        skip_holidays=False,
    )


async def roster_grown_from_7_to_21(sessions, stage):
    async with given.work(sessions, stage.admin) as work:
        people = [await given.resident(work, f"志愿者{number}", stage.community_id) for number in range(VOLUNTEERS)]
        for person in people:
            await enrol(work, stage.organization_id, NewMember(person_id=person.id, role=MemberRole.MEMBER))
            await make_volunteer(work, person.id, VolunteerData())
    return [person.id for person in people]


async def everybody_came(sessions, stage, activity_id, held, people):
    """The rows as check-in and check-out leave them; the hours as PostgreSQL computes them."""
    async with given.work(sessions, stage.leader) as work:
        times = {session.id: session.starts_at for session in await work.all(sessions_of(activity_id))}
        for place, person, minutes in presences():
            starts_at = times[held[place]]
            ends_at = starts_at + timedelta(minutes=minutes)
            came = work.add(
                Attendance(
                    id=new_id(), session_id=held[place], person_id=people[person], part="volunteer", way="list",
                    in_at=starts_at, out_at=ends_at, heads=1,
                )
            )  # fmt: skip
            work.add(
                ServiceHours(
                    attendance_id=came.id, session_id=held[place], person_id=people[person],
                    starts_at=starts_at, ends_at=ends_at, state=HoursState.PENDING,
                )
            )  # fmt: skip
        await work.flush()
        for session_id in held:
            await service.hold_session(work, activity_id, session_id)
    async with given.work(sessions, stage.worker) as work:
        waiting = [entry.id for session_id in held for entry in await work.all(of_session(session_id))]
        decided = await service.approve_all(work, waiting)
        assert (decided.approved, decided.left) == (PERSON_TIMES, {})
