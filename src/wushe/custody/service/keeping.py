"""Keeping the money: what comes in is entered by one person and confirmed by another."""

from uuid import UUID

from wushe.custody import queries
from wushe.custody.errors import MoreThanAgreed, NoSuchAgreement, NoSuchDeposit
from wushe.custody.events import DepositDropped, DepositEntered, DepositReceived
from wushe.custody.kinds import AgreementState, DepositState
from wushe.custody.models import Agreement, Deposit
from wushe.custody.permissions import Custody
from wushe.custody.schemas import NewDeposit
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.money import show_yuan
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.errors import NothingToPost
from wushe.ledger.kinds import SourceKind
from wushe.ledger.posting import Origin
from wushe.organizations.errors import InTheFuture
from wushe.people.acting import acting


async def deposit(work: Work, agreement_id: UUID, data: NewDeposit) -> Deposit:
    """Say that money came in. It is in the books when another person confirms it.

    Raises `MoreThanAgreed`, `AgreementOver`, `InTheFuture`, `NothingToPost`, `NotAPerson`.
    """
    agreement, me = await _open_agreement(work, agreement_id), acting(work)
    on = data.on or clock.today()
    if on > clock.today():
        raise InTheFuture
    if data.amount <= 0:
        raise NothingToPost
    left = agreement.amount_fen - await work.scalar(queries.entered_fen(agreement.id))
    if data.amount > left:
        raise MoreThanAgreed(left=show_yuan(left))
    made = work.add(
        Deposit(
            id=new_id(), agreement_id=agreement.id, payer=data.payer, amount_fen=data.amount, on=on,
            state=DepositState.ENTERED, entered_by=me,
        )
    )  # fmt: skip
    await work.flush()
    work.record(
        DepositEntered(
            agreement_id=agreement.id, organization_id=agreement.owner_id, deposit_id=made.id,
            asked_by=me, amount_fen=made.amount_fen, on=on,
        )
    )  # fmt: skip
    return made


async def confirm_deposit(work: Work, agreement_id: UUID, deposit_id: UUID) -> Deposit:
    """It did come in: book it. Before the third signature it is held.

    Raises `OwnEntry`, `DepositDecided`, `AgreementOver`, `MonthClosed`, `NotAPerson`.
    """
    agreement = await _open_agreement(work, agreement_id)
    made = await work.one(queries.deposit(agreement.id, deposit_id), NoSuchDeposit)
    made.refuse_unless_confirmable_by(acting(work))
    origin = Origin(SourceKind.DEPOSIT, made.id, None, agreement.restriction)
    bank = await posting.main_bank(work)
    into_id = agreement.account_id or agreement.held_id
    source = await posting.receive(work, made.amount_fen, origin, into_id=into_id, bank_id=bank.id, on=made.on)
    made.confirm(acting(work), source.id)
    await work.flush()
    work.record(
        DepositReceived(
            agreement_id=agreement.id, organization_id=agreement.owner_id, deposit_id=made.id,
            amount_fen=made.amount_fen, on=made.on,
        )
    )  # fmt: skip
    return made


async def drop_deposit(work: Work, agreement_id: UUID, deposit_id: UUID) -> Deposit:
    """It was entered by mistake. Raises `DepositDecided`, `AgreementOver`, `NotAPerson`."""
    agreement = await _open_agreement(work, agreement_id)
    made = await work.one(queries.deposit(agreement.id, deposit_id), NoSuchDeposit)
    made.drop(acting(work))
    await work.flush()
    work.record(
        DepositDropped(
            agreement_id=agreement.id, organization_id=agreement.owner_id, deposit_id=made.id,
            amount_fen=made.amount_fen,
        )
    )  # fmt: skip
    return made


async def _open_agreement(work: Work, agreement_id: UUID) -> Agreement:
    reach = work.require(Custody.KEEP)
    agreement = await work.one(queries.agreement_to_change(reach, agreement_id), NoSuchAgreement)
    agreement.refuse_unless(AgreementState.SIGNING, AgreementState.IN_FORCE)
    return agreement
