"""Reminding of what should have come back, and ending what waited in vain or was lent until today."""

from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work
from wushe.pools import service
from wushe.pools.jobs import END_GRANTS, END_WAITING, REMIND


@does(REMIND)
async def remind(work: Work) -> None:
    await service.remind(work)


@does(END_GRANTS)
async def end_grants(work: Work) -> None:
    await service.end_grants(work)


@does(END_WAITING)
async def end_waiting(work: Work) -> None:
    await service.end_waiting(work)
