"""Parts of a pledge: when they fall due, and what pays which."""

from datetime import date

from wushe.donations.kinds import DueState
from wushe.donations.schedule import Part, missed, monthly, standing

PAID, OPEN, OVERDUE = DueState.PAID, DueState.OPEN, DueState.OVERDUE
MAY = date(2026, 5, 31)


def states(parts: list[Part], fen: int, on: date) -> list[DueState]:
    return [each.state for each in standing(parts, fen, on)]


def test_a_monthly_pledge_is_due_on_the_same_day_or_the_last_of_a_shorter_month():
    assert [part.due_on for part in monthly(date(2026, 12, 31), 4, 100)] == [
        date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31),
    ]  # fmt: skip


def test_what_arrived_pays_the_earliest_month_first():
    parts = monthly(MAY, 3, 10_000)
    assert [each.paid_fen for each in standing(parts, 15_000, MAY)] == [10_000, 5_000, 0]


def test_a_part_is_overdue_on_the_day_after_it_was_due():
    parts = monthly(MAY, 2, 10_000)
    assert states(parts, 0, MAY) == [OPEN, OPEN]
    assert states(parts, 0, date(2026, 6, 1)) == [OVERDUE, OPEN]
    assert states(parts, 9_999, date(2026, 7, 1)) == [OVERDUE, OVERDUE]
    assert states(parts, 10_000, date(2026, 6, 1)) == [PAID, OPEN]


def test_missed_months_are_those_that_are_overdue():
    assert missed(standing(monthly(MAY, 6, 10_000), 10_000, date(2026, 9, 1))) == 3
