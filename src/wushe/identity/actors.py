"""Does by night what nobody waits for."""

from wushe.identity.jobs import SWEEP
from wushe.identity.service import attempts, sessions
from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work


@does(SWEEP)
async def sweep(work: Work) -> None:
    """Of the whole installation: the first township's turn does it, the others find nothing left to do."""
    await attempts.sweep(work)
    await sessions.sweep(work)
