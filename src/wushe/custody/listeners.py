"""What follows for an agreement when somebody reverses in the books what was paid or given back under it."""

from uuid import UUID

from wushe.custody import queries
from wushe.custody.events import AgreementReopened
from wushe.custody.kinds import OVER
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.ledger import queries as ledger
from wushe.ledger.events import EntryReversed
from wushe.ledger.kinds import EntryKind
from wushe.payments.events import PaymentUndone


@listens(PaymentUndone)
async def undone_payment(work: Work, event: PaymentUndone) -> None:
    """There is money in the custody account again, so the agreement goes on."""
    await _reopen(work, event.holder_id)


@listens(EntryReversed)
async def undone_refund(work: Work, event: EntryReversed) -> None:
    """The rest did not reach those who deposited it."""
    entry = await work.one(ledger.entry(event.entry_id))
    if entry.kind is EntryKind.REFUND:
        await _reopen(work, event.about_id)


async def _reopen(work: Work, agreement_id: UUID) -> None:
    agreement = await work.one_or_none(queries.agreement_to_reopen(agreement_id))
    if agreement is not None and agreement.state in OVER:
        agreement.reopen()
        work.record(AgreementReopened(agreement_id=agreement.id, organization_id=agreement.owner_id))
