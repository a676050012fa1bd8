"""The end of an agreement in force: asked for by one person, carried out by another."""

from uuid import UUID

from wushe.custody import queries
from wushe.custody.errors import DepositsWaiting, NoSuchAgreement, PaymentsUnfinished
from wushe.custody.events import AgreementClosed, ClosingWasAsked, ClosingWasDropped
from wushe.custody.kinds import AgreementState
from wushe.custody.models import Agreement
from wushe.custody.permissions import Custody
from wushe.custody.service.refunding import refund
from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.payments import queries as payments
from wushe.people.acting import acting


async def ask_to_close(work: Work, agreement_id: UUID) -> Agreement:
    """All is paid and proved, says one person.

    Raises `PaymentsUnfinished`, `DepositsWaiting`, `ClosingAsked`, `NotInForce`, `AgreementOver`, `NotAPerson`.
    """
    agreement = await _to_close(work, agreement_id)
    agreement.ask_to_close(acting(work))
    await _refuse_unfinished(work, agreement)
    await work.flush()
    work.record(ClosingWasAsked(agreement_id=agreement.id, organization_id=agreement.owner_id, asked_by=acting(work)))
    return agreement


async def keep_open(work: Work, agreement_id: UUID) -> Agreement:
    """It goes on after all. Raises `ClosingNotAsked`, `NotInForce`, `AgreementOver`."""
    agreement = await _to_close(work, agreement_id)
    agreement.keep_open()
    await work.flush()
    work.record(ClosingWasDropped(agreement_id=agreement.id, organization_id=agreement.owner_id))
    return agreement


async def close(work: Work, agreement_id: UUID) -> Agreement:
    """Another person agrees; the rest is given back.

    Raises `ClosingNotAsked`, `OwnEntry`, `PaymentsUnfinished`, `DepositsWaiting`, `NotInForce`, `AgreementOver`,
    `NotAPerson`.
    """
    agreement = await _to_close(work, agreement_id)
    account_id = agreement.refuse_unless_closable_by(acting(work))
    await _refuse_unfinished(work, agreement)
    given_back = await refund(work, agreement, account_id)
    agreement.end(AgreementState.CLOSED, acting(work), clock.today())
    await work.flush()
    work.record(AgreementClosed(agreement_id=agreement.id, organization_id=agreement.owner_id, amount_fen=given_back))
    return agreement


async def _to_close(work: Work, agreement_id: UUID) -> Agreement:
    reach = work.require(Custody.KEEP)
    agreement = await work.one(queries.agreement_to_change(reach, agreement_id), NoSuchAgreement)
    work.check_version(agreement)
    return agreement


async def _refuse_unfinished(work: Work, agreement: Agreement) -> None:
    if unfinished := await work.scalar(payments.unfinished_count(agreement.id)):
        raise PaymentsUnfinished(n=unfinished)
    await refuse_waiting(work, agreement)


async def refuse_waiting(work: Work, agreement: Agreement) -> None:
    """Raises `DepositsWaiting`."""
    if waiting := await work.scalar(queries.waiting_count(agreement.id)):
        raise DepositsWaiting(n=waiting)
