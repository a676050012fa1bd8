"""Keeping the money: deposits come in, and what is left at the end goes back."""

from uuid import UUID

from wushe.custody import queries
from wushe.custody.errors import MoreThanAgreed, NoSuchAgreement, PaymentsUnfinished
from wushe.custody.events import AgreementClosed, DepositReceived
from wushe.custody.kinds import AgreementState
from wushe.custody.models import Agreement, Deposit
from wushe.custody.permissions import Custody
from wushe.custody.schemas import NewDeposit
from wushe.custody.service.refunding import refund
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.money import show_yuan
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.errors import NothingToPost
from wushe.ledger.kinds import SourceKind
from wushe.ledger.posting import Origin
from wushe.organizations.errors import InTheFuture
from wushe.payments import queries as payments


async def deposit(work: Work, agreement_id: UUID, data: NewDeposit) -> Deposit:
    """Money came in. Before the third signature it is held.

    Raises `MoreThanAgreed`, `AgreementOver`, `InTheFuture`, `MonthClosed`.
    """
    reach = work.require(Custody.KEEP)
    agreement = await work.one(queries.agreement_to_change(reach, agreement_id), NoSuchAgreement)
    agreement.refuse_unless(AgreementState.SIGNING, AgreementState.IN_FORCE)
    on = data.on or clock.today()
    if on > clock.today():
        raise InTheFuture
    if data.amount <= 0:
        raise NothingToPost
    await _refuse_more_than_agreed(work, agreement, data.amount)
    deposit_id = new_id()
    origin = Origin(SourceKind.DEPOSIT, deposit_id, None, agreement.restriction)
    bank = await posting.main_bank(work)
    into_id = agreement.account_id or agreement.held_id
    source = await posting.receive(work, data.amount, origin, into_id=into_id, bank_id=bank.id, on=on)
    made = work.add(
        Deposit(
            id=deposit_id, agreement_id=agreement.id, source_id=source.id, payer=data.payer, amount_fen=data.amount,
            on=on, entered_by=work.person.person_id,
        )
    )  # fmt: skip
    await work.flush()
    work.record(
        DepositReceived(
            agreement_id=agreement.id, organization_id=agreement.owner_id, deposit_id=made.id,
            amount_fen=made.amount_fen, on=on,
        )
    )  # fmt: skip
    return made


async def _refuse_more_than_agreed(work: Work, agreement: Agreement, fen: int) -> None:
    rows = await work.rows(queries.deposited([agreement.id]))
    left = agreement.amount_fen - sum(row[1] for row in rows)
    if fen > left:
        raise MoreThanAgreed(left=show_yuan(left))


async def close(work: Work, agreement_id: UUID) -> Agreement:
    """All is paid and proved; the rest is given back. Raises `PaymentsUnfinished`, `NotInForce`, `AgreementOver`."""
    reach = work.require(Custody.KEEP)
    agreement = await work.one(queries.agreement_to_change(reach, agreement_id), NoSuchAgreement)
    work.check_version(agreement)
    account_id = agreement.spendable()
    if unfinished := await work.scalar(payments.unfinished_count(agreement.id)):
        raise PaymentsUnfinished(n=unfinished)
    given_back = await refund(work, agreement, account_id)
    agreement.end(AgreementState.CLOSED, work.person.person_id, clock.today())
    await work.flush()
    work.record(AgreementClosed(agreement_id=agreement.id, organization_id=agreement.owner_id, amount_fen=given_back))
    return agreement
