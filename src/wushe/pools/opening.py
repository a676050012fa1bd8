"""Opening hours as people write them, a line for each weekday, and whether a place is open at a time."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from itertools import pairwise
from typing import NamedTuple

from wushe.kernel.clock import local
from wushe.kernel.i18n import _, clauses
from wushe.kernel.labelled import Labelled
from wushe.kernel.text import clean, halfwidth
from wushe.pools.errors import HoursOverlap, NotOpeningHours

MOST_SPANS = 4
_SPAN = re.compile(r"([0-9]{1,2})[:：]([0-9]{2})(?:-|–|—|~|至|到)([0-9]{1,2})[:：]([0-9]{2})")
_BETWEEN = re.compile(r"[\s,，、;；]+")
_AROUND_DASH = re.compile(r"\s*(-|–|—|~|至|到)\s*")


class Weekday(Labelled):
    """The value is the field of a form; the position is what `date.isoweekday` counts from one."""

    MONDAY = "monday", _("周一")
    TUESDAY = "tuesday", _("周二")
    WEDNESDAY = "wednesday", _("周三")
    THURSDAY = "thursday", _("周四")
    FRIDAY = "friday", _("周五")
    SATURDAY = "saturday", _("周六")
    SUNDAY = "sunday", _("周日")

    @property
    def number(self) -> int:
        return list(Weekday).index(self) + 1


class Span(NamedTuple):
    """Open from `opens` until `closes` of one day, on the township's clock."""

    opens: time
    closes: time

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


def parse_hours(written: str) -> str:
    """One day's hours in one form, `09:00-12:00 14:00-17:30`; raises `NotOpeningHours`, `HoursOverlap`."""
    return write_hours(spans(written))


def spans(written: str) -> list[Span]:
    """The spans of one day in their order, none for a day without; raises like `parse_hours`."""
    parts = [part for part in _BETWEEN.split(_AROUND_DASH.sub(r"\1", halfwidth(clean(written)))) if part]
    if len(parts) > MOST_SPANS:
        raise NotOpeningHours
    found = sorted(map(_span, parts))
    if any(later.opens < earlier.closes for earlier, later in pairwise(found)):
        raise HoursOverlap
    return found


def _span(part: str) -> Span:
    match = _SPAN.fullmatch(part)
    if match is None:
        raise NotOpeningHours
    try:
        span = Span(time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4])))
    except ValueError:
        raise NotOpeningHours from None
    if span.opens >= span.closes:
        raise NotOpeningHours
    return span


def write_hours(found: Iterable[Span]) -> str:
    return " ".join(map(str, sorted(found)))


class DaySpan(NamedTuple):
    """A span on a weekday, as `OpeningHours` rows are."""

    weekday: int
    opens: time
    closes: time


def is_open(hours: Iterable[DaySpan], starts_at: datetime, ends_at: datetime) -> bool:
    """Whether one span of the day holds all of [starts_at, ends_at], both aware instants.

    A place without any hours has not said when it is open, which is not the same as closed: it holds everything.
    """
    hours = list(hours)
    starts, ends = local(starts_at), local(ends_at)
    if not hours:
        return True
    return starts.date() == ends.date() and any(
        span.weekday == starts.isoweekday() and span.opens <= starts.time() and ends.time() <= span.closes
        for span in hours
    )


def by_day(hours: Sequence[DaySpan]) -> dict[Weekday, str]:
    """The written hours of each weekday, days without left out."""
    spans_of = {day: [Span(span.opens, span.closes) for span in hours if span.weekday == day.number] for day in Weekday}
    return {day: write_hours(found) for day, found in spans_of.items() if found}


def say_hours(hours: Iterable[DaySpan]) -> str:
    """周一–周五 09:00-12:00；周六 10:00-11:00: neighbouring days with the same hours as one."""
    parts: list[tuple[Weekday, Weekday, str]] = []
    for day, written in by_day(list(hours)).items():
        if parts and parts[-1][2] == written and parts[-1][1].number == day.number - 1:
            parts[-1] = (parts[-1][0], day, written)
        else:
            parts.append((day, day, written))
    return clauses(f"{_days(first, last)} {written}" for first, last, written in parts)


def _days(first: Weekday, last: Weekday) -> str:
    return first.label.say() if first is last else f"{first.label.say()}–{last.label.say()}"
