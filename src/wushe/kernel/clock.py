"""The one place times come from: UTC instants, and the days, months and quarters of Shanghai."""

import re
from abc import ABC, abstractmethod
from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from wushe.kernel.i18n import _
from wushe.kernel.text import halfwidth
from wushe.kernel.values import Unfit

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Outside these a date is a slip of the finger, and PostgreSQL's 'infinity' arrives as year 9999."""

_stopped_at: ContextVar[datetime | None] = ContextVar("wushe_clock_stopped_at", default=None)


class NotAMonth(Unfit):
    """A text that names no month of 1900 to 2100."""

    code = "clock.not_a_month"
    sentence = _("请填写月份，例如 2026-06")


class NotAQuarter(Unfit):
    """A text that names no quarter of 1900 to 2100."""

    code = "clock.not_a_quarter"
    sentence = _("请填写季度，例如 2026Q2")


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _stopped_at.get() or datetime.now(UTC)


def today() -> date:
    """The day it is in the townships, which is not the day it is in UTC before eight in the morning."""
    return local_day(now())


def local(moment: datetime) -> datetime:
    """The instant as the clock on a township's wall shows it."""
    return moment.astimezone(SHANGHAI)


def local_day(moment: datetime) -> date:
    """The township's calendar day that holds the instant."""
    return local(moment).date()


def day_start(day: date) -> datetime:
    """The first instant of a township's day, in UTC."""
    return datetime.combine(day, time.min, SHANGHAI).astimezone(UTC)


def days_span(first: date, last: date) -> tuple[datetime, datetime]:
    """Instants `[start, end)` in UTC that hold both days and everything between them."""
    return day_start(first), day_start(last + timedelta(days=1))


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Stop the clock for the tests: inside, and in tasks started inside, it is always `moment`.

    A fixture that stops it for async tests is itself async, or stops it in another context than theirs.
    """
    if moment.tzinfo is None:
        message = "the clock can only be stopped at an aware instant"
        raise ValueError(message)
    token = _stopped_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stopped_at.reset(token)


class Period(ABC):
    """What months and quarters share: they know their days, hence their instants."""

    __slots__: ClassVar = ()

    @property
    @abstractmethod
    def first(self) -> date: ...

    @property
    @abstractmethod
    def last(self) -> date: ...

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Instants `[start, end)` in UTC, for `>=` and `<` on a timestamptz column."""
        return days_span(self.first, self.last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, order=True, slots=True)
class Month(Period):
    """A calendar month, written 2026-06."""

    year: int
    number: int

    _WRITTEN: ClassVar = re.compile(r"([0-9]{4})(?:-|/|\.|年)([0-9]{1,2})月?")

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def current(cls) -> Self:
        return cls.of(today())

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2026-06, 2026/6, 2026.6 or 2026年6月; raises `NotAMonth`."""
        return cls(*_numbers(cls._WRITTEN, text, 12, NotAMonth))

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    def next(self) -> Self:
        return self.of(self.last + timedelta(days=1))

    def previous(self) -> Self:
        return self.of(self.first - timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"


@dataclass(frozen=True, order=True, slots=True)
class Quarter(Period):
    """A quarter of the calendar year, written 2026Q2: the rhythm of needs rounds and reports."""

    year: int
    number: int

    _WRITTEN: ClassVar = re.compile(r"([0-9]{4})-?(?:Q|q|年第?)([0-9])(?:季度)?")

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def current(cls) -> Self:
        return cls.of(today())

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2026Q2, 2026-Q2 or 2026年第2季度; raises `NotAQuarter`."""
        return cls(*_numbers(cls._WRITTEN, text, 4, NotAQuarter))

    @property
    def months(self) -> tuple[Month, Month, Month]:
        third = self.number * 3
        return Month(self.year, third - 2), Month(self.year, third - 1), Month(self.year, third)

    @property
    def first(self) -> date:
        return self.months[0].first

    @property
    def last(self) -> date:
        return self.months[-1].last

    def next(self) -> Self:
        return self.of(self.last + timedelta(days=1))

    def previous(self) -> Self:
        return self.of(self.first - timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"


def _numbers(written: re.Pattern[str], text: str, most: int, refusal: type[Unfit]) -> tuple[int, int]:
    match = written.fullmatch(halfwidth(text).strip())
    if match is None:
        raise refusal
    year, number = int(match[1]), int(match[2])
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= most):
        raise refusal
    return year, number
