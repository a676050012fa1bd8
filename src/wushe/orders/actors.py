"""Doing what service orders have done later."""

from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work
from wushe.orders.jobs import FOLLOW_UP
from wushe.orders.service.keeping import mark_overdue


@does(FOLLOW_UP)
async def follow_up(work: Work) -> None:
    """Whoever is concerned is told that the resident has not confirmed."""
    await mark_overdue(work)
