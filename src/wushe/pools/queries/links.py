"""Questions about secret addresses of calendars, and what they show."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from wushe.organizations.queries import led_by
from wushe.pools.kinds import BookingState
from wushe.pools.models import Booking, CalendarLink, Resource

SHOWN = (BookingState.ASKED, BookingState.CONFIRMED, BookingState.HANDED_OVER, BookingState.RETURNED)
"""What stands in a calendar that others read: what is, and what was."""
MOST = 1_000


def link_of(resource_id: UUID | None, person_id: UUID | None) -> Select[CalendarLink]:
    """The one of a resource or of a person."""
    if resource_id is not None:
        return select(CalendarLink).where(CalendarLink.resource_id == resource_id)
    return select(CalendarLink).where(CalendarLink.person_id == person_id)


def link_by_hash(digest: bytes) -> Select[CalendarLink]:
    return select(CalendarLink).where(CalendarLink.digest == digest)


def entries(link: CalendarLink, since: datetime) -> Select[*tuple[Any, ...]]:
    """(id, version, starts, ends, state, organisation, purpose, resource, address) of the calendar, in order."""
    found = (
        select(
            Booking.id, Booking.version, Booking.starts_at, Booking.ends_at, Booking.state, Booking.party,
            Booking.purpose, Resource.name, Resource.address,
        )
        .join(Resource, Resource.id == Booking.resource_id)
        .where(Booking.state.in_(SHOWN), Booking.ends_at >= since)
        .order_by(Booking.starts_at, Booking.id)
        .limit(MOST)
    )  # fmt: skip
    if link.person_id is None:
        return found.where(Booking.resource_id == link.resource_id)
    theirs = or_(Booking.asked_by == link.person_id, Booking.organization_id.in_(led_by(link.person_id)))
    return found.where(theirs)
