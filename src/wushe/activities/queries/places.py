"""Questions about what stands in the pool for sessions: their places, and things and hours besides."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from wushe.activities.kinds import SessionState
from wushe.activities.models import Activity, Session, SessionBooking
from wushe.activities.queries.sessions import SOONEST, at_zone
from wushe.pools.kinds import OVER
from wushe.pools.models import Booking

_SESSION = Session.id == SessionBooking.session_id
_BOOKING = Booking.id == SessionBooking.booking_id
_STANDS = Session.state != SessionState.CANCELLED


def link_to_place(session_id: UUID) -> Select[SessionBooking]:
    return select(SessionBooking).where(SessionBooking.session_id == session_id, SessionBooking.is_place)


def links(session_id: UUID) -> Select[SessionBooking]:
    """The place first."""
    return (
        select(SessionBooking)
        .where(SessionBooking.session_id == session_id)
        .order_by(SessionBooking.is_place.desc(), SessionBooking.id)
    )


def link(session_id: UUID, booking_id: UUID) -> Select[SessionBooking]:
    return select(SessionBooking).where(
        SessionBooking.session_id == session_id, SessionBooking.booking_id == booking_id
    )


def place(session_id: UUID) -> Select[Booking]:
    return select(Booking).join(SessionBooking, _BOOKING).where(
        SessionBooking.session_id == session_id, SessionBooking.is_place
    )  # fmt: skip


def booked(session_ids: Iterable[UUID]) -> Select[UUID, bool, Booking]:
    """(session, whether it is its place, booking) of all that stands for these sessions, the places first."""
    return (
        select(SessionBooking.session_id, SessionBooking.is_place, Booking)
        .join(Booking, _BOOKING)
        .where(SessionBooking.session_id.in_(list(session_ids)))
        .order_by(SessionBooking.is_place.desc(), Booking.starts_at, Booking.id)
    )


def beside(session_id: UUID) -> Select[Booking]:
    """What was booked for the session besides its place, borrowed things too."""
    return select(Booking).join(SessionBooking, _BOOKING).where(
        SessionBooking.session_id == session_id, SessionBooking.is_place.is_(False)
    )  # fmt: skip


def held_at(booking_id: UUID) -> Select[Session]:
    """The sessions whose place it is and that were not cancelled: two of them where they are held jointly."""
    return (
        select(Session)
        .join(SessionBooking, _SESSION)
        .where(SessionBooking.booking_id == booking_id, SessionBooking.is_place, _STANDS)
        .order_by(*SOONEST)
    )


def contending(zone_id: UUID, starts_at: datetime, ends_at: datetime) -> Select[Session]:
    """What is held there and meets that time, or wants to be: not what was refused the place, or gave it up."""
    lost = (
        select(SessionBooking.session_id)
        .join(Booking, _BOOKING)
        .where(SessionBooking.is_place, Booking.state.in_(OVER))
    )
    return at_zone(zone_id, starts_at, ends_at).where(Session.id.not_in(lost))


def served(booking_ids: Iterable[UUID], readable: ColumnElement[bool]) -> Select[UUID, bool, UUID, str]:
    """(booking, whether it is the place, activity, title) of what these are for, as far as somebody reads it."""
    return (
        select(SessionBooking.booking_id, SessionBooking.is_place, Activity.id, Activity.title)
        .join(Session, _SESSION)
        .join(Activity, Activity.id == Session.activity_id)
        .where(SessionBooking.booking_id.in_(list(booking_ids)), readable)
        .order_by(Session.id)
    )
