"""Actions, the days of visits and the rhythm of training by themselves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wushe.kernel.clock import stopped_at
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Invalid
from wushe.supervision.errors import ActionClosed, ActionOpen, ReasonNeeded, WhatWasDone
from wushe.supervision.kinds import ActionState, Turn
from wushe.supervision.models import Action
from wushe.supervision.models.visit import refuse_future
from wushe.supervision.quarterly import year_of

NOW = datetime(2026, 5, 4, 2, tzinfo=UTC)
DAY = date(2026, 5, 4)
WHO = new_id()


def action(**said: object) -> Action:
    usual = {"id": new_id(), "title": "公开账目", "owner_id": WHO, "agreed_on": DAY, "due_on": DAY, "outcome": ""}
    return Action(**usual | said)


def test_an_action_is_open_on_its_day_and_overdue_on_the_next():
    one = action()
    assert one.state(DAY) is ActionState.OPEN
    assert one.state(DAY + timedelta(days=1)) is ActionState.OVERDUE


def test_it_closes_only_with_what_was_done_and_once():
    one = action()
    with pytest.raises(WhatWasDone):
        one.close("", NOW, WHO)
    step = one.close("账目贴在门口", NOW, WHO)
    assert (step.turn, step.words, one.outcome) == (Turn.CLOSED, "账目贴在门口", "账目贴在门口")
    assert one.state(DAY + timedelta(days=9)) is ActionState.CLOSED
    with pytest.raises(ActionClosed):
        one.close("又贴了一次", NOW, WHO)


def test_it_opens_again_with_a_reason_and_a_new_day():
    one = action()
    with pytest.raises(ActionOpen):
        one.reopen("没有贴", DAY, NOW, WHO)
    one.close("账目贴在门口", NOW, WHO)
    with pytest.raises(ReasonNeeded):
        one.reopen("", DAY, NOW, WHO)
    step = one.reopen("只贴了一半", DAY + timedelta(days=7), NOW, WHO)
    assert (step.turn, step.words) == (Turn.REOPENED, "只贴了一半")
    assert (one.outcome, one.closed_at, one.due_on) == ("", None, DAY + timedelta(days=7))


def test_a_new_day_or_owner_is_reminded_of_anew_and_new_words_are_not():
    one = action(reminded_on=DAY)
    one.ask("公开上半年账目", WHO, DAY)
    assert one.reminded_on == DAY
    one.ask("公开上半年账目", WHO, DAY + timedelta(days=1))
    assert one.reminded_on is None


def test_nothing_is_due_before_it_was_agreed():
    with pytest.raises(Invalid) as refused:
        action().ask("公开账目", WHO, DAY - timedelta(days=1))
    assert refused.value.fields["due_on"].say() == "完成期限不能早于 2026-05-04"


def test_what_has_not_been_is_not_recorded():
    with stopped_at(NOW):
        refuse_future(DAY, "visited_on")
        with pytest.raises(Invalid) as refused:
            refuse_future(DAY + timedelta(days=1), "visited_on")
    assert list(refused.value.fields) == ["visited_on"]


@pytest.mark.parametrize(
    ("held", "today", "overdue", "missing"),
    [
        ((), date(2026, 3, 31), False, 4),
        ((), date(2026, 4, 1), True, 4),
        ((date(2026, 2, 1), date(2026, 2, 2), date(2026, 3, 1)), date(2026, 12, 31), False, 1),
        ((date(2026, 2, 1), date(2026, 5, 2), date(2026, 9, 1)), date(2027, 1, 1), True, 1),
        ((date(2026, 2, 1), date(2026, 5, 2), date(2026, 9, 1), date(2026, 12, 31)), date(2027, 1, 1), False, 0),
        ((date(2025, 2, 1),), date(2026, 4, 1), True, 4),
    ],
)
def test_fewer_than_a_lesson_a_quarter_is_overdue(held, today, overdue, missing):
    year = year_of(held, 2026, today)
    assert (year.overdue, year.missing) == (overdue, missing)


def test_lessons_stand_in_their_quarters():
    days = [date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert year_of(days, 2026, date(2026, 12, 31)).held == (2, 1, 0, 1)
