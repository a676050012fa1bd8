"""Doing what needs have done later."""

from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work
from wushe.needs.jobs import FORGET
from wushe.needs.service.contacts import forget_old


@does(FORGET)
async def forget(work: Work) -> None:
    """Nobody has to be called any more."""
    await forget_old(work)
