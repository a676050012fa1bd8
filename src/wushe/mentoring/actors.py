"""Doing what mentor pairing has done later."""

from uuid import UUID

from wushe.kernel.jobs.effects import does
from wushe.kernel.jobs.progress import Progress
from wushe.kernel.work import Work
from wushe.mentoring import service
from wushe.mentoring.jobs import END_DUE, SOLVE


@does(SOLVE)
async def solve(work: Work, progress: Progress, *, pairing_round_id: UUID) -> None:
    await service.solve_by_job(work, progress, pairing_round_id)


@does(END_DUE)
async def end_due(work: Work) -> None:
    """Nobody stands beside a group longer than was agreed."""
    await service.end_due(work)
