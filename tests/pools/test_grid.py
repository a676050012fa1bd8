"""Months and weeks of a calendar, and how much of its time is booked."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from hypothesis import given, strategies as st

from wushe.kernel.clock import SHANGHAI, Month, day_start
from wushe.pools.alternatives import Held
from wushe.pools.fitting import Units
from wushe.pools.grid import (
    MOST_IN_A_DAY,
    Entry,
    by_day,
    closed_days,
    free_by_day,
    month_days,
    month_grid,
    week_days,
    week_rows,
)
from wushe.pools.kinds import BookingState
from wushe.pools.opening import DaySpan
from wushe.pools.utilisation import last_weeks, open_minutes

months = st.builds(Month, st.integers(1950, 2090), st.integers(1, 12))
ZONES = [(UUID(int=1), "多功能厅"), (UUID(int=2), "书画室")]


def entry(day: int, hour: int = 9, lasts: int = 2, *zone_ids: UUID) -> Entry:
    starts_at = datetime(2026, 11, day, hour, tzinfo=SHANGHAI)
    ends_at = starts_at + timedelta(hours=lasts)
    return Entry(UUID(int=day * 100 + hour), starts_at, ends_at, BookingState.CONFIRMED, "舞蹈队", "排练", 1, zone_ids)


@given(months)
def test_a_month_is_whole_weeks_that_hold_all_of_its_days(month: Month) -> None:
    days = month_days(month)
    assert len(days) % 7 == 0
    assert days[0].isoweekday() == 1
    assert {day for day in days if day in month} == {
        month.first + timedelta(days=n) for n in range((month.last - month.first).days + 1)
    }
    assert days == sorted(set(days))


def test_what_lasts_overnight_stands_on_both_days_and_midnight_belongs_to_the_day_before() -> None:
    days = week_days(date(2026, 11, 24))
    found = by_day(days, [entry(24, 20, 14), entry(26, 20, 4)])
    assert [day.day for day, here in found.items() if here] == [24, 25, 26]


def test_a_full_day_of_a_month_says_how_many_more_there_are() -> None:
    weeks = month_grid(Month(2026, 11), [entry(24, hour, 1) for hour in range(8, 15)], {}, {})
    [day] = [day for week in weeks for day in week if day.on.day == 24 and day.inside]
    assert len(day.shown) == MOST_IN_A_DAY
    assert day.more == 7 - MOST_IN_A_DAY
    assert day.shown == sorted(day.shown, key=lambda one: one.starts_at)


def test_a_week_has_a_line_for_each_zone_and_the_whole_venue_stands_in_all() -> None:
    entries = [entry(24, 9, 2, ZONES[0][0]), entry(25, 9, 2, ZONES[0][0], ZONES[1][0]), entry(26)]
    rows = week_rows(date(2026, 11, 24), ZONES, entries, {}, {})
    assert [[len(day.entries) for day in row.days] for row in rows] == [[0, 1, 1, 1, 0, 0, 0], [0, 0, 1, 1, 0, 0, 0]]


def test_pieces_are_free_on_a_day_when_nobody_has_them_at_any_minute_of_it() -> None:
    days = week_days(date(2026, 11, 24))
    noon = day_start(date(2026, 11, 24)) + timedelta(hours=12)
    free = free_by_day(days, Units(1, 51), [Held(Units(1, 21), noon, noon + timedelta(hours=1)),
                                            Held(Units(40, 51), noon + timedelta(hours=20), None)])  # fmt: skip
    assert [free[day] for day in days] == [50, 30, 39, 39, 39, 39, 39]


def test_closed_days_are_holidays_by_their_name_and_days_without_hours() -> None:
    days = [date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 4)]
    closed = closed_days(days, {1, 2, 3, 4, 5}, keeps_holidays=True)
    assert "元旦" in closed[days[0]]
    assert days[2] not in closed
    assert closed_days(days, set(), keeps_holidays=False) == {}


def test_open_minutes_count_each_unit_on_each_open_day() -> None:
    hours = [DaySpan(day, time(9), time(12)) for day in range(1, 6)] + [DaySpan(1, time(14), time(17, 30))]
    days = last_weeks(date(2026, 11, 23))
    assert len(days) == 28
    assert days[-1] == date(2026, 11, 22)
    assert open_minutes(hours, days, 2, keeps_holidays=False) == 2 * (20 * 180 + 4 * 210)
