"""Doing what the store has done later."""

from uuid import UUID

from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work
from wushe.store.jobs import FORFEIT, LOOK
from wushe.store.service.keeping import forfeit as forfeit_one, look as look_around


@does(LOOK)
async def look(work: Work) -> None:
    """Let go what has lapsed, and remind of what will."""
    await look_around(work)


@does(FORFEIT)
async def forfeit(work: Work, *, exchange_id: UUID) -> None:
    """Others may have the goods, and the volunteer has the hours again."""
    await forfeit_one(work, exchange_id)
