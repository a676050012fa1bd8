"""What a borrower may see of what was lent: its zones, and when how many of it are not free."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.work import Work
from wushe.pools.fitting import count, free
from wushe.pools.kinds import ResourceKind
from wushe.pools.models import Borrowed
from wushe.pools.queries import bookings, resources
from wushe.pools.service.borrowing import at_owner
from wushe.pools.service.calendar import taken


class LentZone(NamedTuple):
    """A zone that may be chosen, as its borrower knows it; `capacity` in persons."""

    id: UUID
    name: str
    capacity: int | None


async def zones_lent(work: Work, thing: Borrowed) -> list[LentZone]:
    """The zones in use of what was lent of a venue, and none beside it; nothing of any other kind of resource."""
    if thing.kind is not ResourceKind.VENUE:
        return []
    async with at_owner(work, thing) as lent:
        zones = await lent.work.all(resources.zones_of([lent.resource.id]))
        return [
            LentZone(zone.id, zone.name, zone.capacity)
            for zone in zones if lent.lane.has(zone) and not zone.is_closed
        ]  # fmt: skip


class Busy(NamedTuple):
    """So many of what was lent are not free then, whoever has them."""

    starts_at: datetime
    ends_at: datetime | None
    quantity: int


async def busy_times(work: Work, thing: Borrowed, starts_at: datetime, ends_at: datetime) -> list[Busy]:
    """What is held of it in that time, and nothing of by whom or for what."""
    async with at_owner(work, thing) as lent:
        within = lent.lane.units
        holds = await lent.work.all(bookings.holds(lent.lane.id, starts_at, ends_at))
        found = [
            Busy(hold.starts_at, hold.ends_at, min(hold.unit_to, within.end) - max(hold.unit_from, within.first))
            for hold in holds
        ]
    return sorted(busy for busy in found if busy.quantity > 0)


async def free_units(work: Work, thing: Borrowed, starts_at: datetime, ends_at: datetime) -> int:
    """How many of it are free for all of that time: what was lent, less what is used of it."""
    async with at_owner(work, thing) as lent:
        return count(free(lent.lane.units, await taken(lent.work, lent.lane, starts_at, ends_at)))
