"""Activities on a real database, as the plain role."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

import asked
import given
import staged
from wushe.access.roles import Role
from wushe.activities import codes, queries, service
from wushe.activities.errors import (
    AlreadyCheckedIn,
    AlreadySignedUp,
    AnswersNothing,
    CheckInClosed,
    HeldAlready,
    HoursDecided,
    HoursOverlap,
    JoinedTooOften,
    LimitBelowTaken,
    NoSessions,
    NoSuchActivity,
    NoSuchHours,
    NoSuchSession,
    NotAccompanied,
    NotAMember,
    NotAVolunteer,
    NotBegun,
    NothingHeld,
    NotOpen,
    OutsideSession,
    OwnPlan,
    RatedAlready,
    SessionDoubled,
    SessionFull,
    SessionsToCome,
    TooLongADay,
    ZoneClosed,
)
from wushe.activities.kinds import CheckInWay, HoursState, Part, SessionState, SignUpState
from wushe.activities.models import Activity, Attendance, ServiceHours, Session
from wushe.activities.outputs import Scope, outputs_of
from wushe.activities.queries import attending, conflicts, hours as hours_queries, papers, sessions as session_queries
from wushe.activities.schemas.attending import (
    HeadCount,
    HoursFilters,
    ListedPerson,
    NewSignUp,
    PaperAttendance,
    Presence,
    PublicSignUp,
)
from wushe.activities.schemas.papers import Moderation, RatingData
from wushe.activities.schemas.planning import ActivityData, ActivityFilters, Why
from wushe.activities.schemas.sessions import SessionData, SessionFilters
from wushe.activities.service.throttle import MOST_JOINED, count_joining
from wushe.activities.units import Minutes, Persons, PersonTimes
from wushe.kernel.clock import stopped_at
from wushe.kernel.database.integrity import is_unavailable
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Forbidden, Invalid, Refusal, Stale
from wushe.kernel.paging import page
from wushe.organizations import queries as organizations, service as organization_service
from wushe.organizations.schemas import EndOfAssignment, NewMember
from wushe.people.models import Person
from wushe.pools.models import Zone
from wushe.pools.service import close_zone

pytestmark = pytest.mark.at(staged.NOW)

HOUR = timedelta(hours=1)
WRITERS = 50


@pytest.fixture
async def stage(sessions):
    return await staged.township(sessions)


# --- planning


async def test_an_activity_without_a_need_is_refused_with_what_residents_want(sessions, stage):
    async with given.work(sessions, stage.admin) as work:
        for title, kind in (("想学广场舞", "广场舞教学"), ("作业没人辅导", "作业辅导")):
            await given.need(work, title, kind=kind)
    async with given.work(sessions, stage.leader) as work:
        with pytest.raises(AnswersNothing) as refused:
            await staged.drafted(work, stage, "书法培训", override_reason="")
        assert "作业辅导" in refused.value.say()
        assert await work.all(select(Activity)) == []


async def test_a_linkage_brings_its_need_along(sessions, stage):
    async with given.work(sessions, stage.admin) as work:
        need = await given.need(work)
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage, need_id=need.id)
        assert (await work.get(Activity, activity_id)).need_id == need.id


async def test_a_leader_records_for_the_own_group_only(sessions, stage):
    other = await staged.another_group(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        with pytest.raises(Refusal) as refused:
            await staged.drafted(work, stage, organization_id=other.organization_id)
    assert refused.value.code == "organizations.no_such_organization"


async def test_a_draft_is_seen_by_its_group_and_its_social_worker_and_published_by_all(sessions, stage):
    other = await staged.another_group(sessions, stage)
    activity_id = await staged.approved(sessions, stage)
    for who, sees in ((stage.leader, True), (stage.worker, True), (other.leader, False), (other.worker, False)):
        async with given.work(sessions, who) as work:
            found = await work.one_or_none(queries.activity(work.require("activities:read"), activity_id))
            assert (found is not None) is sees, who.person
    async with given.work(sessions, stage.leader) as work:
        await service.add_session(work, activity_id, staged.when(stage))
        await service.publish(work, activity_id)
    async with given.work(sessions, other.leader) as work:
        assert await work.one(queries.activity(work.require("activities:read"), activity_id), NoSuchActivity)
        with pytest.raises(NoSuchActivity):
            await service.edit(work, activity_id, ActivityData(title="改名", community_id=stage.community_id))


async def test_a_plan_without_a_social_worker_cannot_be_submitted(sessions, stage):
    async with given.work(sessions, stage.admin) as work:
        [assigned] = [row[0] for row in await work.rows(organizations.assignments(stage.organization_id))]
        await organization_service.end(work, stage.organization_id, assigned.id, EndOfAssignment())
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        with pytest.raises(NotAccompanied):
            await service.save_plan(work, activity_id, staged.submitted(staged.PLAN))


async def test_a_social_worker_who_leads_the_group_does_not_approve_the_own_plan(sessions, stage):
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        await service.save_plan(work, activity_id, staged.submitted(staged.PLAN))
    async with given.work(sessions, stage.admin) as work:
        activity = await work.get(Activity, activity_id)
        activity.plan_submitted_by = staged.id_of(stage.worker)
    async with given.work(sessions, stage.worker) as work:
        with pytest.raises(OwnPlan):
            await service.approve_plan(work, activity_id)


async def test_the_database_itself_refuses_a_plan_approved_by_its_author(sessions, stage):
    activity_id = await staged.approved(sessions, stage)
    async with given.work(sessions, stage.admin) as work:
        activity = await work.get(Activity, activity_id)
        activity.plan_approved_by = activity.plan_submitted_by
        with pytest.raises(OwnPlan):
            await work.flush()
        work.abandon()


async def test_an_administrator_does_not_approve_in_the_social_workers_place(sessions, stage):
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        await service.save_plan(work, activity_id, staged.submitted(staged.PLAN))
    async with given.work(sessions, stage.admin) as work:
        with pytest.raises(Forbidden):
            await service.approve_plan(work, activity_id)


async def test_two_who_edit_one_plan_learn_of_each_other(sessions, stage):
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        read = (await service.save_plan(work, activity_id, staged.PLAN)).version
        await service.save_plan(work, activity_id, type(staged.PLAN)(goal="改过"))
        work.expected_version = read
        with pytest.raises(Stale):
            await service.save_plan(work, activity_id, staged.PLAN)


async def test_publishing_needs_a_session_to_come(sessions, stage):
    activity_id = await staged.approved(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        with pytest.raises(NoSessions):
            await service.publish(work, activity_id)
        work.abandon()


async def test_cancelling_the_activity_cancels_what_is_to_come_and_nothing_that_was_held(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        await service.cancel(work, activity_id, Why(reason="台风"))
    async with given.work(sessions, stage.admin) as work:
        assert (await work.get(Session, session_id)).state is SessionState.CANCELLED
    held_id, held_session = await staged.published(sessions, stage, "另一项")
    with stopped_at(staged.STARTS + HOUR):
        async with given.work(sessions, stage.leader) as work:
            await service.hold_session(work, held_id, held_session)
            with pytest.raises(HeldAlready):
                await service.cancel(work, held_id, Why(reason="台风"))


async def test_the_review_waits_for_all_sessions_and_for_one_that_was_held(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        with pytest.raises(SessionsToCome):
            await service.save_review(work, activity_id, staged.submitted(staged.REVIEW))
        work.abandon()
    async with given.work(sessions, stage.leader) as work:
        await service.cancel_session(work, activity_id, session_id, Why(reason="下雨"))
        with pytest.raises(NothingHeld):
            await service.save_review(work, activity_id, staged.submitted(staged.REVIEW))
        work.abandon()


async def test_the_social_worker_finds_what_waits_for_them(sessions, stage):
    other = await staged.another_group(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        await service.save_plan(work, activity_id, staged.submitted(staged.PLAN))
    for who, waiting in ((stage.worker, [activity_id]), (other.worker, [])):
        async with given.work(sessions, who) as work:
            found = await work.all(queries.plans_waiting(staged.id_of(who)))
            assert [activity.id for activity in found] == waiting


# --- sessions


async def test_a_closed_place_takes_no_sessions(sessions, stage):
    async with given.work(sessions, stage.admin) as work:
        room = await work.get(Zone, stage.room_id)
        await close_zone(work, room.resource_id, room.id)
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        with pytest.raises(ZoneClosed):
            await service.add_session(work, activity_id, staged.when(stage))


async def test_the_same_activity_is_not_held_twice_at_one_time_and_place(sessions, stage):
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        await service.add_session(work, activity_id, staged.when(stage))
    async with given.work(sessions, stage.leader) as work:
        with pytest.raises(SessionDoubled):
            await service.add_session(work, activity_id, staged.when(stage, starts_at=staged.STARTS + HOUR))
        work.abandon()


async def test_two_who_take_one_room_at_the_same_moment_find_the_conflict(sessions, stage):
    other = await staged.another_group(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        first = await staged.drafted(work, stage, "龙舟训练")
    async with given.work(sessions, other.leader) as work:
        second = await staged.drafted(work, other, "茶话会")

    async def schedule(who, activity_id):
        async with given.work(sessions, who.leader) as work:
            return (await service.add_session(work, activity_id, staged.when(stage))).id

    sessions_made = await asyncio.gather(schedule(stage, first), schedule(other, second))
    async with given.work(sessions, stage.admin) as work:
        found = await work.all(conflicts.standing_of(sessions_made[0]))
    assert len(found) == 1


async def test_fewer_places_than_taken_are_refused(sessions, stage):
    at = staged.when(stage, volunteers_limit=3)
    activity_id, session_id = await staged.published(sessions, stage, at=at)
    for volunteer in await staged.volunteers(sessions, stage, 2):
        async with given.work(sessions, volunteer) as work:
            await service.sign_up(work, session_id, NewSignUp())
    async with given.work(sessions, stage.leader) as work:
        with pytest.raises(LimitBelowTaken):
            await service.edit_session(work, activity_id, session_id, staged.when(stage, volunteers_limit=1))


async def test_a_sign_up_makes_no_editors_version_stale(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        read = (await work.get(Session, session_id)).version
    [volunteer] = await staged.volunteers(sessions, stage)
    async with given.work(sessions, volunteer) as work:
        await service.sign_up(work, session_id, NewSignUp())
    async with given.work(sessions, stage.leader) as work:
        work.expected_version = read
        moved = await service.edit_session(work, activity_id, session_id, staged.when(stage, volunteers_limit=5))
        assert (moved.volunteers_limit, moved.volunteers_taken) == (5, 1)


# --- sign-up


@pytest.mark.crowd
async def test_50_clients_for_the_last_place_and_one_gets_it(sessions, stage):
    at = staged.when(stage, volunteers_limit=1)
    _activity_id, session_id = await staged.published(sessions, stage, at=at)
    people = await staged.volunteers(sessions, stage, WRITERS)

    async def try_it(volunteer):
        while True:
            try:
                async with given.work(sessions, volunteer) as work:
                    return (await service.sign_up(work, session_id, NewSignUp())).state
            except DBAPIError as error:
                if not is_unavailable(error):
                    raise

    states = await asyncio.gather(*(try_it(volunteer) for volunteer in people))
    assert states.count(SignUpState.TAKEN) == 1
    assert states.count(SignUpState.WAITING) == WRITERS - 1
    async with given.work(sessions, stage.admin) as work:
        assert (await work.get(Session, session_id)).volunteers_taken == 1


async def test_the_database_itself_overfills_no_session(sessions, stage):
    at = staged.when(stage, volunteers_limit=1)
    _activity_id, session_id = await staged.published(sessions, stage, at=at)
    async with given.work(sessions, stage.admin) as work:
        session = await work.get(Session, session_id)
        session.volunteers_taken = 2
        with pytest.raises(SessionFull):
            await work.flush()
        work.abandon()


async def test_who_gives_up_makes_place_for_the_first_in_the_queue(sessions, stage):
    at = staged.when(stage, volunteers_limit=1)
    _activity_id, session_id = await staged.published(sessions, stage, at=at)
    people = await staged.volunteers(sessions, stage, 3)
    for volunteer in people:
        async with given.work(sessions, volunteer) as work:
            await service.sign_up(work, session_id, NewSignUp())
    async with given.work(sessions, people[0]) as work:
        await service.withdraw(work, session_id)
    async with given.work(sessions, stage.admin) as work:
        rows = await work.rows(attending.sign_ups(session_id))
        assert [(row[0].person_id, row[0].state) for row in rows] == [
            (staged.id_of(people[1]), SignUpState.TAKEN),
            (staged.id_of(people[2]), SignUpState.WAITING),
        ]
    async with given.work(sessions, people[0]) as work:
        assert (await service.sign_up(work, session_id, NewSignUp())).state is SignUpState.WAITING


async def test_nobody_signs_up_twice_however_fast(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage, at=staged.when(stage, volunteers_limit=9))
    [volunteer] = await staged.volunteers(sessions, stage)

    async def try_it():
        try:
            async with given.work(sessions, volunteer) as work:
                await service.sign_up(work, session_id, NewSignUp())
        except AlreadySignedUp as refusal:
            return refusal.code
        return "signed up"

    answers = await asyncio.gather(*(try_it() for _ in range(5)))
    assert answers.count("signed up") == 1
    async with given.work(sessions, stage.admin) as work:
        assert (await work.get(Session, session_id)).volunteers_taken == 1


async def test_only_volunteers_sign_up_as_volunteers_and_members_as_members(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.admin) as work:
        person = await given.resident(work)
        with pytest.raises(NotAVolunteer):
            await service.sign_up(work, session_id, NewSignUp(person_id=person.id))
        with pytest.raises(NotAMember):
            await service.sign_up(work, session_id, NewSignUp(person_id=person.id, part=Part.MEMBER))
        await organization_service.enrol(work, stage.organization_id, NewMember(person_id=person.id))
        joined = await service.sign_up(work, session_id, NewSignUp(person_id=person.id, part=Part.MEMBER))
        assert joined.state is SignUpState.TAKEN


async def test_nobody_signs_up_for_what_is_not_published_or_over(sessions, stage):
    activity_id = await staged.approved(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        session = await service.add_session(work, activity_id, staged.when(stage))
    [volunteer] = await staged.volunteers(sessions, stage)
    async with given.work(sessions, volunteer) as work:
        with pytest.raises(NoSuchSession):
            await service.sign_up(work, session.id, NewSignUp())
    _other, later = await staged.published(sessions, stage, "另一项")
    with stopped_at(staged.STARTS + 3 * HOUR):
        async with given.work(sessions, volunteer) as work:
            with pytest.raises(NotOpen):
                await service.sign_up(work, later, NewSignUp())


async def test_a_volunteer_signs_nobody_else_up(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    one, other = await staged.volunteers(sessions, stage, 2)
    async with given.work(sessions, one) as work:
        with pytest.raises(Forbidden):
            await service.sign_up(work, session_id, NewSignUp(person_id=staged.id_of(other)))


async def test_a_resident_is_found_again_by_name_and_number_and_a_network_is_held_back(sessions, stage):
    resident = await given.visitor(sessions, stage.place, Role.RESIDENT)
    said = PublicSignUp(name="孙测试", phone="13900002222", consents=True)
    ids = []
    for title in ("手机课堂", "剪纸课"):
        _activity_id, session_id = await staged.published(
            sessions, stage, title, at=staged.when(stage, zone_id=None), open_to_public=True
        )
        async with given.work(sessions, resident) as work:
            ids.append((await service.join(work, session_id, said, None)).person_id)
    assert ids[0] == ids[1]
    async with given.work(sessions, resident) as work:
        sister = PublicSignUp(name="孙妹妹", phone="13900002222", consents=True)
        assert (await service.join(work, session_id, sister, None)).person_id != ids[0]
    for _ in range(MOST_JOINED):
        async with given.work(sessions, resident) as work:
            await count_joining(work, b"one network")
    async with given.work(sessions, resident) as work:
        with pytest.raises(JoinedTooOften):
            await service.join(work, session_id, said, b"one network")


async def test_one_resident_at_the_same_moment_is_entered_once(sessions, stage):
    resident = await given.visitor(sessions, stage.place, Role.RESIDENT)
    said = PublicSignUp(name="孙测试", phone="13900003333", consents=True)
    _activity_id, session_id = await staged.published(sessions, stage, open_to_public=True)

    async def try_it():
        try:
            async with given.work(sessions, resident) as work:
                await service.join(work, session_id, said, None)
        except AlreadySignedUp as refusal:
            return refusal.code
        return "joined"

    answers = await asyncio.gather(*(try_it() for _ in range(5)))
    assert answers.count("joined") == 1
    async with given.work(sessions, stage.admin) as work:
        assert len(await work.all(select(Person).where(Person.name == "孙测试"))) == 1


async def test_a_resident_joins_only_what_is_open_to_the_public(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    resident = await given.visitor(sessions, stage.place, Role.RESIDENT)
    said = PublicSignUp(name="孙测试", phone="13900002222", consents=True)
    async with given.work(sessions, resident) as work:
        with pytest.raises(NoSuchSession):
            await service.join(work, session_id, said, None)
        with pytest.raises(Invalid):
            await service.join(work, session_id, PublicSignUp(name="孙测试", phone="13900002222", consents=False), None)


# --- attendance


async def test_the_code_checks_in_and_out_and_the_hours_wait(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    [volunteer] = await staged.volunteers(sessions, stage)
    with stopped_at(staged.STARTS):
        async with given.work(sessions, volunteer) as work:
            code = codes.check_in_code(work.secret, session_id, staged.STARTS)
            first = await service.check_in(work, session_id, code)
            again = await service.check_in(work, session_id, code)
            assert (first.id, first.part, first.way) == (again.id, Part.VOLUNTEER, CheckInWay.CODE)
    leaves = staged.STARTS + timedelta(minutes=100)
    with stopped_at(leaves):
        async with given.work(sessions, volunteer) as work:
            await service.check_out(work, session_id, codes.check_in_code(work.secret, session_id, leaves))
            entry = await work.one(hours_queries.of_attendance(first.id))
            assert (entry.minutes, entry.state) == (90, HoursState.PENDING)


async def test_check_in_is_closed_before_and_after(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    [volunteer] = await staged.volunteers(sessions, stage)
    for moment in (staged.STARTS - 2 * HOUR, staged.STARTS + 4 * HOUR):
        with stopped_at(moment):
            async with given.work(sessions, volunteer) as work:
                code = codes.check_in_code(work.secret, session_id, moment)
                with pytest.raises(CheckInClosed):
                    await service.check_in(work, session_id, code)


async def test_less_than_half_an_hour_makes_no_entry(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    [volunteer] = await staged.volunteers(sessions, stage)
    with stopped_at(staged.STARTS):
        async with given.work(sessions, stage.leader) as work:
            data = ListedPerson(person_id=staged.id_of(volunteer), part=Part.VOLUNTEER)
            came = await service.tick(work, session_id, data)
            with pytest.raises(AlreadyCheckedIn):
                await service.tick(work, session_id, data)
            work.abandon()
        async with given.work(sessions, stage.leader) as work:
            came = await service.tick(work, session_id, data)
    with stopped_at(staged.STARTS + timedelta(minutes=29)):
        async with given.work(sessions, stage.leader) as work:
            await service.tick_out(work, session_id, came.id)
            assert await work.one_or_none(hours_queries.of_attendance(came.id)) is None
    with stopped_at(staged.STARTS + HOUR):
        async with given.work(sessions, stage.leader) as work:
            times = Presence(in_at=staged.STARTS, out_at=staged.STARTS + HOUR)
            await service.set_presence(work, session_id, came.id, times)
            assert (await work.one(hours_queries.of_attendance(came.id))).minutes == 60


async def test_whoever_forgot_to_check_out_leaves_when_the_session_is_closed(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    [volunteer] = await staged.volunteers(sessions, stage)
    with stopped_at(staged.STARTS + timedelta(minutes=10)):
        async with given.work(sessions, stage.leader) as work:
            data = ListedPerson(person_id=staged.id_of(volunteer), part=Part.VOLUNTEER)
            came = await service.tick(work, session_id, data)
    with stopped_at(staged.STARTS + 2 * HOUR + timedelta(minutes=40)):
        async with given.work(sessions, stage.leader) as work:
            await service.hold_session(work, activity_id, session_id)
            assert (await work.get(Attendance, came.id)).out_at == staged.STARTS + 2 * HOUR
            assert (await work.one(hours_queries.of_attendance(came.id))).minutes == 90


async def test_a_session_that_has_not_begun_was_not_held(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    with stopped_at(staged.STARTS - HOUR):
        async with given.work(sessions, stage.leader) as work:
            with pytest.raises(NotBegun):
                await service.hold_session(work, activity_id, session_id)


async def test_paper_lies_around_the_session_and_not_in_the_future(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    [volunteer] = await staged.volunteers(sessions, stage)
    with stopped_at(staged.STARTS + HOUR):
        async with given.work(sessions, stage.leader) as work:
            for in_at, out_at in (
                (staged.STARTS, staged.STARTS + 2 * HOUR),
                (staged.STARTS - 2 * HOUR, staged.STARTS),
            ):
                data = PaperAttendance(
                    person_id=staged.id_of(volunteer), part=Part.VOLUNTEER, in_at=in_at, out_at=out_at, reason="纸质"
                )
                with pytest.raises(Invalid) as refused:
                    await service.back_fill(work, session_id, data)
                assert refused.value.fields["out_at"].code == OutsideSession.code


async def test_heads_are_person_times_and_never_persons(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    with stopped_at(staged.STARTS + HOUR):
        async with given.work(sessions, stage.admin) as work:
            person = await given.resident(work)
        async with given.work(sessions, stage.leader) as work:
            await service.tick(work, session_id, ListedPerson(person_id=person.id))
            counted = await service.count_heads(work, session_id, HeadCount(heads=30))
            await service.count_heads(work, session_id, HeadCount(heads=12))
            await service.remove(work, session_id, counted.id)
            await service.hold_session(work, activity_id, session_id)
        await staged.signed_off(sessions, stage, activity_id)
    async with given.work(sessions, stage.admin) as work:
        totals = await outputs_of(work, Scope(activity_id=activity_id))
    assert (totals.person_times, totals.unnamed_times) == (PersonTimes(13), PersonTimes(12))
    assert (totals.persons, totals.beneficiaries) == (Persons(1), Persons(1))


async def test_one_person_at_two_sessions_is_one_person_and_two_person_times(sessions, stage):
    activity_id, first = await staged.published(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        later = SessionData(starts_at=staged.STARTS + 4 * HOUR, ends_at=staged.STARTS + 5 * HOUR)
        second = (await service.add_session(work, activity_id, later)).id
    async with given.work(sessions, stage.admin) as work:
        person = await given.resident(work)
    for session_id, at in ((first, staged.STARTS + HOUR), (second, staged.STARTS + 4 * HOUR)):
        with stopped_at(at):
            async with given.work(sessions, stage.leader) as work:
                await service.tick(work, session_id, ListedPerson(person_id=person.id))
                await service.hold_session(work, activity_id, session_id)
    async with given.work(sessions, stage.admin) as work:
        totals = await outputs_of(work, Scope(activity_id=activity_id, signed_off=False))
    assert (totals.person_times, totals.persons) == (PersonTimes(2), Persons(1))


# --- hours


async def an_entry(sessions, stage, person_id, starts_at, hours, title="助老服务"):
    """An entry of hours that waits, as check-in leaves it."""
    at = SessionData(starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours))
    _activity_id, session_id = await staged.published(sessions, stage, title, at=at)
    async with given.work(sessions, stage.admin) as work:
        came, entry = new_id(), new_id()
        times = {"starts_at": at.starts_at, "ends_at": at.ends_at}
        work.add(
            Attendance(
                id=came, session_id=session_id, person_id=person_id, part=Part.VOLUNTEER, way=CheckInWay.LIST, heads=1,
                in_at=at.starts_at, out_at=at.ends_at,
            )
        )  # fmt: skip
        work.add(ServiceHours(id=entry, attendance_id=came, session_id=session_id, person_id=person_id, **times))
    return entry


async def test_sixteen_hours_of_one_day_are_the_most(sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    person_id, midnight = staged.id_of(volunteer), staged.STARTS.replace(hour=0)
    first = await an_entry(sessions, stage, person_id, midnight, 10)
    second = await an_entry(sessions, stage, person_id, midnight + 11 * HOUR, 10)
    async with given.work(sessions, stage.worker) as work:
        await service.approve(work, first)
        with pytest.raises(TooLongADay):
            await service.approve(work, second)
    third = await an_entry(sessions, stage, person_id, midnight + 24 * HOUR, 1)
    async with given.work(sessions, stage.worker) as work:
        decided = await service.approve_all(work, [first, second, third])
        assert (decided.approved, decided.left) == (1, {first: HoursDecided.code, second: TooLongADay.code})
        with pytest.raises(HoursDecided):
            await service.approve_all(work, [first, third])
        with pytest.raises(NoSuchHours):
            await service.approve_all(work, [new_id()])


async def test_what_follows_from_many_hours_is_asked_once_for_all_of_them(engine, sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    starts = [staged.STARTS + days * 24 * HOUR for days in range(3)]
    entries = [await an_entry(sessions, stage, staged.id_of(volunteer), at, 1) for at in starts]
    with asked.statements(engine) as taken:
        async with given.work(sessions, stage.worker) as work:
            assert (await service.approve_all(work, entries)).approved == 3
    assert sum("INSERT INTO notification " in statement for statement in taken) > 0
    for table in ("notification_preference", "store_rules"):
        assert sum(f"FROM {table} " in " ".join(f"{statement} ".split()) for statement in taken) == 1, table


async def test_the_same_volunteer_at_two_activities_is_credited_once(sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    person_id = staged.id_of(volunteer)
    entries = [await an_entry(sessions, stage, person_id, staged.STARTS, 2, title) for title in ("甲", "乙")]

    async def approve(entry):
        try:
            async with given.work(sessions, stage.worker) as work:
                await service.approve(work, entry)
        except HoursOverlap as refusal:
            return refusal.code
        return "approved"

    assert sorted(await asyncio.gather(*map(approve, entries))) == [HoursOverlap.code, "approved"]


async def test_the_database_itself_approves_no_overlap_and_computes_the_minutes(sessions, stage):
    [volunteer] = await staged.volunteers(sessions, stage)
    person_id = staged.id_of(volunteer)
    entries = [await an_entry(sessions, stage, person_id, staged.STARTS, 1.75, title) for title in ("甲", "乙")]
    async with given.work(sessions, stage.admin) as work:
        rows = [await work.get(ServiceHours, entry) for entry in entries]
        assert [row.minutes for row in rows] == [90, 90]
        for row in rows:
            row.state, row.decided_by, row.decided_at = (
                HoursState.APPROVED,
                staged.id_of(stage.worker),
                staged.STARTS,
            )
        with pytest.raises(HoursOverlap):
            await work.flush()
        work.abandon()


async def test_a_volunteer_sees_the_own_hours_and_a_leader_those_of_the_group(sessions, stage):
    other = await staged.another_group(sessions, stage)
    one, two = await staged.volunteers(sessions, stage, 2)
    mine = await an_entry(sessions, stage, staged.id_of(one), staged.STARTS, 1)
    theirs = await an_entry(sessions, other, staged.id_of(two), staged.STARTS, 1, "别组")

    async def seen_by(who):
        async with given.work(sessions, who) as work:
            reach = work.require("activities:read_hours")
            return {row.id for row in await work.all(hours_queries.bundled(reach, HoursFilters()))}

    assert await seen_by(one) == {mine}
    assert await seen_by(stage.leader) == {mine}
    assert await seen_by(other.worker) == {theirs}
    assert await seen_by(stage.admin) == {mine, theirs}


# --- ratings


async def test_a_comment_is_shown_after_somebody_has_read_it_and_stars_count_at_once(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.admin) as work:
        person = await given.resident(work)
    resident = await given.visitor(sessions, stage.place, Role.RESIDENT)
    with stopped_at(staged.STARTS + HOUR):
        async with given.work(sessions, stage.leader) as work:
            came = await service.tick(work, session_id, ListedPerson(person_id=person.id))
        code = codes.rating_code(given.SECRET, came.id)
        async with given.work(sessions, resident) as work:
            rating = await service.rate(work, code, RatingData(stars=4, comment="很好"))
        async with given.work(sessions, resident) as work:
            with pytest.raises(RatedAlready):
                await service.rate(work, code, RatingData(stars=1))
    async with given.work(sessions, stage.admin) as work:
        assert [
            (int(tenths), count) for tenths, count in await work.rows(queries.ratings(activity_id=activity_id))
        ] == [(40, 1)]
        assert await work.all(papers.comments(activity_id)) == []
        await service.moderate(work, rating.id, Moderation(show=True))
        assert [shown.comment for shown in await work.all(papers.comments(activity_id))] == ["很好"]


# --- lists


async def test_the_list_goes_on_behind_its_first_page(sessions, stage):
    async with given.work(sessions, stage.leader) as work:
        for number in range(5):
            await staged.drafted(work, stage, f"活动{number}")
        reach, filters = work.require("activities:read"), ActivityFilters(limit=2)
        titles, cursor = [], None
        while True:
            seen = await page(work, queries.bundled(reach, filters), queries.ORDER, cursor, 2)
            titles += [row.title for row in seen.rows]
            if (cursor := seen.next) is None:
                break
    assert titles == [f"活动{number}" for number in range(4, -1, -1)]


async def test_the_calendar_shows_published_sessions_from_today_on(sessions, stage):
    _activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        hidden = await staged.drafted(work, stage, "没有发布")
        await service.add_session(work, hidden, staged.when(stage, zone_id=None))
    with stopped_at(staged.STARTS - timedelta(days=1)):
        async with given.work(sessions, stage.leader) as work:
            query = session_queries.calendar(work.require("activities:read"), SessionFilters())
            assert [row.id for row in await work.all(query)] == [session_id]
    with stopped_at(staged.STARTS + timedelta(days=1)):
        async with given.work(sessions, stage.leader) as work:
            query = session_queries.calendar(work.require("activities:read"), SessionFilters())
            assert await work.all(query) == []


async def test_outputs_of_one_township_know_nothing_of_another(sessions, stage):
    neighbour = await staged.township(sessions)
    for place in (stage, neighbour):
        activity_id, session_id = await staged.published(sessions, place)
        with stopped_at(staged.STARTS + HOUR):
            async with given.work(sessions, place.leader) as work:
                await service.count_heads(work, session_id, HeadCount(heads=7))
                await service.hold_session(work, activity_id, session_id)
            await staged.signed_off(sessions, place, activity_id)
    async with given.work(sessions, stage.admin) as work:
        totals = await outputs_of(work, Scope())
    assert (totals.person_times, totals.minutes) == (PersonTimes(7), Minutes(0))
