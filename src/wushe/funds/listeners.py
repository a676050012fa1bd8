"""What becomes of promises and awards whose money was paid by payment requests, or whose payment was undone."""

from wushe.funds.errors import SetAsideStands
from wushe.funds.events import AwardReopened, PromiseKept, PromiseReopened
from wushe.funds.kinds import AwardState, PromiseState
from wushe.funds.models import Award, Promise
from wushe.funds.queries import awards
from wushe.funds.queries.promises import holds_money, promise_to_pay
from wushe.funds.service.awards import told
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.ledger import queries as ledger
from wushe.ledger.events import EntryReversed
from wushe.ledger.kinds import EntryKind
from wushe.ledger.pots import pot_of
from wushe.payments.events import PaymentPaid, PaymentUndone


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


@listens(PaymentUndone)
async def undone_payment_is_to_be_paid_again(work: Work, event: PaymentUndone) -> None:
    """Its promise is not settled, its award not closed: there is money in it again."""
    promise: Promise | None = await work.one_or_none(promise_to_pay(event.holder_id))
    if promise is not None:
        _reopen(work, promise, event.amount_fen)
        return
    instalment = await work.one_or_none(awards.instalment(event.holder_id))
    if instalment is None:
        return
    award: Award = await work.get(Award, instalment.award_id, lock=True)
    if award.state is AwardState.CLOSED:
        award.reopen()
        work.record(told(AwardReopened, award, event.amount_fen))


@listens(EntryReversed)
async def money_moves_by_verbs_of_its_own(work: Work, event: EntryReversed) -> None:
    """A promise that was paid whole is to be paid again. Raises `SetAsideStands` for all that was only set aside."""
    if not await work.scalar(holds_money(event.about_id)):
        return
    entry = await work.one(ledger.entry(event.entry_id))
    promise: Promise | None = await work.one_or_none(promise_to_pay(event.about_id))
    if entry.kind is not EntryKind.PAYMENT or promise is None:
        raise SetAsideStands
    _reopen(work, promise, (await pot_of(work, promise.account_id)).held_fen)


def _reopen(work: Work, promise: Promise, fen: int) -> None:
    if promise.state is PromiseState.PROMISED:
        return
    promise.reopen()
    work.record(
        PromiseReopened(
            promise_id=promise.id, fund_id=promise.fund_id, linkage_id=promise.linkage_id, amount_fen=fen
        )
    )  # fmt: skip
