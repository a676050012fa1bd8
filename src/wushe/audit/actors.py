"""What does the jobs of the audit."""

from wushe.audit import service
from wushe.audit.jobs import VERIFY
from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work


@does(VERIFY)
async def verify(work: Work) -> None:
    await service.verify(work)
