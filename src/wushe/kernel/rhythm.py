"""The days of a series, and what the official calendar says of a day."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.kernel.late import Late
from wushe.kernel.values import Unfit

holidays = Late("holidays")

MOST_SESSIONS = 120
"""A series is planned for a year or so and then anew; a slip of the year would make thousands."""


class Rhythm(Labelled):
    """How often a series comes back."""

    DAILY = "daily", _("每天")
    WEEKLY = "weekly", _("每周")
    FORTNIGHTLY = "fortnightly", _("每两周")
    MONTHLY = "monthly", _("每月同一天")


class SeriesEmpty(Unfit):
    """A series ends on or after its first day."""

    code = "series.empty"
    sentence = _("最后一天不能早于第一天")


class SeriesTooLong(Unfit):
    """More than is planned at once."""

    code = "series.too_long"
    sentence = _("一次最多安排 {most} 场，请缩短日期范围")


_STEPS = {Rhythm.DAILY: 1, Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}


def days_of(rhythm: Rhythm, first: date, last: date) -> list[date]:
    """The days from `first` up to and with `last`. Raises `SeriesEmpty`, `SeriesTooLong`.

    Every month on the 31st means the months that have one.
    """
    if last < first:
        raise SeriesEmpty
    found: list[date] = []
    for day in _every(rhythm, first, last):
        if len(found) == MOST_SESSIONS:
            raise SeriesTooLong(most=MOST_SESSIONS)
        found.append(day)
    return found


def days_entered(rhythm: Rhythm, first: date, last: date) -> list[date]:
    """The same of a form; raises `Invalid` beside its field `last_on`."""
    try:
        return days_of(rhythm, first, last)
    except Unfit as unfit:
        raise unfit.beside("last_on") from unfit


def _every(rhythm: Rhythm, first: date, last: date) -> Iterator[date]:
    if rhythm is Rhythm.MONTHLY:
        yield from _monthly(first, last)
        return
    day = first
    while day <= last:
        yield day
        day += timedelta(days=_STEPS[rhythm])


def _monthly(first: date, last: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        try:
            day = date(year, month, first.day)
        except ValueError:
            pass
        else:
            if day <= last:
                yield day
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004 - December


def holiday(day: date) -> str:
    """The public holiday on that day by its official name, or the day off it was exchanged for; else nothing."""
    return str(_calendar(day.year).get(day) or "")


def is_exchanged_workday(day: date) -> bool:
    """A weekend day on which everyone works (调休), so that pupils and parents have no time."""
    return day in _calendar(day.year).weekend_workdays


@cache
def _calendar(year: int) -> Any:
    return holidays.country_holidays("CN", years=year, language="zh_CN")
