"""What follows from donations: what is in stock is not withdrawn behind its back."""

from wushe.donations.events import InKindWithdrawn
from wushe.goods.errors.keeping import GiftInStock
from wushe.goods.queries import deliveries
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work


@listens(InKindWithdrawn)
async def keep(work: Work, event: InKindWithdrawn) -> None:
    """Raises `GiftInStock` where the donation was received into stock."""
    if await work.scalar(deliveries.of_gift(event.in_kind_id)):
        raise GiftInStock
