"""What is done each morning: who has not brought back is reminded, and who waited in vain is told."""

from wushe.kernel.clock import now
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.pools.events import BookingOverdue, WaitingEnded
from wushe.pools.queries import desk as queries
from wushe.pools.service.twins import tell

NOTHING_FREE = _("时间已过，没有等到空位")


async def remind(work: Work) -> int:
    """Tell of each thing that should have come back, every day until it does; returns how many."""
    found = await work.all(queries.overdue(now()))
    for booking in found:
        await tell(work, booking, BookingOverdue, due_at=booking.ends_at)
    return len(found)


async def end_waiting(work: Work) -> int:
    """End the waiting for times that have begun; returns how many waited in vain."""
    found = await work.all(queries.waited_in_vain(now()))
    for booking in found:
        booking.cancel(NOTHING_FREE.say(), None, now())
        await tell(work, booking, WaitingEnded)
    return len(found)
