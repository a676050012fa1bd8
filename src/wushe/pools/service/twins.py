"""The two rows of a booking across townships. The owner's calendar decides, and both rows and both journals say it.

Every verb on a booking works on the row of the township whose calendar it stands in, and tells what it did here. So a
booking has one life, whoever began it and from wherever it is changed.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from wushe.kernel.work import Work
from wushe.pools.errors import NoSuchBooking
from wushe.pools.events import (
    BookingCancelled,
    BookingConfirmed,
    BookingHandedOver,
    BookingMissed,
    BookingMoved,
    BookingMovedUp,
    BookingOverdue,
    BookingPassedOn,
    BookingRefused,
    BookingReturned,
    BookingUsed,
    WaitingEnded,
)
from wushe.pools.models import Booking, Borrowed, Resource
from wushe.pools.queries import bookings as queries, lending
from wushe.pools.service.calendar import hold_calendar
from wushe.pools.service.neighbours import borrower, lender, neighbour

SHARED = (
    "purpose", "heads", "quantity", "zone_ids", "starts_at", "ends_at", "state", "asked_at", "reason", "decided_at",
    "handed_over_at", "returned_at", "condition",
)  # fmt: skip
"""What the two rows say alike. Persons are a township's own; the zones are the owner's, in both."""

Told = (
    BookingCancelled | BookingConfirmed | BookingHandedOver | BookingMissed | BookingMoved | BookingMovedUp
    | BookingOverdue | BookingPassedOn | BookingRefused | BookingReturned | BookingUsed | WaitingEnded
)  # fmt: skip


class Kept(NamedTuple):
    """A booking in the calendar it stands in, which is held; `work` is for the township whose calendar that is."""

    work: Work
    booking: Booking
    resource: Resource


@asynccontextmanager
async def in_its_calendar(work: Work, found: Booking) -> AsyncIterator[Kept]:
    """Like `at_its_owner`, for somebody who has read it: raises `Stale` where it was changed meanwhile."""
    async with at_its_owner(work, found) as kept:
        work.check_version(found)
        yield kept


@asynccontextmanager
async def at_its_owner(work: Work, found: Booking) -> AsyncIterator[Kept]:
    """The booking where it is decided about. Locks the owner's calendar, its row, and then the row that was `found`.

    Raises `NotLent`, `LenderAway` where it is borrowed and the owner does nothing meanwhile.
    """
    if found.resource_id is not None:
        yield await held_booking(work, found.id)
        return
    thing = await work.one(select(Borrowed).where(Borrowed.id == found.borrowed_id))
    async with work.abroad(await lender(work, thing)) as there:
        kept = await held_booking(there, found.id)
        if kept.booking.borrower_tenant_id != work.tenant.id:
            raise NoSuchBooking
        async with there.abroad(work.tenant) as home:
            await home.one(queries.locked(queries.booking(found.id)), NoSuchBooking)
        yield kept


async def held_booking(work: Work, booking_id: UUID) -> Kept:
    """One of this township's own calendar, which is held from here on, its row locked. Raises `NoSuchBooking`."""
    resource_id = await work.scalar(select(Booking.resource_id).where(Booking.id == booking_id))
    if resource_id is None:
        raise NoSuchBooking
    await hold_calendar(work, resource_id)
    booking = await work.one(queries.locked(queries.booking(booking_id)), NoSuchBooking)
    return Kept(work, booking, await work.get(Resource, resource_id))


async def tell(work: Work, booking: Booking, kind: type[Told], **facts: Any) -> Booking:
    """Say what happened to a booking of this township's calendar, and to its borrower what the row says now."""
    await work.flush()
    work.record(_event(kind, booking, facts))
    if booking.borrower_tenant_id is None or (place := await borrower(work, booking.borrower_tenant_id)) is None:
        return booking
    async with work.abroad(place) as there:
        if (twin := await there.one_or_none(queries.locked(queries.booking(booking.id)))) is not None:
            reflect(booking, twin)
            await there.flush()
            there.record(_event(kind, twin, facts))
    return booking


def _event(kind: type[Told], booking: Booking, facts: dict[str, Any]) -> Told:
    """By its own township's name of the thing."""
    return kind(booking_id=booking.id, thing_id=booking.thing_id, organization_id=booking.organization_id, **facts)


def reflect(booking: Booking, twin: Booking) -> None:
    """Have the borrower's row say what the owner's says."""
    for name in SHARED:
        setattr(twin, name, getattr(booking, name))


async def zones_abroad(work: Work, found: Iterable[Booking]) -> dict[UUID, str]:
    """What its owner calls the zones of what was borrowed, long after the grant too; nothing once the owner is gone.

    The owner's own row says which zones they are, so that whatever stands in ours tells of no other.
    """
    by_thing: dict[UUID, list[UUID]] = defaultdict(list)
    for booking in found:
        if booking.borrowed_id is not None and booking.zone_ids:
            by_thing[booking.borrowed_id].append(booking.id)
    by_owner: dict[UUID, list[UUID]] = defaultdict(list)
    for thing_id, owner_id in await work.rows(lending.owners(by_thing)) if by_thing else ():
        by_owner[owner_id] += by_thing[thing_id]
    names: dict[UUID, str] = {}
    for owner_id, ids in by_owner.items():
        if (place := await neighbour(work, owner_id)) is not None:
            async with work.abroad(place.tenant) as there:
                names |= {row[0]: row[1] for row in await there.rows(queries.zones_booked(ids, work.tenant.id))}
    return names
