"""What becomes of a promise whose money was paid by payment requests."""

from wushe.funds.events import PromiseKept
from wushe.funds.kinds import PromiseState
from wushe.funds.models import Promise
from wushe.funds.queries.promises import promise_to_pay
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.ledger.pots import pot_of
from wushe.payments.events import PaymentPaid


@listens(PaymentPaid)
async def emptied_promise_is_kept(work: Work, event: PaymentPaid) -> None:
    """Once all of it is paid there is nothing left to settle."""
    promise: Promise | None = await work.one_or_none(promise_to_pay(event.holder_id))
    if promise is None or promise.state is not PromiseState.PROMISED:
        return
    pot = await pot_of(work, promise.account_id)
    if not pot.held_fen:
        promise.end(event.on, pot.spent_fen)
        work.record(
            PromiseKept(
                promise_id=promise.id, fund_id=promise.fund_id, linkage_id=promise.linkage_id, amount_fen=pot.spent_fen
            )
        )  # fmt: skip
