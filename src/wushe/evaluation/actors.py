"""Doing what evaluation has done later."""

from wushe.evaluation.jobs import REMIND
from wushe.evaluation.service.improving import remind as remind_owners
from wushe.evaluation.service.standing import tell_ending
from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work


@does(REMIND)
async def remind(work: Work) -> None:
    """Owners of what is to be done, and groups whose stars end."""
    await remind_owners(work)
    await tell_ending(work)
