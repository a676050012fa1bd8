"""What does the jobs of reports."""

from wushe.kernel.clock import Quarter, today
from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work
from wushe.reports import service
from wushe.reports.jobs import PUBLISH

LATECOMERS = 15
"""Days into a quarter during which the one before is still counted anew: reviews are signed after the session."""


@does(PUBLISH)
async def publish(work: Work) -> None:
    quarter = Quarter.current()
    await service.publish(work, quarter)
    if (today() - quarter.first).days < LATECOMERS:
        await service.publish(work, quarter.previous())
