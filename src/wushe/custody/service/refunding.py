"""What is left goes back to those who deposited it."""

from uuid import UUID

from wushe.custody.models import Agreement
from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.ledger import posting, queries as ledger
from wushe.ledger.drawing import Draw
from wushe.ledger.kinds import EntryKind
from wushe.payments.leaving import leave_by_the_bank


async def refund(work: Work, agreement: Agreement, account_id: UUID) -> int:
    """Give back all that lies in the account, each source by the bank in which it lies; returns the fen."""
    await posting.hold(work, account_id)
    left = [Draw(lot.source_id, lot.fen) for lot in await ledger.lots(work, account_id)]
    if left:
        await leave_by_the_bank(work, EntryKind.REFUND, account_id, left, about_id=agreement.id, on=clock.today())
    return sum(each.fen for each in left)
