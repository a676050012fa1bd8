"""Doing what supervision has done by the clock."""

from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work
from wushe.supervision import service
from wushe.supervision.jobs import REMIND


@does(REMIND)
async def remind(work: Work) -> None:
    """Owners, and who accompanies the group once it is late."""
    await service.remind(work)
