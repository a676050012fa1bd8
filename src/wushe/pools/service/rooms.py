"""Rooms for what slices above hold: asked for, moved, given up, used. One door, and it asks no permission.

The verb above has asked its own. Everything else holds as for any booking: the group is filed (row 49), the venue is
open then, and nothing is booked twice.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.errors import Refusal
from wushe.kernel.text import search_key
from wushe.kernel.work import Work
from wushe.organizations.models import Organization
from wushe.pools.errors import LenderAway, NoSuchZone, NotFiled, NotLent
from wushe.pools.events import BookingPassedOn, BookingUsed
from wushe.pools.kinds import BookingState
from wushe.pools.models import Booking, Resource
from wushe.pools.queries import bookings as queries, resources
from wushe.pools.service.calendar import Lane, held, hold_calendar, lane_of, release
from wushe.pools.service.occupying import Occasion, call_off, move_up, occupy, refuse_crowd, shift
from wushe.pools.service.twins import at_its_owner, held_booking, tell
from wushe.pools.suggesting import Span


@dataclass(frozen=True, slots=True)
class Stay:
    """One zone for one time; `heads` where somebody has said how many come."""

    zone_id: UUID
    starts_at: datetime
    ends_at: datetime
    heads: int | None = None

    @property
    def span(self) -> Span:
        return self.starts_at, self.ends_at


class Host(NamedTuple):
    """Whose occasion it is, and what it is called at the door."""

    organization_id: UUID
    purpose: str


async def hold_venues(work: Work, zone_ids: Iterable[UUID | None]) -> None:
    """Whoever books at these zones waits until this work is done; always in one order, so that nobody waits in a ring.

    Before anything there is looked at.
    """
    for resource_id in sorted(await work.all(resources.venues_of(each for each in zone_ids if each))):
        await hold_calendar(work, resource_id)


async def venue_of(work: Work, zone_id: UUID) -> Resource:
    """Raises `NoSuchZone`."""
    return await work.one(resources.venue_of_zone(zone_id), NoSuchZone)


async def ask(work: Work, host: Host, stay: Stay, *, waits: bool = True) -> Booking:
    """A booking that stands, is asked for, or waits where somebody else has the zone.

    Raises `NotFiled`, `Taken` unless it `waits`, and what the rules of time and of the venue raise.
    """
    group = await work.get(Organization, host.organization_id)
    if not (group.is_filed or group.is_registered):
        raise NotFiled(name=group.name)
    occasion = Occasion(
        organization_id=group.id, party=group.name, purpose=host.purpose, starts_at=stay.starts_at,
        ends_at=stay.ends_at, heads=stay.heads, zone_ids=[stay.zone_id], asked_by=work.person.person_id, waits=waits,
    )  # fmt: skip
    venue = await venue_of(work, stay.zone_id)
    return await occupy(work, Lane(await held(work, venue.id)), occasion)


async def move(work: Work, booking_id: UUID, stay: Stay, *, waits: bool = True) -> Booking:
    """To another time or another zone of its venue. Raises `Taken` unless it `waits`, and what the rules raise."""
    _work, booking, resource = await held_booking(work, booking_id)
    zone = await work.one(resources.zone(resource.id, stay.zone_id), NoSuchZone)
    refuse_crowd(resource, [zone], stay.heads)
    booking.zone_ids, booking.heads = [zone.id], stay.heads
    await shift(work, Lane(resource), booking, stay.span, waits=waits)
    return booking


async def go_along(work: Work, booking_id: UUID, span: Span) -> None:
    """What serves an occasion beside its room, one's own or borrowed: at the new time too, or waiting there.

    It stays as it is where its rules allow it no other time, and where the steward has handed it over.
    """
    found = await work.one(queries.booking(booking_id))
    with suppress(Refusal):
        async with at_its_owner(work, found) as (there, booking, resource):
            if booking.is_to_come and booking.starts_at > clock.now():
                await shift(there, await lane_of(there, booking, resource), booking, span, waits=True)


async def expect(work: Work, booking_id: UUID, heads: int | None) -> None:
    """Another number of persons. Raises `TooManyHeads`."""
    _work, booking, resource = await held_booking(work, booking_id)
    zones = [zone for zone in await work.all(resources.zones_of([resource.id])) if zone.id in booking.zone_ids]
    refuse_crowd(resource, zones, heads)
    booking.heads = heads


async def give_up(work: Work, booking_id: UUID, because: str) -> None:
    """Who waits moves up. What was handed over is the steward's to take back, and what is over stays as it is.

    What is borrowed from a township that is suspended stands until that returns.
    """
    found = await work.one(queries.booking(booking_id))
    with suppress(LenderAway, NotLent):
        async with at_its_owner(work, found) as (there, booking, resource):
            if booking.is_to_come:
                await call_off(there, booking, resource, because)


async def use(work: Work, booking_id: UUID) -> None:
    """What it was for took place: it counts as used, and the rest of its time is free. Else as with `give_up`."""
    _work, booking, resource = await held_booking(work, booking_id)
    if booking.state is not BookingState.CONFIRMED:
        return
    booking.be_used(work.person.person_id, clock.now())
    await release(work, booking)
    await tell(work, booking, BookingUsed)
    await move_up(work, resource)


async def pass_on(work: Work, booking_id: UUID, host: Host) -> None:
    """To the one of two that shared it who stays; nothing where it is theirs already, or over."""
    _work, booking, resource = await held_booking(work, booking_id)
    if booking.organization_id == host.organization_id or not booking.is_to_come:
        return
    group = await work.get(Organization, host.organization_id)
    search = search_key(host.purpose, group.name, resource.name)
    booking.pass_on(group.id, group.name, host.purpose, search)
    await tell(work, booking, BookingPassedOn)
