"""The zones of a venue."""

from datetime import datetime
from uuid import UUID

from wushe.kernel.clock import now, today
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.pools.errors import NoSuchResource, NoSuchZone, StillBooked
from wushe.pools.events import ZoneAdded, ZoneEdited, ZoneReopened, ZoneWasClosed
from wushe.pools.models import Resource, Zone
from wushe.pools.opening import is_open
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings, resources as queries
from wushe.pools.schemas.resources import ZoneData
from wushe.pools.service.registering import kept


async def add_zone(work: Work, resource_id: UUID, data: ZoneData) -> Zone:
    """One unit more of the venue; raises `ZoneNameTaken`."""
    venue = await kept(work, resource_id)
    venue.refuse_if_closed()
    venue.grow(venue.quantity + 1)
    zone = Zone(id=new_id(), resource_id=venue.id, number=venue.quantity)
    zone.describe(name=data.name, capacity=data.capacity, area=data.area)
    await work.flush()
    work.add(zone)
    work.record(ZoneAdded(resource_id=venue.id, zone_id=zone.id, number=zone.number))
    await work.flush()
    return zone


async def edit_zone(work: Work, resource_id: UUID, zone_id: UUID, data: ZoneData) -> Zone:
    venue, zone = await _kept(work, resource_id, zone_id)
    zone.describe(name=data.name, capacity=data.capacity, area=data.area)
    work.record(ZoneEdited(resource_id=venue.id, zone_id=zone.id))
    await work.flush()
    return zone


async def close_zone(work: Work, resource_id: UUID, zone_id: UUID) -> Zone:
    """From today on it is not offered any more; raises `StillBooked` while somebody counts on it."""
    venue, zone = await _kept(work, resource_id, zone_id)
    held = [
        hold
        for hold in await work.all(bookings.holds(venue.id, now(), None))
        if (hold.booking_id or hold.grant_id) and hold.unit_from <= zone.number < hold.unit_to
    ]
    if held:
        raise StillBooked(count=len(held))
    zone.close(today())
    work.record(ZoneWasClosed(resource_id=venue.id, zone_id=zone.id))
    await work.flush()
    return zone


async def reopen_zone(work: Work, resource_id: UUID, zone_id: UUID) -> Zone:
    venue, zone = await _kept(work, resource_id, zone_id)
    zone.reopen()
    work.record(ZoneReopened(resource_id=venue.id, zone_id=zone.id))
    await work.flush()
    return zone


async def is_zone_open(work: Work, zone_id: UUID, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether its venue is open for all of that time; for the slices above, which ask no reach."""
    rows = await work.all(queries.hours_of_zone(zone_id))
    return is_open((row.span for row in rows), starts_at, ends_at)


async def _kept(work: Work, resource_id: UUID, zone_id: UUID) -> tuple[Resource, Zone]:
    venue = await work.one(queries.resource_to_keep(work.require(Pools.KEEP), resource_id), NoSuchResource)
    zone = await work.one(queries.zone(venue.id, zone_id), NoSuchZone)
    work.check_version(zone)
    return venue, zone
