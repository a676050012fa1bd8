"""The two rows of a booking across townships. The owner's calendar decides, and both rows and both journals say it.

Every verb on a booking works on the row of the township whose calendar it stands in, and tells what it did here. So a
booking has one life, whoever began it and from wherever it is changed.
"""

from collections.abc import AsyncIterator
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
from wushe.pools.queries import bookings as queries
from wushe.pools.service.calendar import hold_calendar
from wushe.pools.service.neighbours import borrower, lender

SHARED = (
    "purpose", "heads", "quantity", "starts_at", "ends_at", "state", "asked_at", "reason", "decided_at",
    "handed_over_at", "returned_at", "condition",
)  # fmt: skip
"""What the two rows say alike. Persons are a township's own, and so are its zones."""

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
