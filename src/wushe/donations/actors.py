"""Reminding of pledges."""

from wushe.donations import service
from wushe.donations.jobs import REMIND
from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work


@does(REMIND)
async def remind(work: Work) -> None:
    await service.remind(work)
