"""Doing what micro-wishes have done later."""

from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work
from wushe.wishes.jobs import FOLLOW_UP, FORGET, LAPSE
from wushe.wishes.service.forgetting import forget_old
from wushe.wishes.service.keeping import follow_up as follow_claims_up, lapse as let_holds_lapse


@does(LAPSE)
async def lapse(work: Work) -> None:
    """Others may claim what was only held."""
    await let_holds_lapse(work)


@does(FOLLOW_UP)
async def follow_up(work: Work) -> None:
    """Warn who is about to lose a claim, and free what nobody brought."""
    await follow_claims_up(work)


@does(FORGET)
async def forget(work: Work) -> None:
    """Nobody has to be called, and nobody needs the size of a shoe."""
    await forget_old(work)
