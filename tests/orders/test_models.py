"""An order by itself: what it says no to, how long it took, and by when it is confirmed."""

from datetime import UTC, datetime, timedelta

import pytest

from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Invalid
from wushe.orders.codes import ALPHABET, LENGTH, new_code, plain, spaced
from wushe.orders.errors import (
    AlreadyStarted,
    CodeUsed,
    NotFinishedYet,
    OwnService,
    ReasonNeeded,
    WrongState,
)
from wushe.orders.kinds import OPEN, UNCONFIRMED, Confirmer, OrderState
from wushe.orders.models import ServiceOrder
from wushe.orders.models.order import MOST_MINUTES

NOW = datetime(2026, 5, 4, 2, tzinfo=UTC)
SERVER, STAFF = new_id(), new_id()
CLOSED = [state for state in OrderState if state not in OPEN]


def order(state: OrderState = OrderState.PLACED) -> ServiceOrder:
    began = None if state is OrderState.PLACED else NOW
    return ServiceOrder(number=7, server_id=SERVER, state=state, started_at=began, reason="")


def test_the_minutes_are_those_between_the_two_scans_and_the_days_those_of_the_township_s_calendar():
    late_evening = datetime(2026, 5, 4, 15, 30, tzinfo=UTC)  # 23:30 in China
    done = order()
    done.start(late_evening)
    done.finish(late_evening + timedelta(minutes=45, seconds=59), 3)
    assert (done.minutes, str(done.due_on), done.state) == (45, "2026-05-08", OrderState.FINISHED)


def test_who_forgot_to_finish_says_how_long_it_took():
    done = order()
    done.start(NOW)
    late = NOW + timedelta(minutes=MOST_MINUTES + 1)
    with pytest.raises(Invalid) as refused:
        done.finish(late, 3)
    assert list(refused.value.fields) == ["minutes"]
    done.finish(late, 3, 50)
    assert done.minutes == 50


def test_nobody_says_more_minutes_than_have_passed():
    done = order()
    done.start(NOW)
    with pytest.raises(Invalid) as refused:
        done.finish(NOW + timedelta(minutes=30), 3, 31)
    assert list(refused.value.fields) == ["minutes"]
    assert done.state is OrderState.STARTED


@pytest.mark.parametrize("state", [OrderState.STARTED, OrderState.FINISHED, OrderState.OVERDUE])
def test_what_has_begun_does_not_begin_again(state):
    with pytest.raises(AlreadyStarted):
        order(state).start(NOW)


@pytest.mark.parametrize("state", CLOSED)
def test_a_used_code_neither_starts_nor_finishes_nor_confirms(state):
    for use in (
        lambda done: done.start(NOW), lambda done: done.finish(NOW, 3), lambda done: done.confirm(NOW),
        lambda done: done.vouch(NOW, STAFF, "问过"),
    ):  # fmt: skip
        with pytest.raises(CodeUsed):
            use(order(state))


@pytest.mark.parametrize("state", [OrderState.PLACED, OrderState.FINISHED, OrderState.OVERDUE])
def test_only_what_has_begun_is_finished(state):
    with pytest.raises(WrongState):
        order(state).finish(NOW, 3)


@pytest.mark.parametrize("state", [OrderState.PLACED, OrderState.STARTED])
def test_nothing_is_confirmed_that_was_not_done(state):
    with pytest.raises(NotFinishedYet):
        order(state).confirm(NOW)


@pytest.mark.parametrize("state", sorted(UNCONFIRMED))
def test_the_resident_s_word_closes_it_also_when_it_comes_late(state):
    done = order(state)
    done.confirm(NOW)
    assert (done.state, done.confirmer, done.ended_at) == (OrderState.CONFIRMED, Confirmer.CODE, NOW)


def test_staff_vouch_with_a_reason_and_never_for_their_own_service():
    done = order(OrderState.FINISHED)
    with pytest.raises(OwnService):
        done.vouch(NOW, SERVER, "问过")
    with pytest.raises(ReasonNeeded):
        done.vouch(NOW, STAFF, "")
    done.vouch(NOW, STAFF, "已上门回访")
    assert (done.confirmer, done.confirmed_by) == (Confirmer.STAFF, STAFF)


@pytest.mark.parametrize("state", [state for state in OrderState if state is not OrderState.FINISHED])
def test_only_what_waits_for_the_resident_falls_overdue(state):
    with pytest.raises(WrongState):
        order(state).fall_overdue(NOW)


@pytest.mark.parametrize("state", [state for state in OrderState if state is not OrderState.PLACED])
def test_nobody_else_is_sent_where_somebody_stands(state):
    with pytest.raises(WrongState):
        order(state).reassign(STAFF, NOW.date())


def test_a_cancellation_says_why_and_comes_before_the_end():
    with pytest.raises(ReasonNeeded):
        order().cancel("", NOW)
    for state in CLOSED:
        with pytest.raises(WrongState):
            order(state).cancel("不需要了", NOW)


# --- the code


def test_codes_are_of_letters_that_nobody_mistakes_and_no_two_alike():
    codes = {new_code() for _time in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {LENGTH}
    assert {letter for code in codes for letter in code} <= set(ALPHABET)
    assert not set("0O1IBSL") & set(ALPHABET)


@pytest.mark.parametrize("typed", ["k7wm3tqr", "K7WM-3TQR", " k7wm 3tqr ", "Ｋ７ＷＭ－３ＴＱＲ", "K7WM—3TQR"])
def test_a_code_is_read_however_it_is_typed(typed):
    assert plain(typed) == "K7WM3TQR"
    assert spaced(plain(typed)) == "K7WM-3TQR"
