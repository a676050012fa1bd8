"""Opening hours as people write them, and whether something is open at a time."""

from datetime import datetime, time

import pytest

from wushe.kernel.clock import SHANGHAI
from wushe.pools.errors import HoursOverlap, NotOpeningHours
from wushe.pools.opening import DaySpan, is_open, parse_hours, say_hours


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("9:00-12:00", "09:00-12:00"),
        ("09：00—12：00、14：00 至 17：30", "09:00-12:00 14:00-17:30"),
        ("14:00-17:30 9:00-12:00", "09:00-12:00 14:00-17:30"),
        ("9:00-12:00,12:00-13:00", "09:00-12:00 12:00-13:00"),
        ("", ""),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, kept: str) -> None:
    assert parse_hours(written) == kept
    assert parse_hours(kept) == kept


@pytest.mark.parametrize("written", ["9点到12点", "12:00-09:00", "25:00-26:00", "9:00", "09:00-09:00"])
def test_hours_that_say_nothing_certain_are_refused(written: str) -> None:
    with pytest.raises(NotOpeningHours):
        parse_hours(written)


def test_two_spans_of_a_day_do_not_overlap() -> None:
    with pytest.raises(HoursOverlap):
        parse_hours("09:00-12:00 11:30-14:00")


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def test_a_place_is_open_when_one_span_holds_the_whole_time() -> None:
    monday = [DaySpan(1, time(9), time(12)), DaySpan(1, time(14), time(17, 30))]
    assert is_open(monday, at(9), at(12))
    assert not is_open(monday, at(11), at(15))
    assert not is_open(monday, at(9, day=24), at(10, day=24))
    assert not is_open(monday, at(9), at(10, day=24))


def test_a_place_that_never_said_when_it_is_open_holds_everything() -> None:
    assert is_open([], at(3), at(4))


def test_neighbouring_days_with_the_same_hours_are_told_as_one() -> None:
    hours = [DaySpan(day, time(9), time(12)) for day in (1, 2, 3, 5)] + [DaySpan(6, time(10), time(11))]
    assert say_hours(hours) == "周一–周三 09:00-12:00；周五 09:00-12:00；周六 10:00-11:00"
    assert say_hours([]) == ""
