"""What a report is about: a quarter, or a year of four."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from wushe.kernel.clock import FIRST_YEAR, LAST_YEAR, Period, Quarter, today
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit
from wushe.reports.errors import NotAPeriod

SHOWN = 8
"""How many quarters are offered."""


@dataclass(frozen=True, order=True, slots=True)
class Year(Period):
    """A calendar year, written 2026."""

    year: int

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(Quarter(self.year, number) for number in range(1, 5))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises `NotAPeriod`."""
        if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
            raise NotAPeriod
        return cls(int(text))

    def __str__(self) -> str:
        return str(self.year)


def parse(text: str) -> Quarter | Year:
    """Empty means the present quarter; raises `NotAPeriod`."""
    if not text:
        return Quarter.current()
    try:
        return Year.parse(text) if len(text) == len("2026") else Quarter.parse(text)
    except Unfit as unfit:
        raise NotAPeriod from unfit


def called(period: Quarter | Year) -> str:
    """2026年第4季度 or 2026年度, in the reader's language."""
    if isinstance(period, Year):
        return _("{year}年度").say(year=period.year)
    return _("{year}年第{number}季度").say(year=period.year, number=period.number)


def offered() -> list[tuple[str, str]]:
    """The present quarter and those before it, and the years they lie in, for a select field."""
    quarters = [Quarter.current()]
    while len(quarters) < SHOWN:
        quarters.append(quarters[-1].previous())
    years = [Year(year) for year in sorted({quarter.year for quarter in quarters}, reverse=True)]
    return [(str(period), called(period)) for period in (*quarters, *years)]


def upto(period: Quarter | Year) -> date:
    """The last day of the period that has come."""
    return min(period.last, today())
