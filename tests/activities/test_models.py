"""What activities are, without a database."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, strategies as st

from wushe.activities import codes
from wushe.activities.errors import (
    AnswersNothing,
    CheckInClosed,
    CodeExpired,
    CodeUnfit,
    CommentDecided,
    HoursDecided,
    LimitBelowTaken,
    NoApprovedPlan,
    NoSuchRating,
    NotASide,
    NotBegun,
    OutBeforeIn,
    OwnCorrection,
    OwnHours,
    OwnPlan,
    OwnReview,
    PlanIncomplete,
    ProposalOver,
    ReasonNeeded,
    Revoked,
    SessionOver,
    SideAgreed,
    TooLongADay,
    TooShort,
    WrongState,
)
from wushe.activities.kinds import (
    ActivityState,
    CommentState,
    CorrectionState,
    HoursState,
    Part,
    ProposalState,
    SessionState,
)
from wushe.activities.models import (
    Activity,
    Attendance,
    Certificate,
    Correction,
    Plan,
    Proposal,
    Rating,
    Review,
    ServiceDay,
    ServiceHours,
    Session,
)
from wushe.activities.models.activity import PLAN_PARTS, REVIEW_PARTS
from wushe.activities.models.hours import credited_minutes
from wushe.activities.steps import Standing, next_step, stepper
from wushe.activities.units import Minutes, PersonTimes
from wushe.kernel.errors import Invalid
from wushe.kernel.rhythm import Rhythm, SeriesEmpty, SeriesTooLong, days_of, holiday, is_exchanged_workday
from wushe.pools.suggesting import free_times

NINE = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MAKER, CHECKER = uuid4(), uuid4()
SECRET = b"a secret of thirty-two bytes ...."


def activity(state: ActivityState = ActivityState.DRAFT) -> Activity:
    return Activity(state=state, override_reason="居民要求")


def plan(**said: str) -> Plan:
    return Plan(**dict.fromkeys(PLAN_PARTS, "写好了") | said)


def review(**said: str) -> Review:
    return Review(**dict.fromkeys(REVIEW_PARTS, "写好了") | said)


def session(**said: object) -> Session:
    return Session(
        **{"starts_at": NINE, "ends_at": NINE + 2 * HOUR, "state": SessionState.SCHEDULED} | said,
        participants_taken=0,
        volunteers_taken=0,
    )


# --- the way of an activity


def test_an_activity_answers_something_or_says_why_not():
    with pytest.raises(AnswersNothing):
        activity().answer(None, None, "")
    one = activity()
    one.answer(None, need := uuid4(), "")
    assert one.need_id == need


def test_what_the_plan_lacks_is_named_in_the_order_of_the_form():
    with pytest.raises(PlanIncomplete) as refused:
        activity().submit_plan(plan(goal="", risks=""), MAKER, NINE)
    assert refused.value.say() == "预案还缺：活动目标、风险和安全预案"
    assert list(refused.value.fields) == ["goal", "risks"]


def test_who_wrote_the_plan_does_not_approve_it():
    one = activity()
    one.submit_plan(plan(), MAKER, NINE)
    with pytest.raises(OwnPlan):
        one.approve_plan(MAKER, NINE)
    one.approve_plan(CHECKER, NINE)
    assert one.state is ActivityState.APPROVED


def test_nothing_is_published_before_its_plan_is_approved():
    for state in (ActivityState.DRAFT, ActivityState.SUBMITTED):
        with pytest.raises(NoApprovedPlan):
            activity(state).publish(NINE)


def test_a_returned_plan_says_why_and_forgets_who_submitted_it():
    one = activity()
    one.submit_plan(plan(), MAKER, NINE)
    with pytest.raises(ReasonNeeded):
        one.return_plan("")
    one.return_plan("写清分工")
    assert (one.state, one.returned_because, one.plan_submitted_by) == (ActivityState.DRAFT, "写清分工", None)


def test_an_approved_plan_that_is_revised_has_to_be_approved_again():
    one = activity()
    one.submit_plan(plan(), MAKER, NINE)
    one.approve_plan(CHECKER, NINE)
    one.revise_plan()
    assert (one.state, one.plan_approved_by) == (ActivityState.DRAFT, None)


def test_who_wrote_the_review_does_not_sign_it():
    one = activity(ActivityState.PUBLISHED)
    one.submit_review(review(), MAKER, NINE)
    with pytest.raises(OwnReview):
        one.sign_off(MAKER, NINE)
    one.sign_off(CHECKER, NINE)
    assert one.state is ActivityState.SIGNED_OFF


def test_a_signed_review_is_final():
    with pytest.raises(WrongState):
        activity(ActivityState.SIGNED_OFF).cancel("不办了")
    with pytest.raises(WrongState):
        activity(ActivityState.SIGNED_OFF).return_review("再改改")


# --- sessions and their series


def test_a_session_is_held_after_it_began_and_once():
    one = session()
    with pytest.raises(NotBegun):
        one.hold(NINE - HOUR)
    one.hold(NINE + HOUR)
    with pytest.raises(SessionOver):
        one.hold(NINE + HOUR)


@pytest.mark.parametrize("hours", [-1, 0, 17])
def test_a_session_ends_after_it_starts_and_within_sixteen_hours(hours):
    with pytest.raises(Invalid) as refused:
        session().schedule(NINE, NINE + hours * HOUR, None)
    assert list(refused.value.fields) == ["ends_at"]


def test_check_in_is_open_an_hour_around_the_session():
    one = session()
    assert one.checks_in(NINE - HOUR)
    assert one.checks_in(NINE + 3 * HOUR)
    with pytest.raises(CheckInClosed):
        one.refuse_check_in(NINE - HOUR - timedelta(seconds=1))
    with pytest.raises(CheckInClosed):
        one.refuse_check_in(NINE + 3 * HOUR + timedelta(seconds=1))


def test_members_need_no_place_and_limits_never_fall_below_what_is_taken():
    one = session()
    one.offer(2, None)
    one.participants_taken = 2
    assert (one.free_of(Part.BENEFICIARY), one.free_of(Part.VOLUNTEER), one.free_of(Part.MEMBER)) == (0, None, None)
    with pytest.raises(LimitBelowTaken):
        one.offer(1, None)


def test_a_series_comes_back_in_its_rhythm():
    first = date(2026, 1, 31)
    assert days_of(Rhythm.WEEKLY, first, first + timedelta(days=15)) == [first + timedelta(weeks=n) for n in range(3)]
    assert days_of(Rhythm.FORTNIGHTLY, first, first + timedelta(days=28))[-1] == first + timedelta(weeks=4)
    assert [day.month for day in days_of(Rhythm.MONTHLY, first, date(2026, 7, 31))] == [1, 3, 5, 7]


def test_a_series_has_an_end_that_is_near_enough():
    with pytest.raises(SeriesEmpty):
        days_of(Rhythm.DAILY, date(2026, 1, 2), date(2026, 1, 1))
    with pytest.raises(SeriesTooLong):
        days_of(Rhythm.DAILY, date(2026, 1, 1), date(2062, 1, 1))


def test_the_official_calendar_says_what_a_day_is():
    assert "春节" in holiday(date(2026, 2, 17))
    assert holiday(date(2026, 11, 28)) == ""
    assert is_exchanged_workday(date(2026, 2, 14))
    assert not is_exchanged_workday(date(2026, 11, 28))


def test_free_times_are_the_nearest_that_meet_nothing():
    busy = [(NINE + HOUR, NINE + 3 * HOUR)]
    found = free_times((NINE, NINE + 2 * HOUR), busy, lambda *_span: True, NINE - 5 * HOUR)
    assert found[0] == (NINE - HOUR, NINE + HOUR)
    assert all(end <= busy[0][0] or start >= busy[0][1] for start, end in found)


def test_free_times_keep_opening_hours_and_do_not_lie_in_the_past():
    found = free_times((NINE, NINE + HOUR), [], lambda start, _end: start.day == 30, NINE)
    assert [start.day for start, _end in found] == [30]


# --- attendance and hours


@given(st.integers(min_value=0, max_value=16 * 3600))
def test_only_whole_half_hours_are_credited(seconds):
    minutes = credited_minutes(NINE, NINE + timedelta(seconds=seconds))
    assert minutes % 30 == 0
    assert minutes * 60 <= seconds < (minutes + 30) * 60


def test_less_than_half_an_hour_is_nothing():
    with pytest.raises(TooShort):
        ServiceHours().span(NINE, NINE + timedelta(minutes=29, seconds=59))
    with pytest.raises(OutBeforeIn):
        ServiceHours().span(NINE, NINE - HOUR)


def test_nobody_leaves_before_they_came():
    came = Attendance(in_at=NINE)
    with pytest.raises(OutBeforeIn):
        came.leave(NINE)
    came.leave(NINE + HOUR)
    assert not came.is_there


def test_hours_are_decided_once_and_never_by_the_volunteer():
    entry = ServiceHours(person_id=MAKER, state=HoursState.PENDING)
    with pytest.raises(OwnHours):
        entry.approve(MAKER, NINE)
    with pytest.raises(ReasonNeeded):
        entry.refuse("", CHECKER, NINE)
    entry.approve(CHECKER, NINE)
    with pytest.raises(HoursDecided):
        entry.refuse("没有到场", CHECKER, NINE)


def test_sixteen_hours_a_day_at_the_most():
    day = ServiceDay(minutes=15 * 60)
    day.add(60)
    with pytest.raises(TooLongADay):
        day.add(30)


def test_who_asks_for_a_correction_does_not_decide_it():
    asked = Correction(asked_by=MAKER, state=CorrectionState.ASKED)
    with pytest.raises(OwnCorrection):
        asked.decide(CorrectionState.ACCEPTED, MAKER, NINE)
    asked.decide(CorrectionState.REFUSED, CHECKER, NINE)
    with pytest.raises(HoursDecided):
        asked.decide(CorrectionState.ACCEPTED, CHECKER, NINE)


# --- conflicts


def test_two_persons_agree_one_for_each_side():
    proposal = Proposal(state=ProposalState.OPEN)
    with pytest.raises(NotASide):
        proposal.agree(MAKER, first=False, other=False)
    proposal.agree(MAKER, first=True, other=False)
    with pytest.raises(SideAgreed):
        proposal.agree(MAKER, first=True, other=True)
    with pytest.raises(SideAgreed):
        proposal.agree(CHECKER, first=True, other=False)
    assert not proposal.is_agreed
    proposal.agree(CHECKER, first=False, other=True)
    assert proposal.is_agreed


def test_a_closed_proposal_is_not_agreed_to():
    proposal = Proposal(state=ProposalState.SUPERSEDED)
    with pytest.raises(ProposalOver):
        proposal.agree(MAKER, first=True, other=False)


# --- codes


def test_a_check_in_code_is_good_for_a_minute_and_for_one_session():
    here = uuid4()
    code = codes.check_in_code(SECRET, here, NINE)
    codes.verify_check_in(SECRET, here, code, NINE + timedelta(seconds=60))
    with pytest.raises(CodeExpired):
        codes.verify_check_in(SECRET, here, code, NINE + timedelta(seconds=61))
    with pytest.raises(CodeExpired):
        codes.verify_check_in(SECRET, here, code, NINE - HOUR)
    with pytest.raises(CodeUnfit):
        codes.verify_check_in(SECRET, uuid4(), code, NINE)
    with pytest.raises(CodeUnfit):
        codes.verify_check_in(b"another secret", here, code, NINE)


@given(st.text(max_size=40))
def test_nothing_that_somebody_makes_up_is_a_code(written):
    with pytest.raises(CodeUnfit):
        codes.verify_check_in(SECRET, uuid4(), written, NINE)
    with pytest.raises(NoSuchRating):
        codes.rated_attendance(SECRET, written)
    assert codes.parse_certificate_number(written) is None


def test_a_rating_code_names_its_attendance():
    attendance_id = uuid4()
    code = codes.rating_code(SECRET, attendance_id)
    assert codes.rated_attendance(SECRET, code) == attendance_id
    with pytest.raises(NoSuchRating):
        codes.rated_attendance(SECRET, codes.rating_code(b"another secret", attendance_id))


def test_a_certificate_number_is_read_as_people_type_it():
    number = codes.certificate_number(2026, 7)
    typed = f" {number[:6].lower()} {number[6:12]}-{number[12:17]} {number[17:]}"
    assert codes.parse_certificate_number(typed) == number
    assert number.startswith("ZY2026000007")


# --- papers


def test_a_certificate_is_revoked_once():
    certificate = Certificate()
    certificate.revoke(NINE)
    with pytest.raises(Revoked):
        certificate.revoke(NINE)


def test_a_rating_without_words_has_nothing_to_be_read():
    with pytest.raises(CommentDecided):
        Rating(comment_state=CommentState.NONE).moderate(show=True)
    rating = Rating(comment_state=CommentState.WAITING)
    rating.moderate(show=False)
    assert rating.comment_state is CommentState.HIDDEN


# --- units and steps


def test_units_add_to_their_own_kind_only():
    assert PersonTimes(1) + PersonTimes(2) == PersonTimes(3)
    assert Minutes(90) - Minutes(30) == Minutes(60)
    assert (str(Minutes(97_770)), str(PersonTimes(1567))) == ("1,629.5", "1,567")
    with pytest.raises(TypeError):
        _ = PersonTimes(1) - Minutes(1)


def standing(**said: object) -> Standing:
    return Standing(**{"sessions": 1, "to_come": 0, "held": 1} | said)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("state", "may", "leads_to"),
    [
        (ActivityState.DRAFT, "may_edit", "plan"),
        (ActivityState.SUBMITTED, "may_approve", "plan-approval"),
        (ActivityState.APPROVED, "may_edit", "publication"),
        (ActivityState.PUBLISHED, "may_edit", "review"),
        (ActivityState.REVIEWED, "may_sign", "sign-off"),
    ],
)
def test_the_next_step_is_a_button_for_who_can_do_it_and_a_sentence_for_the_others(state, may, leads_to):
    mine, others = next_step(activity(state), standing(**{may: True})), next_step(activity(state), standing())
    assert mine.verb
    assert (mine.noun or mine.path).rpartition("/")[2] == leads_to
    assert (others.verb, others.noun, others.path) == ("", "", "")


def test_who_publishes_is_told_of_sessions_that_have_no_place():
    one = activity(ActivityState.APPROVED)
    assert "没有地点" in str(next_step(one, standing(may_edit=True, nowhere=1)).sentence)
    assert "没有地点" not in str(next_step(one, standing(may_edit=True)).sentence)


@pytest.mark.parametrize("state", list(ActivityState))
def test_every_state_has_its_place_on_the_stepper(state):
    one = activity(state)
    steps = stepper(one, standing())
    here = [step for step in steps if step.state in {"current", "stopped"}]
    assert len(here) == (0 if state is ActivityState.SIGNED_OFF else 1)
