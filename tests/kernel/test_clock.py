"""Days are the township's, instants are UTC, and tests can stop the clock."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from wushe.kernel import clock
from wushe.kernel.clock import Month, NotAMonth, NotAQuarter, Quarter

DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))


def test_the_day_changes_at_midnight_in_shanghai_not_in_london() -> None:
    with clock.stopped_at(datetime(2026, 6, 30, 15, 59, 59, tzinfo=UTC)):
        assert clock.today() == date(2026, 6, 30)
    with clock.stopped_at(datetime(2026, 6, 30, 16, 0, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 1)


def test_a_stopped_clock_stands_still_in_tasks_and_runs_afterwards() -> None:
    moment = datetime(2026, 2, 28, 12, tzinfo=UTC)

    async def ask() -> datetime:
        return clock.now()

    with clock.stopped_at(moment):
        assert asyncio.run(ask()) == clock.now() == moment
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_clock_refuses_an_instant_without_a_zone() -> None:
    with pytest.raises(ValueError, match="aware"), clock.stopped_at(datetime(2026, 1, 1)):  # noqa: DTZ001
        pass


def test_the_span_of_days_is_half_open_and_in_utc() -> None:
    start, end = clock.days_span(date(2026, 6, 1), date(2026, 6, 2))
    assert (start, end) == (datetime(2026, 5, 31, 16, tzinfo=UTC), datetime(2026, 6, 2, 16, tzinfo=UTC))


@given(DAYS)
def test_every_instant_of_a_day_is_that_day(day: date) -> None:
    start, end = clock.days_span(day, day)
    assert clock.local_day(start) == clock.local_day(end - timedelta(microseconds=1)) == day
    assert clock.local_day(end) == day + timedelta(days=1)


@pytest.mark.parametrize("kind", [Month, Quarter])
@given(day=DAYS)
def test_periods_follow_each_other_without_gap(kind: type[Month | Quarter], day: date) -> None:
    period = kind.of(day)
    assert day in period
    assert period.next().first == period.last + timedelta(days=1)
    assert period.next().previous() == period
    assert period.span[1] == period.next().span[0]
    assert kind.parse(str(period)) == period


def test_periods_sort_by_time():
    assert sorted([Quarter(2027, 1), Quarter(2026, 4), Quarter(2026, 3)]) == [
        Quarter(2026, 3),
        Quarter(2026, 4),
        Quarter(2027, 1),
    ]


@pytest.mark.parametrize("text", ["2026Q2", "2026q2", " ２０２６Ｑ２ ", "2026-Q2", "2026年第2季度", "2026年2季度"])
def test_a_quarter_is_read_as_offices_write_it(text: str) -> None:
    assert Quarter.parse(text) == Quarter(2026, 2)
    assert (Quarter(2026, 2).first, Quarter(2026, 2).last) == (date(2026, 4, 1), date(2026, 6, 30))
    assert Quarter(2026, 2).months == (Month(2026, 4), Month(2026, 5), Month(2026, 6))


@pytest.mark.parametrize("text", ["", "2026", "2026Q5", "2026Q0", "1899Q1", "2101Q1", "2026Q2\n2026Q3", "Q2", "2026-2"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(NotAQuarter):
        Quarter.parse(text)


@pytest.mark.parametrize("text", ["2026-6", "2026-06", "2026/6", "2026年6月", "２０２６．６"])
def test_a_month_is_read_as_offices_write_it(text: str) -> None:
    assert Month.parse(text) == Month(2026, 6)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "202606", "²026-01", "9999-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(NotAMonth):
        Month.parse(text)
