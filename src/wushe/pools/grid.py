"""A month and a week of a calendar as pages draw them: days with what stands on each. Pure functions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.clock import Month, day_start, local_day
from wushe.kernel.rhythm import holiday
from wushe.pools.alternatives import Held, Taken
from wushe.pools.fitting import Units
from wushe.pools.kinds import BookingState

MOST_IN_A_DAY = 4
"""Of a month's day; the week shows the rest."""
_MOMENT = timedelta(microseconds=1)


class Entry(NamedTuple):
    """A booking as a calendar shows it: whose and what for, and nobody's name."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    state: BookingState
    party: str
    purpose: str
    quantity: int
    zone_ids: Sequence[UUID]

    @property
    def days(self) -> list[date]:
        first, last = local_day(self.starts_at), local_day(self.ends_at - _MOMENT)
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@dataclass(slots=True)
class Day:
    """`free` is how many pieces nobody has on that day from its first to its last minute; None where it does not count.

    `closed` is why nothing can be booked: the holiday's name, or a closure's note.
    """

    on: date
    inside: bool = True
    entries: list[Entry] = field(default_factory=list)
    closed: str = ""
    free: int | None = None

    @property
    def shown(self) -> list[Entry]:
        return self.entries[:MOST_IN_A_DAY]

    @property
    def more(self) -> int:
        return max(len(self.entries) - MOST_IN_A_DAY, 0)


class Row(NamedTuple):
    """A line of a week: a zone, or the thing itself, with its seven days."""

    id: UUID
    name: str
    days: list[Day]


def month_days(month: Month) -> list[date]:
    """From the Monday of its first week until the Sunday of its last."""
    first = month.first - timedelta(days=month.first.weekday())
    last = month.last + timedelta(days=6 - month.last.weekday())
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def week_days(on: date) -> list[date]:
    monday = on - timedelta(days=on.weekday())
    return [monday + timedelta(days=number) for number in range(7)]


def by_day(days: Iterable[date], entries: Iterable[Entry]) -> dict[date, list[Entry]]:
    """What stands on each of these days, earliest first; what lasts for several stands on each of them."""
    found: dict[date, list[Entry]] = {day: [] for day in days}
    for entry in sorted(entries, key=lambda entry: (entry.starts_at, entry.id)):
        for day in entry.days:
            if day in found:
                found[day].append(entry)
    return found


def month_grid(month: Month, entries: Iterable[Entry], closed: Mapping[date, str], free: Mapping[date, int]
               ) -> list[list[Day]]:  # fmt: skip
    """Weeks of seven days."""
    days = month_days(month)
    filled = by_day(days, entries)
    drawn = [Day(day, day in month, filled[day], closed.get(day, ""), free.get(day)) for day in days]
    return [drawn[first : first + 7] for first in range(0, len(drawn), 7)]


def week_rows(
    on: date, lines: Sequence[tuple[UUID, str]], entries: Collection[Entry], closed: Mapping[date, str],
    free: Mapping[date, int],
) -> list[Row]:  # fmt: skip
    """A line for each zone with what stands in it; a thing without zones is one line."""
    days = week_days(on)
    rows: list[Row] = []
    for line_id, name in lines:
        here = [entry for entry in entries if not entry.zone_ids or line_id in entry.zone_ids]
        filled = by_day(days, here)
        drawn = [Day(day, True, filled[day], closed.get(day, ""), free.get(day)) for day in days]
        rows.append(Row(line_id, name, drawn))
    return rows


def free_by_day(days: Iterable[date], within: Units, held: Sequence[Held]) -> dict[date, int]:
    """How many pieces could be had for the whole of each day."""
    taken = Taken(within, held)
    return {day: taken.free((day_start(day), day_start(day + timedelta(days=1)))) for day in days}


def closed_days(days: Iterable[date], open_weekdays: Collection[int], *, keeps_holidays: bool) -> dict[date, str]:
    """Days on which it is not open, by their holiday's name or nothing but "-"; no weekdays said means every day."""
    closed: dict[date, str] = {}
    for day in days:
        name = holiday(day) if keeps_holidays else ""
        if name:
            closed[day] = name
        elif open_weekdays and day.isoweekday() not in open_weekdays:
            closed[day] = "-"
    return closed
