"""Questions that draw a calendar: what stands in it, what is free, how much it is used. Columns, for there are many."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, and_, cast, exists, func, literal, or_, select, true

from wushe.pools.kinds import BookingState, ResourceKind
from wushe.pools.models import Booking, Hold, Resource, Zone

HELD = (BookingState.ASKED, BookingState.CONFIRMED, BookingState.HANDED_OVER, BookingState.RETURNED)
USED = (BookingState.CONFIRMED, BookingState.HANDED_OVER, BookingState.RETURNED)
LONGEST = timedelta(minutes=44_640)
"""No booking is longer (`terms_within_reason`), so that a month is found without reading all that came before it."""
MOST_PLACES = 200


def entries(resource_id: UUID, starts_at: datetime, ends_at: datetime) -> Select[*tuple[Any, ...]]:
    """The columns of `grid.Entry` of what holds units in that time."""
    return select(
        Booking.id, Booking.starts_at, Booking.ends_at, Booking.state, Booking.party, Booking.purpose,
        Booking.quantity, Booking.zone_ids,
    ).where(_within(resource_id, starts_at, ends_at), Booking.state.in_(HELD))  # fmt: skip


def held(
    lane: UUID, starts_at: datetime, ends_at: datetime, but: UUID | None = None
) -> Select[int, int, datetime, datetime | None]:
    """(first unit, last + 1, starts, ends) of all that holds units in that time, `but` those of one booking."""
    until = or_(Hold.ends_at > starts_at, Hold.ends_at.is_(None))
    return select(Hold.unit_from, Hold.unit_to, Hold.starts_at, Hold.ends_at).where(
        Hold.lane == lane, until, Hold.starts_at < ends_at, Hold.booking_id.is_distinct_from(but) if but else true()
    )


def booked_minutes(resource_id: UUID, since: datetime, until: datetime) -> Select[int]:
    """Minutes of all units that were booked within that time."""
    lasted = func.least(Booking.ends_at, until) - func.greatest(Booking.starts_at, since)
    minutes = cast(func.extract("epoch", lasted) / 60, Integer) * Booking.quantity
    return select(func.coalesce(func.sum(minutes), 0)).where(
        _within(resource_id, since, until), Booking.state.in_(USED)
    )


def _within(resource_id: UUID, starts_at: datetime, ends_at: datetime) -> ColumnElement[bool]:
    return and_(
        Booking.resource_id == resource_id,
        Booking.starts_at < ends_at,
        Booking.starts_at > starts_at - LONGEST,
        Booking.ends_at > starts_at,
    )


def free_zones(starts_at: datetime, ends_at: datetime, heads: int | None) -> Select[Zone, Resource]:
    """(zone, venue) of what nobody holds then and where enough fit in, or nobody has counted."""
    clearing = func.make_interval(0, 0, 0, 0, 0, Resource.buffer_minutes)
    taken = exists().where(
        Hold.lane == Resource.id,
        Hold.starts_at < literal(ends_at) + clearing,
        or_(Hold.ends_at > starts_at, Hold.ends_at.is_(None)),
        Hold.unit_from <= Zone.number,
        Hold.unit_to > Zone.number,
    )
    found = (
        select(Zone, Resource)
        .join(Resource, Resource.id == Zone.resource_id)
        .where(
            Resource.kind == ResourceKind.VENUE, Resource.closed_on.is_(None), Zone.closed_on.is_(None), ~taken
        )
        .order_by(Resource.name, Zone.number, Zone.id)
        .limit(MOST_PLACES)
    )  # fmt: skip
    return found if heads is None else found.where(or_(Zone.capacity.is_(None), Zone.capacity >= heads))
