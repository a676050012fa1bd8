"""What does the jobs of the books."""

from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work
from wushe.ledger import service
from wushe.ledger.jobs import CHECK, ERASE


@does(CHECK)
async def check(work: Work) -> None:
    await service.check(work)


@does(ERASE)
async def erase(work: Work) -> None:
    await service.erase_old_words(work)
