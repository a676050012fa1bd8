"""Finding the units for a booking, and holding them: the one place where something is taken out of a calendar.

It asks no permission. The verbs of `booking` and `lending`, and `rooms` for the slices above, are its doors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.text import search_key
from wushe.kernel.work import Work
from wushe.pools.errors import NotBookable, Taken, TooFewUnits, TooManyHeads, ZoneNotOffered
from wushe.pools.events import Booked, BookingCancelled, BookingMoved, BookingMovedUp
from wushe.pools.fitting import Units, together
from wushe.pools.kinds import Admission, BookingState, GrantVerb, ResourceKind
from wushe.pools.models import Booking, Resource, Zone
from wushe.pools.opening import DaySpan
from wushe.pools.queries import bookings, resources as queries
from wushe.pools.rules import refuse_time
from wushe.pools.service.calendar import Lane, are_free, fitting, hold_for, hours_of, lane_of, release
from wushe.pools.service.twins import tell
from wushe.pools.suggesting import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What something is wanted for. No zones means the whole venue, or all that was lent of it."""

    organization_id: UUID | None
    borrower_id: UUID | None = None
    party: str
    purpose: str
    starts_at: datetime
    ends_at: datetime
    quantity: int = 1
    heads: int | None = None
    zone_ids: Sequence[UUID] = ()
    asked_by: UUID | None = None
    series_id: UUID | None = None
    waits: bool = False
    id: UUID | None = None


async def occupy(work: Work, lane: Lane, occasion: Occasion) -> Booking:
    """Book it, or put it on the waiting list if it `waits`; the caller holds the calendar.

    Raises `Taken`, and what the rules of time raise.
    """
    resource = lane.resource
    resource.refuse_if_closed()
    refuse_time(resource, await _hours(work, resource), occasion.starts_at, occasion.ends_at, clock.now())
    zones = await _zones(work, lane, occasion)
    quantity = len(zones) if zones else occasion.quantity
    if quantity > lane.units.size:
        raise TooFewUnits(quantity=lane.units.size, unit=resource.unit_name)
    booking = _written(lane, occasion, zones, quantity)
    units = await _free(work, lane, booking, zones)
    if not units and not occasion.waits:
        raise Taken
    if units:
        booking.admit(admitted(lane))
    work.add(booking)
    await _hold(work, lane, booking, units)
    work.record(
        Booked(
            booking_id=booking.id, thing_id=resource.id, organization_id=booking.organization_id,
            starts_at=booking.starts_at, quantity=booking.quantity, state=booking.state,
        )
    )  # fmt: skip
    return booking


async def _hours(work: Work, resource: Resource) -> list[DaySpan]:
    return (await hours_of(work, [resource.id]))[resource.id]


async def _zones(work: Work, lane: Lane, occasion: Occasion) -> list[Zone]:
    """The zones of a venue that are wanted; nothing for what has none. Raises `ZoneNotOffered`, `NotBookable`."""
    if lane.resource.kind is not ResourceKind.VENUE:
        return []
    offered = [zone for zone in await work.all(queries.zones_of([lane.resource.id])) if lane.has(zone)]
    wanted = [zone for zone in offered if not occasion.zone_ids or zone.id in occasion.zone_ids]
    if len(wanted) < len(set(occasion.zone_ids)) or not wanted:
        raise ZoneNotOffered
    if closed := [zone for zone in wanted if zone.is_closed]:
        raise NotBookable(name=closed[0].name)
    refuse_crowd(lane.resource, wanted, occasion.heads)
    return wanted


def refuse_crowd(resource: Resource, zones: Sequence[Zone], heads: int | None) -> None:
    """Who has not counted all of the zones has not counted the whole. Raises `TooManyHeads`."""
    if heads is None or any(zone.capacity is None for zone in zones):
        return
    capacity = sum(zone.capacity or 0 for zone in zones)
    if heads > capacity:
        name = zones[0].name if len(zones) == 1 else resource.name
        raise TooManyHeads(name=name, capacity=capacity)


def _written(lane: Lane, occasion: Occasion, zones: Sequence[Zone], quantity: int) -> Booking:
    grant = lane.grant
    return Booking(
        id=occasion.id or new_id(),
        resource_id=lane.resource.id,
        series_id=occasion.series_id,
        organization_id=occasion.organization_id,
        asked_by=occasion.asked_by,
        grant_id=grant and grant.id,
        borrower_tenant_id=occasion.borrower_id,
        party=occasion.party,
        purpose=occasion.purpose,
        search=search_key(occasion.purpose, occasion.party, lane.resource.name),
        heads=occasion.heads,
        quantity=quantity,
        zone_ids=[zone.id for zone in zones],
        starts_at=occasion.starts_at,
        ends_at=occasion.ends_at,
        state=BookingState.WAITING,
        asked_at=clock.now(),
    )


async def hold_units(work: Work, lane: Lane, booking: Booking, zones: Sequence[Zone]) -> bool:
    """Take the units of a booking out of the calendar, which the caller holds; whether they were free."""
    units = await _free(work, lane, booking, zones)
    await _hold(work, lane, booking, units)
    return bool(units)


async def _hold(work: Work, lane: Lane, booking: Booking, units: Sequence[Units]) -> None:
    """The booking's own row is sent first, since its holds point at it."""
    await work.flush()
    for run in units:
        work.add(hold_for(lane, booking, run))
    await work.flush()


async def _free(work: Work, lane: Lane, booking: Booking, zones: Sequence[Zone]) -> list[Units]:
    if not zones:
        return await fitting(work, lane, booking.quantity, booking.starts_at, booking.ends_at)
    runs = together(zone.number for zone in zones)
    return runs if await are_free(work, lane, runs, booking.starts_at, booking.ends_at) else []


def admitted(lane: Lane) -> BookingState:
    """Whether a booking that found its units stands, or waits for the owner's word."""
    if lane.grant is not None:
        at_once = lane.grant.allows(GrantVerb.BOOK_UNASKED)
    else:
        at_once = lane.resource.admission is Admission.SELF_SERVICE
    return BookingState.CONFIRMED if at_once else BookingState.ASKED


async def shift(work: Work, lane: Lane, booking: Booking, span: Span, *, waits: bool = False) -> None:
    """To another time, or to the zones that the booking names by now; the caller holds the calendar.

    Who waits moves up. Raises `Taken` unless it `waits`, and what the rules of time raise.
    """
    refuse_time(lane.resource, await _hours(work, lane.resource), *span, clock.now())
    lane.refuse_beyond(*span, clock.now())
    await release(work, booking)
    booking.move(*span, BookingState.WAITING)
    zones = [zone for zone in await work.all(queries.zones_of([lane.resource.id])) if zone.id in booking.zone_ids]
    held = await hold_units(work, lane, booking, zones)
    if not held and not waits:
        raise Taken
    if held:
        booking.admit(admitted(lane))
    await tell(work, booking, BookingMoved, starts_at=booking.starts_at)
    await move_up(work, lane.resource)


async def call_off(work: Work, booking: Booking, resource: Resource, because: str) -> None:
    """Who waits moves up; the caller holds the calendar."""
    booking.cancel(because, work.person.person_id, clock.now())
    await release(work, booking)
    await tell(work, booking, BookingCancelled)
    await move_up(work, resource)


async def move_up(work: Work, resource: Resource) -> list[Booking]:
    """Give what has become free to those who wait, in the order in which they asked; the caller holds the calendar."""
    moved: list[Booking] = []
    for booking in await work.all(bookings.locked(bookings.waiting(resource.id))):
        lane = await lane_of(work, booking, resource)
        if booking.starts_at <= clock.now() or not lane.is_given(clock.now()):
            continue
        zones = [zone for zone in await work.all(queries.zones_of([resource.id])) if zone.id in booking.zone_ids]
        if await hold_units(work, lane, booking, zones):
            booking.admit(admitted(lane))
            moved.append(await tell(work, booking, BookingMovedUp, state=booking.state))
    return moved
