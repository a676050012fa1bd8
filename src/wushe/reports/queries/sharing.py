"""What was shared in a period: rooms and things that were used, goods that arrived, wishes that came true."""

from sqlalchemy import Select, and_, func, select

from wushe.goods.kinds import AllocationState
from wushe.goods.models import Allocation
from wushe.kernel.clock import Period, now
from wushe.pools.kinds import BookingState
from wushe.pools.models import Booking
from wushe.reports.queries.happened import within
from wushe.wishes.kinds import WishState
from wushe.wishes.models import MicroWish

KEPT = (BookingState.CONFIRMED, BookingState.HANDED_OVER, BookingState.RETURNED)
NO_WISH = (WishState.REFUSED, WishState.WITHDRAWN)


def bookings(period: Period) -> Select[int, int]:
    """(bookings that have begun and were kept, of these by other townships) of what this township owns."""
    of_others = func.count().filter(Booking.borrower_tenant_id.is_not(None))
    begun = and_(within(Booking.starts_at, period), Booking.starts_at <= now())
    return select(func.count(), of_others).where(Booking.resource_id.is_not(None), Booking.state.in_(KEPT), begun)


def allocations(period: Period) -> Select[int]:
    """Whose receiver confirmed that the goods arrived."""
    arrived = within(Allocation.confirmed_at, period)
    return select(func.count()).where(Allocation.state == AllocationState.CONFIRMED, arrived)


def wishes(period: Period) -> Select[int, int]:
    """(collected in the period, come true in the period); what was refused or withdrawn is no wish."""
    collected = func.count().filter(MicroWish.state.not_in(NO_WISH), within(MicroWish.collected_at, period))
    return select(collected, func.count().filter(within(MicroWish.fulfilled_at, period)))
