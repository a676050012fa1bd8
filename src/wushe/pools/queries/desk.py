"""Questions of a steward's day: who comes, what comes back, what is overdue, what waits for a word."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select

from wushe.pools.kinds import BookingState
from wushe.pools.models import Booking

MOST = 200
OURS = Booking.resource_id.is_not(None)
"""What stands in a calendar of this township; of what is borrowed the owner tells."""


def overdue(at: datetime) -> Select[Booking]:
    """What was taken of ours and should have come back; the one that is longest out first."""
    out = and_(OURS, Booking.state == BookingState.HANDED_OVER, Booking.ends_at < at)
    return select(Booking).where(out).order_by(Booking.ends_at, Booking.id)


def waited_in_vain(at: datetime) -> Select[Booking]:
    """Who still waits for a time that has begun; locked, because a steward may decide at the same moment."""
    waits = and_(OURS, Booking.state == BookingState.WAITING, Booking.starts_at <= at)
    return select(Booking).where(waits).order_by(Booking.id).with_for_update(key_share=True)


def arrivals(reached: ColumnElement[bool], starts_at: datetime, ends_at: datetime) -> Select[Booking]:
    """Who is expected within that time and has not come, those that should have come long ago with them."""
    expected = and_(Booking.state == BookingState.CONFIRMED, Booking.starts_at < ends_at, Booking.ends_at > starts_at)
    return _sooner(select(Booking).where(reached, expected))


def out(reached: ColumnElement[bool]) -> Select[Booking]:
    """Everything that has been handed over and not taken back; what is due first comes first."""
    return (
        select(Booking)
        .where(reached, Booking.state == BookingState.HANDED_OVER)
        .order_by(Booking.ends_at, Booking.id)
        .limit(MOST)
    )


def undecided(reached: ColumnElement[bool], at: datetime) -> Select[Booking]:
    """Who waits for a yes or a no."""
    return _sooner(select(Booking).where(reached, Booking.state == BookingState.ASKED, Booking.ends_at > at))


def to_answer(reached: ColumnElement[bool], at: datetime) -> Select[Booking]:
    """What a workbench calls to mind: decisions that wait, and what is overdue."""
    asked = and_(Booking.state == BookingState.ASKED, Booking.ends_at > at)
    late = and_(Booking.state == BookingState.HANDED_OVER, Booking.ends_at < at)
    return _sooner(select(Booking).where(reached, or_(asked, late)))


def _sooner(query: Select[Booking]) -> Select[Booking]:
    return query.order_by(Booking.starts_at, Booking.id).limit(MOST)
