"""How much of the time that something is open is booked. Pure functions over minutes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wushe.kernel.rhythm import holiday
from wushe.pools.opening import DaySpan

WEEKS = 4
HOUR = 60


class Use(NamedTuple):
    """Minutes of all units together; `open` is nothing where nobody wrote down when it is open."""

    booked: int
    open: int


def last_weeks(today: date) -> list[date]:
    """The days of the last four whole weeks until yesterday."""
    return [today - timedelta(days=number) for number in range(WEEKS * 7, 0, -1)]


def open_minutes(hours: Sequence[DaySpan], days: Iterable[date], units: int, *, keeps_holidays: bool) -> int:
    """So many units, each open for the hours of each of these days."""
    by_weekday: dict[int, int] = {}
    for span in hours:
        minutes = (span.closes.hour - span.opens.hour) * HOUR + span.closes.minute - span.opens.minute
        by_weekday[span.weekday] = by_weekday.get(span.weekday, 0) + minutes
    open_days = (day for day in days if not (keeps_holidays and holiday(day)))
    return units * sum(by_weekday.get(day.isoweekday(), 0) for day in open_days)
