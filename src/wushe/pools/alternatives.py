"""What else there is when something is taken: another time, another place near, fewer pieces. Pure functions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from wushe.pools.fitting import Units, count, free
from wushe.pools.suggesting import Span, free_times

FAR_FUTURE = timedelta(days=400)
FEW = 3


class Held(NamedTuple):
    """Units that are held for a time; None never ends."""

    units: Units
    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wish:
    """So many units, or just these where they are not alike (the zones of a venue)."""

    quantity: int
    these: Sequence[Units] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What is held of the units `within`; each booking keeps them for `buffer` longer than it lasts."""

    within: Units
    held: Sequence[Held]
    buffer: timedelta = timedelta()

    def meeting(self, span: Span) -> list[Units]:
        """What is held at some moment of that time."""
        ends_at = span[1] + self.buffer
        return [
            each.units for each in self.held
            if each.starts_at < ends_at and (each.ends_at is None or each.ends_at > span[0])
        ]  # fmt: skip

    def free(self, span: Span) -> int:
        """How many units nobody holds in all of that time."""
        return count(free(self.within, self.meeting(span)))

    def fits(self, wish: Wish, span: Span) -> bool:
        if not wish.these:
            return self.free(span) >= wish.quantity
        held = self.meeting(span)
        return not any(units.first < each.end and each.first < units.end for units in wish.these for each in held)


def other_times(
    taken: Taken, wish: Wish, wanted: Span, is_open: Callable[[datetime, datetime], bool], after: datetime
) -> list[Span]:
    """The nearest times as long as the one that was wanted, in which it fits."""
    busy = list(_in_the_way(taken, wish, wanted[0]))

    def holds(starts_at: datetime, ends_at: datetime) -> bool:
        return is_open(starts_at, ends_at) and taken.fits(wish, (starts_at, ends_at))

    return free_times(wanted, busy, holds, after, FEW)


def _in_the_way(taken: Taken, wish: Wish, start: datetime) -> Iterator[Span]:
    """Times in which it cannot be had: where any of these zones is held, or too few pieces are left."""
    if wish.these:
        for each in taken.held:
            if any(units.first < each.units.end and each.units.first < units.end for units in wish.these):
                yield each.starts_at - taken.buffer, each.ends_at or start + FAR_FUTURE
        return
    yield from _scarce(taken, wish.quantity, start)


def _scarce(taken: Taken, quantity: int, start: datetime) -> Iterator[Span]:
    """The longest stretches in which fewer than so many are free; between two changes nothing changes."""
    changes = sorted({
        *(each.starts_at for each in taken.held), *(each.ends_at or start + FAR_FUTURE for each in taken.held),
    })  # fmt: skip
    since: datetime | None = None
    for at in changes:
        at_that_moment = Taken(taken.within, taken.held)
        few = at_that_moment.free((at, at + timedelta(microseconds=1))) < quantity
        if few and since is None:
            since = at
        elif not few and since is not None:
            yield since - taken.buffer, at
            since = None
    if since is not None:
        yield since - taken.buffer, start + FAR_FUTURE


def fewer(taken: Taken, wish: Wish, wanted: Span) -> int:
    """How many could be had at the wanted time instead; nothing where zones were named, or none is left."""
    left = taken.free(wanted)
    return left if not wish.these and 0 < left < wish.quantity else 0


@dataclass(frozen=True, slots=True)
class Place:
    """A zone that is free and open at the wanted time."""

    venue_id: UUID
    zone_id: UUID
    venue: str
    zone: str
    community_id: UUID | None
    capacity: int | None


def nearest_places(
    places: Iterable[Place], heads: int | None, venue_id: UUID, community_id: UUID | None
) -> list[Place]:
    """Where enough fit in: in the same venue, else in the same community, else elsewhere; the smallest that is enough.

    A place that nobody has counted comes behind those that are known to be large enough.
    """
    enough = [each for each in places if heads is None or each.capacity is None or each.capacity >= heads]

    def far(each: Place) -> tuple[object, ...]:
        near = 0 if each.venue_id == venue_id else 1 if each.community_id == community_id else 2
        return near, each.capacity is None, each.capacity or 0, each.venue, each.zone

    return sorted(enough, key=far)[:FEW]
