"""Questions about bookings, and about what is held in a calendar."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select

from wushe.kernel.clock import day_start, days_span, today
from wushe.kernel.journal.naming import calls
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to, led_by
from wushe.pools.kinds import BookingState, HoldReason
from wushe.pools.models import Booking, Hold, Resource, Zone
from wushe.pools.queries.resources import in_charge
from wushe.pools.schemas.bookings import BookingFilters

SOONEST: Order = (Booking.starts_at, Booking.id)


def asked_for(reach: Reach) -> ColumnElement[bool]:
    """Bookings that somebody may change because they book for that organisation."""
    return or_(
        reach.clause(
            own=lambda person_id: or_(Booking.asked_by == person_id, Booking.organization_id.in_(led_by(person_id))),
            assigned=lambda person_id: Booking.organization_id.in_(assigned_to(person_id)),
            community=lambda ids: Booking.organization_id.in_(
                select(Organization.id).where(Organization.community_id.in_(ids))
            ),
        )
    )


def stewarded(reach: Reach) -> ColumnElement[bool]:
    """Bookings of what somebody is in charge of."""
    return Booking.resource_id.in_(select(Resource.id).where(in_charge(reach)))


def booking(booking_id: UUID, *reached: ColumnElement[bool]) -> Select[Booking]:
    """One, by whoever reaches it in any of these ways."""
    found = select(Booking).where(Booking.id == booking_id)
    return found.where(or_(*reached)) if reached else found


def locked(query: Select[Booking]) -> Select[Booking]:
    """The same, locked until the end of the work and read anew."""
    return query.with_for_update(key_share=True, of=Booking).execution_options(populate_existing=True)


def bookings(filters: BookingFilters, *reached: ColumnElement[bool]) -> Select[Booking]:
    """From today on, or between the days that were asked for."""
    found = select(Booking).where(or_(*reached), Booking.ends_at >= day_start(filters.since or today()))
    if filters.until is not None:
        found = found.where(Booking.starts_at < days_span(filters.until, filters.until)[1])
    if filters.resource_id is not None:
        thing = filters.resource_id
        found = found.where(or_(Booking.resource_id == thing, Booking.borrowed_id == thing))
    if filters.organization_id is not None:
        found = found.where(Booking.organization_id == filters.organization_id)
    if filters.state is not None:
        found = found.where(Booking.state == filters.state)
    return found.where(*(Booking.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q)))


def zones_booked(ids: Iterable[UUID], borrower_id: UUID) -> Select[UUID, str]:
    """(id, name) of the zones of these bookings, as far as that other township made them."""
    theirs = select(func.unnest(Booking.zone_ids)).where(
        Booking.id.in_(list(ids)), Booking.borrower_tenant_id == borrower_id
    )
    return select(Zone.id, Zone.name).where(Zone.id.in_(theirs))


def calendar(resource_id: UUID, starts_at: datetime, ends_at: datetime) -> Select[Booking]:
    """What holds units of the resource in that time, in order."""
    held = (BookingState.ASKED, BookingState.CONFIRMED, BookingState.HANDED_OVER, BookingState.RETURNED)
    return (
        select(Booking)
        .where(
            Booking.resource_id == resource_id,
            Booking.starts_at < ends_at,
            Booking.ends_at > starts_at,
            Booking.state.in_(held),
        )
        .order_by(*SOONEST)
    )


def waiting(resource_id: UUID) -> Select[Booking]:
    """Who waits, in the order in which they asked."""
    return (
        select(Booking)
        .where(Booking.resource_id == resource_id, Booking.state == BookingState.WAITING)
        .order_by(Booking.asked_at, Booking.id)
    )


# --- holds


def holds(lane: UUID, starts_at: datetime, ends_at: datetime | None) -> Select[Hold]:
    """What stands in that lane of a calendar and meets the time; None never ends."""
    found = select(Hold).where(Hold.lane == lane, or_(Hold.ends_at.is_(None), Hold.ends_at > starts_at))
    return found if ends_at is None else found.where(Hold.starts_at < ends_at)


def holds_of(booking_ids: Iterable[UUID]) -> Select[Hold]:
    return select(Hold).where(Hold.booking_id.in_(list(booking_ids))).order_by(Hold.unit_from)


def closures(resource_id: UUID, after: datetime) -> Select[Hold]:
    """Units that nobody can book, now or later."""
    return (
        select(Hold)
        .where(
            Hold.resource_id == resource_id,
            Hold.reason.in_((HoldReason.CLOSED, HoldReason.WITHDRAWN)),
            or_(Hold.ends_at.is_(None), Hold.ends_at > after),
        )
        .order_by(Hold.starts_at, Hold.id)
    )


def standing_count(resource_id: UUID, after: datetime) -> Select[int]:
    """Bookings to come or under way."""
    live = (BookingState.ASKED, BookingState.CONFIRMED, BookingState.HANDED_OVER)
    return select(func.count()).where(
        Booking.resource_id == resource_id, Booking.state.in_(live), Booking.ends_at > after
    )


def purposes(ids: Iterable[UUID]) -> Select[UUID, str]:
    return select(Booking.id, Booking.purpose).where(Booking.id.in_(list(ids)))


calls(purposes, "booking_id")
