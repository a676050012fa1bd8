"""What follows when somebody reverses an entry in the books: what donations rest on it."""

from wushe.donations.errors import ChangeStands
from wushe.donations.queries import changes, receipts, receivings
from wushe.donations.service.receipts import void_now
from wushe.donations.service.receiving import was_reversed
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.ledger.events import EntryReversed


@listens(EntryReversed)
async def follow(work: Work, event: EntryReversed) -> None:
    """Money that arrived counts no longer, its receipt is void. Raises `ChangeStands` for a refund or a new purpose."""
    if await work.one_or_none(changes.change_of_entry(event.entry_id)):
        raise ChangeStands
    receiving = await work.one_or_none(receivings.receiving_of_entry(event.entry_id))
    if receiving is None:
        return
    if receipt := await work.one_or_none(receipts.valid_for(receiving.id, None)):
        await void_now(work, receipt, _("到账已在账簿中冲正").say())
    await was_reversed(work, receiving)
