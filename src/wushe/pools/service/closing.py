"""Units that nobody can book for a while, or for good: repairs, holidays of its own, what is broken or given away."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.pools.errors import EndsBeforeStart, NoSuchClosure, NoSuchZone, StillBooked, StillLent, TooFewUnits
from wushe.pools.events import UnitsClosed, UnitsReopened
from wushe.pools.fitting import Units
from wushe.pools.kinds import HoldReason, ResourceKind
from wushe.pools.models import Hold, Resource
from wushe.pools.queries import bookings as queries, resources
from wushe.pools.schemas.resources import ClosureData
from wushe.pools.service.calendar import Lane, fitting, hold_calendar
from wushe.pools.service.occupying import move_up
from wushe.pools.service.registering import kept


async def close_units(work: Work, resource_id: UUID, data: ClosureData) -> list[Hold]:
    """Raises `StillBooked` where somebody counts on them: who has booked is told first."""
    resource = await kept(work, resource_id)
    if data.ends_at is not None and data.ends_at <= data.starts_at:
        raise EndsBeforeStart
    await hold_calendar(work, resource.id)
    return [await withdraw(work, resource, run, data) for run in await _to_close(work, resource, data)]


async def withdraw(work: Work, resource: Resource, units: Units, data: ClosureData) -> Hold:
    """Take these free units out of the calendar, which the caller holds."""
    hold = work.add(_closed(resource, units, data))
    await work.flush()
    work.record(
        UnitsClosed(
            resource_id=resource.id, hold_id=hold.id, reason=hold.reason, quantity=units.size, starts_at=hold.starts_at
        )
    )
    return hold


async def _to_close(work: Work, resource: Resource, data: ClosureData) -> list[Units]:
    """One zone, so many pieces, or all of it."""
    if resource.kind is ResourceKind.VENUE and data.zone_id is not None:
        zone = await work.one(resources.zone(resource.id, data.zone_id), NoSuchZone)
        wanted = Units(zone.number, zone.number + 1)
    elif resource.kind is ResourceKind.EQUIPMENT and data.quantity is not None:
        if data.quantity > resource.quantity:
            raise TooFewUnits(quantity=resource.quantity, unit=resource.unit_name)
        runs = await fitting(work, Lane(resource), data.quantity, data.starts_at, data.ends_at)
        if not runs:
            raise StillBooked(count=await _in_the_way(work, resource, Units(1, resource.quantity + 1), data))
        return runs
    else:
        wanted = Units(1, resource.quantity + 1)
    if count := await _in_the_way(work, resource, wanted, data):
        raise StillBooked(count=count)
    return [wanted]


async def _in_the_way(work: Work, resource: Resource, wanted: Units, data: ClosureData) -> int:
    """How many. Raises `StillLent` where it is another township's meanwhile."""
    holds = await work.all(queries.holds(resource.id, data.starts_at, data.ends_at and data.ends_at + resource.buffer))
    meeting = [hold for hold in holds if hold.unit_from < wanted.end and wanted.first < hold.unit_to]
    if any(hold.reason is HoldReason.LENT for hold in meeting):
        raise StillLent
    return len(meeting)


def _closed(resource: Resource, units: Units, data: ClosureData) -> Hold:
    return Hold(
        id=new_id(), resource_id=resource.id, quantity=resource.quantity, unit_from=units.first, unit_to=units.end,
        starts_at=data.starts_at, ends_at=data.ends_at, note=data.note, booking_id=None, lane=resource.id,
        reason=HoldReason.WITHDRAWN if data.ends_at is None else HoldReason.CLOSED,
    )  # fmt: skip


async def reopen_units(work: Work, resource_id: UUID, hold_id: UUID) -> Resource:
    """What was closed can be booked again; who waits moves up. Raises `NoSuchClosure`."""
    resource = await kept(work, resource_id)
    await hold_calendar(work, resource.id)
    hold = await work.one(queries.closures(resource.id, clock.now()).where(Hold.id == hold_id), NoSuchClosure)
    await work.session.delete(hold)
    work.record(UnitsReopened(resource_id=resource.id, hold_id=hold.id, quantity=hold.unit_to - hold.unit_from))
    await work.flush()
    await move_up(work, resource)
    return resource
