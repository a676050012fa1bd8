"""Whose bookings somebody reaches: those of the organisations they book for, and those of what they steward."""

from uuid import UUID

from sqlalchemy import ColumnElement

from wushe.kernel.work import Work
from wushe.pools.errors import NoSuchBooking
from wushe.pools.models import Booking
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings as queries
from wushe.pools.schemas.bookings import Side

Reached = ColumnElement[bool]


def own(work: Work) -> list[Reached]:
    """Bookings of the organisations that the person books for, if they book at all."""
    return [queries.asked_for(work.require(Pools.BOOK))] if work.may(Pools.BOOK) else []


def in_care(work: Work) -> list[Reached]:
    """Bookings of what the person stewards, if they do."""
    return [queries.stewarded(work.require(Pools.STEWARD))] if work.may(Pools.STEWARD) else []


def reached(work: Work, side: Side) -> list[Reached]:
    """Of one side; who books for nobody sees what they look after. Raises `Forbidden` for whoever has neither."""
    if not work.may(Pools.BOOK) and work.may(Pools.STEWARD):
        side = Side.CARE
    permission = Pools.BOOK if side is Side.OURS else Pools.STEWARD
    work.require(permission)
    return own(work) if side is Side.OURS else in_care(work)


async def booking_within(work: Work, booking_id: UUID, *conditions: Reached) -> Booking:
    """One that the person reaches in any of these ways. Raises `Forbidden`, `NoSuchBooking`."""
    if not conditions:
        work.require(Pools.BOOK)
    return await work.one(queries.booking(booking_id, *conditions), NoSuchBooking)
