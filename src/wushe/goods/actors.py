"""Doing what goods have done later."""

from wushe.goods.jobs import LOOK
from wushe.goods.service.expiring import look
from wushe.kernel.jobs.effects import does
from wushe.kernel.work import Work


@does(LOOK)
async def tell(work: Work) -> None:
    """What should be given soon, and what can no longer be."""
    await look(work)
