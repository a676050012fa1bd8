"""What follows for requests when somebody reverses an entry in the books."""

from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.ledger.events import EntryReversed
from wushe.payments import queries
from wushe.payments.errors import SetAsideForRequest
from wushe.payments.events import PaymentUndone
from wushe.payments.kinds import PaymentState


@listens(EntryReversed)
async def follow(work: Work, event: EntryReversed) -> None:
    """A payment that was undone waits to be paid once more, its amount set aside as before.

    Raises `SetAsideForRequest`: what is set aside goes back by refusing or withdrawing the request.
    """
    request = await work.one_or_none(queries.payment_behind(event.about_id))
    if request is None:
        return
    if request.entry_id != event.entry_id:
        raise SetAsideForRequest(number=request.number)
    request.undo(PaymentState.APPROVED)
    await work.flush()
    work.record(PaymentUndone(**request.told(), entry_id=event.entry_id))
