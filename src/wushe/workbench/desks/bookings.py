"""Bookings on the desks: what waits for a steward's word or has not come back, and what a group still has to return."""

from wushe.kernel.clock import local_day, now
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.pools.kinds import BookingState
from wushe.pools.models import Booking
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings, desk
from wushe.workbench.desk import Task

EACH = 5


async def stewarded(work: Work) -> list[Task]:
    """Of what this person looks after."""
    if not work.may(Pools.STEWARD):
        return []
    theirs = bookings.stewarded(work.require(Pools.STEWARD))
    return [_task(booking) for booking in await work.all(desk.to_answer(theirs, now()).limit(EACH))]


async def borrowed(work: Work) -> list[Task]:
    """What the groups that this person books for should have brought back."""
    if not work.may(Pools.BOOK):
        return []
    ours = bookings.asked_for(work.require(Pools.BOOK))
    return [_task(booking) for booking in await work.all(desk.overdue(now()).where(ours).limit(EACH))]


def _task(booking: Booking) -> Task:
    late = booking.state is BookingState.HANDED_OVER
    day = local_day(booking.ends_at if late else booking.starts_at)
    title = _("{party}：{purpose}").say(party=booking.party, purpose=booking.purpose)
    tag = _("逾期未还") if late else _("预约待答复")
    return Task(title, f"/pools/bookings/{booking.id}", tag, due=day, late=late)
