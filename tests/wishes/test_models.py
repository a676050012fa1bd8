"""A wish and its claim by themselves: what they say no to, and which days count."""

from datetime import UTC, datetime, timedelta

import pytest

from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Invalid
from wushe.wishes.errors import ClaimDone, NotDeliveredYet, OwnDelivery, OwnWish, ReasonNeeded, WrongState
from wushe.wishes.kinds import Band, Claimer, ClaimState, Confirmer, ReleaseReason, WishState
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.sight import OF_EVERYBODY, Sight

NOW = datetime(2026, 5, 4, 2, tzinfo=UTC)
MAKER, CHECKER, EDITOR = new_id(), new_id(), new_id()


def wish(state: WishState = WishState.COLLECTED) -> MicroWish:
    made = MicroWish(number=7, collected_at=NOW, collected_by=MAKER, written_by=MAKER, state=state, value_fen=0)
    made.say("一双 36 码的运动鞋", "", names=("王小明",))
    return made


def claim(state: ClaimState = ClaimState.FIRM) -> WishClaim:
    return WishClaim(claimer=Claimer.PERSON, state=state, thanks="")


@pytest.mark.parametrize(
    ("fen", "band"),
    [(0, Band.FREE), (1, Band.TO_50), (5_000, Band.TO_50), (5_001, Band.TO_100), (30_000, Band.TO_300),
     (50_000, Band.TO_500), (50_001, Band.ABOVE)],
)  # fmt: skip
def test_everybody_reads_a_band_and_no_amount(fen, band):
    assert Band.of(fen) is band


@pytest.mark.parametrize("text", ["给王小明的鞋", "给王 小明的鞋", "鞋，电话 138 1234 5678"])
@pytest.mark.parametrize("field", ["title", "story"])
def test_neither_title_nor_story_says_who_it_is(text, field):
    said = {"title": "一双运动鞋", "story": ""} | {field: text}
    with pytest.raises(Invalid) as refused:
        wish().say(said["title"], said["story"], names=("王小明",))
    assert list(refused.value.fields) == [field]


def test_who_wrote_it_first_or_last_does_not_verify_it():
    edited = wish()
    edited.rewrite(EDITOR)
    for by in (MAKER, EDITOR):
        with pytest.raises(OwnWish):
            edited.verify(NOW, by)
        with pytest.raises(OwnWish):
            edited.refuse("情况不属实", by)
    edited.verify(NOW, CHECKER)
    assert edited.state is WishState.VERIFIED


@pytest.mark.parametrize("state", [WishState.VERIFIED, WishState.OPEN, WishState.REFUSED])
def test_what_is_rewritten_is_verified_once_more(state):
    changed = wish(state)
    changed.verified_at, changed.verified_by, changed.published_at = NOW, CHECKER, NOW
    assert changed.rewrite(EDITOR)
    assert (changed.state, changed.verified_by, changed.published_at) == (WishState.COLLECTED, None, None)


@pytest.mark.parametrize("state", [WishState.CLAIMED, WishState.DELIVERED, WishState.FULFILLED, WishState.WITHDRAWN])
def test_what_somebody_prepares_is_neither_rewritten_nor_withdrawn(state):
    with pytest.raises(WrongState):
        wish(state).rewrite(EDITOR)
    with pytest.raises(WrongState):
        wish(state).withdraw("搬走了", NOW)


def test_a_refusal_and_a_withdrawal_say_why():
    with pytest.raises(ReasonNeeded):
        wish().refuse("", CHECKER)
    with pytest.raises(ReasonNeeded):
        wish().withdraw("", NOW)


def test_the_days_run_from_writing_down_to_confirming():
    done = wish(WishState.DELIVERED)
    assert done.fulfil(NOW + timedelta(days=9, hours=23)) == 9


@pytest.mark.parametrize("state", [state for state in WishState if state is not WishState.OPEN])
def test_only_an_open_wish_is_claimed(state):
    with pytest.raises(WrongState):
        wish(state).claim()


# --- claims


def test_a_firm_claim_is_due_after_its_days_in_the_township_s_calendar():
    late_evening = datetime(2026, 5, 4, 17, tzinfo=UTC)  # the 5th in China
    made = claim()
    made.stand(late_evening, 14)
    assert str(made.due_on) == "2026-05-19"


def test_a_held_claim_counts_from_the_call():
    made = claim()
    made.hold(NOW)
    assert (made.state, made.due_on, made.held_until) == (ClaimState.HELD, None, NOW + timedelta(hours=48))
    made.call(NOW + timedelta(hours=30), CHECKER, 14)
    assert made.state is ClaimState.FIRM
    with pytest.raises(ClaimDone):
        made.call(NOW, CHECKER, 14)


def test_who_handed_over_does_not_say_that_it_arrived():
    made = claim()
    made.deliver(NOW, MAKER)
    with pytest.raises(OwnDelivery):
        made.confirm(NOW, MAKER, "")
    assert made.confirm(NOW, CHECKER, "") is Confirmer.STAFF


def test_the_resident_s_code_confirms_whoever_handed_over():
    made = claim()
    made.deliver(NOW, MAKER)
    assert made.confirm(NOW, None, "谢谢") is Confirmer.CODE
    with pytest.raises(ClaimDone):
        made.confirm(NOW, None, "")


@pytest.mark.parametrize("state", [ClaimState.HELD, ClaimState.FIRM])
def test_nothing_is_confirmed_that_was_not_delivered(state):
    with pytest.raises(NotDeliveredYet):
        claim(state).confirm(NOW, None, "")


def test_what_lies_at_the_delivery_point_is_not_lost_by_a_date():
    made = claim()
    made.receive(NOW)
    for reason in (ReleaseReason.OVERDUE, ReleaseReason.GIVEN_BACK):
        with pytest.raises(ClaimDone):
            made.release(reason, NOW)
    made.release(ReleaseReason.BY_STAFF, NOW, "错拿了")
    assert made.state is ClaimState.RELEASED


@pytest.mark.parametrize("state", [ClaimState.DELIVERED, ClaimState.FULFILLED, ClaimState.RELEASED])
def test_what_was_handed_over_is_not_released(state):
    with pytest.raises(ClaimDone):
        claim(state).release(ReleaseReason.BY_STAFF, NOW)


def test_thanks_are_checked_once():
    made = claim(ClaimState.FULFILLED)
    with pytest.raises(ClaimDone):
        made.check_thanks(NOW, show=True)
    made.thanks = "谢谢"
    made.check_thanks(NOW, show=True)
    assert made.thanks_shown
    with pytest.raises(ClaimDone):
        made.check_thanks(NOW, show=False)


# --- T8: who sees what in which state

GIVERS = {"notes", "delivery_point"}
MATRIX = {
    (Sight.GIVER, None): {"claim"},
    (Sight.GIVER, ClaimState.HELD): {"claim"},
    (Sight.GIVER, ClaimState.FIRM): {"claim"} | GIVERS,
    (Sight.GIVER, ClaimState.DELIVERED): {"claim"},
    (Sight.GIVER, ClaimState.FULFILLED): {"claim"},
    **{(Sight.VISITOR, state): set() for state in (None, *ClaimState)},
    **{
        (Sight.WRITER, state): GIVERS | {"beneficiary", "value_fen", "alias", "reason"} for state in (None, *ClaimState)
    },
}


@pytest.mark.parametrize(("sight", "state"), MATRIX, ids=str)
def test_t8_the_giver_learns_what_to_bring_and_where_only_while_it_is_theirs_to_bring(sight, state):
    assert sight.sees(state) - OF_EVERYBODY == MATRIX[sight, state]


def test_t8_nobody_but_staff_learns_whose_wish_it_is():
    private = {(sight, state) for sight in Sight for state in (None, *ClaimState) if "person_id" in sight.sees(state)}
    assert {sight for sight, _state in private} == {Sight.STAFF}
