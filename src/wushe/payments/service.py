"""The verbs of payments. The locks are taken in one order: request, payee, pot, ledger."""

import re
from uuid import UUID

from sqlalchemy import update

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import Brought, bring
from wushe.kernel.text import halfwidth
from wushe.kernel.work import Work
from wushe.ledger import posting, queries as ledger
from wushe.ledger.drawing import draw
from wushe.ledger.errors import NothingToPost
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.posting import Move
from wushe.ledger.restriction import Use
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.service import require_leader
from wushe.payments import pots, queries
from wushe.payments.errors import (
    InvoiceNeeded,
    NoSuchPayment,
    NotAnInvoiceNumber,
    OtherPayee,
    PayeeDecides,
)
from wushe.payments.events import (
    InvoiceAdded,
    PaymentApproved,
    PaymentAsked,
    PaymentClosed,
    PaymentPaid,
    PaymentRefused,
    PaymentWithdrawn,
)
from wushe.payments.kinds import PaymentState
from wushe.payments.leaving import leave_by_the_bank
from wushe.payments.models import Invoice, PaymentRequest
from wushe.payments.permissions import Payments
from wushe.payments.pots import Pot
from wushe.payments.schemas import NewInvoice, NewPayment, Refusing
from wushe.people.acting import acting

BOOK = "payment"
_INVOICE = re.compile(r"[0-9A-Z]{6,32}")


async def ask(work: Work, data: NewPayment) -> PaymentRequest:
    """Set the amount aside and ask for it.

    Raises `NoSuchPot` and what its slice refuses with, `OtherPayee`, `NoLeader`, `NothingToPost`, `TooLittleMoney`,
    `MoneyIsTied`, `NotAPerson`.
    """
    reach = work.require(Payments.ASK)
    asker = acting(work)
    pot = await pots.kind_of(data.pot_kind).to_ask(work, data.holder_id)
    payee = await work.one(queries.payee(reach, _payee_id(pot, data)), NoSuchOrganization)
    payee.refuse_if_dissolved()
    await require_leader(work, payee.id)
    if data.amount <= 0:
        raise NothingToPost
    request = await _set_aside(work, pot, data, payee.id, asker)
    work.record(PaymentAsked(**request.told()))
    return request


def _payee_id(pot: Pot, data: NewPayment) -> UUID:
    payee_id = data.payee_id or pot.payee_id
    if payee_id is None or pot.payee_id not in {None, payee_id}:
        raise OtherPayee
    return payee_id


async def _set_aside(work: Work, pot: Pot, data: NewPayment, payee_id: UUID, asker: UUID) -> PaymentRequest:
    """The amount leaves the pot for an account of the request's own; then there is a request."""
    request_id, today = new_id(), clock.today()
    reserve = posting.open_account(work, AccountKind.RESERVE, pot.name, holder_id=request_id, within_id=pot.account_id)
    await work.flush()  # before the pot is held: others who ask wait for as little as possible
    request = PaymentRequest(
        id=request_id, pot_kind=data.pot_kind, holder_id=data.holder_id, pot_id=pot.account_id, reserve_id=reserve.id,
        payee_id=payee_id, amount_fen=data.amount, what=data.what, state=PaymentState.ASKED, asked_by=asker,
        asked_at=clock.now(),
        purpose_id=data.purpose_id or pot.purpose_id, community_id=data.community_id or pot.community_id,
        group=data.group or pot.group,
    )  # fmt: skip
    move = Move(data.amount, pot.account_id, reserve.id)
    await posting.transfer(work, EntryKind.RESERVATION, move, about_id=request_id, on=today, use=_use(request))
    request.number = f"FK{today.year}-{await posting.next_number(work, BOOK, today.year):04}"
    work.add(request)
    await work.flush()
    return request


def _use(request: PaymentRequest) -> Use:
    return Use(clock.today(), request.purpose_id, request.community_id, request.group)


async def add_invoice(work: Work, payment_id: UUID, data: NewInvoice, brought: Brought) -> Invoice:
    """Add a paper, until the request is closed.

    Raises `WrongStep`, `NotAnInvoiceNumber`, `InvoiceTaken`, and what is wrong with the file (`kernel.files`).
    """
    request = await _to_change(work, Payments.ASK, payment_id)
    request.refuse_unless(PaymentState.ASKED, PaymentState.APPROVED, PaymentState.PAID)
    if data.amount <= 0:
        raise NothingToPost
    number = invoice_number(data.number)
    stored = await bring(work, brought)
    invoice = work.add(
        Invoice(
            id=new_id(), request_id=request.id, number=number, amount_fen=data.amount, file_id=stored.id,
            added_by=work.person.person_id,
        )
    )  # fmt: skip
    await work.flush()
    work.record(InvoiceAdded(payment_id=request.id, invoice_id=invoice.id, amount_fen=data.amount))
    return invoice


def invoice_number(typed: str) -> str:
    """As it is compared: half-width capitals without spaces and dashes. Raises `NotAnInvoiceNumber`."""
    number = re.sub(r"[\s-]", "", halfwidth(typed)).upper()
    if not _INVOICE.fullmatch(number):
        raise NotAnInvoiceNumber().beside("number")
    return number


async def approve(work: Work, payment_id: UUID) -> PaymentRequest:
    """Raises `OwnRequest`, `PayeeDecides`, `WrongStep`, `NoLeader`, `InvoiceNeeded`."""
    request = await _to_change(work, Payments.APPROVE, payment_id)
    request.approve(acting(work))
    await _refuse_interested(work, request)
    if pots.kind_of(request.pot_kind).invoice_first:
        await _require_invoice(work, request)
    await work.flush()
    work.record(PaymentApproved(**request.told()))
    return request


async def refuse(work: Work, payment_id: UUID, data: Refusing) -> PaymentRequest:
    """The amount goes back into the pot. Raises `OwnRequest`, `WrongStep`, `ReasonNeeded`."""
    request = await _to_change(work, Payments.APPROVE, payment_id)
    request.refuse(acting(work), data.reason)
    await _release(work, request)
    work.record(PaymentRefused(**request.told()))
    return request


async def withdraw(work: Work, payment_id: UUID) -> PaymentRequest:
    """By those who may ask for it, until it is paid; the amount goes back into the pot. Raises `WrongStep`."""
    request = await _to_change(work, Payments.ASK, payment_id)
    request.withdraw()
    await _release(work, request)
    work.record(PaymentWithdrawn(**request.told()))
    return request


async def _release(work: Work, request: PaymentRequest) -> None:
    move = Move(request.amount_fen, request.reserve_id, request.pot_id)
    await posting.transfer(work, EntryKind.RELEASE, move, about_id=request.id, on=clock.today())
    await work.execute(
        update(Invoice)
        .where(Invoice.request_id == request.id)
        .values(void=True)
        .execution_options(synchronize_session=False)
    )


async def pay(work: Work, payment_id: UUID) -> PaymentRequest:
    """The money leaves by the bank today.

    Raises `OwnRequest`, `PayeeDecides`, `WrongStep`, `NoLeader`, `MoneyIsTied` (the period may be over), `MonthClosed`.
    """
    request = await _to_change(work, Payments.PAY, payment_id)
    payer, today = acting(work), clock.today()
    request.refuse_unless(PaymentState.APPROVED)
    request.refuse_own(payer)
    await _refuse_interested(work, request)
    entry_id = await _leave(work, request)
    request.pay(payer, entry_id, today)
    await work.flush()
    work.record(PaymentPaid(**request.told(), entry_id=entry_id, on=today))
    return request


async def _leave(work: Work, request: PaymentRequest) -> UUID:
    """All that was set aside, if it may still be put to that use today."""
    use = _use(request)
    await posting.hold(work, request.reserve_id)
    drawn = draw(await ledger.lots(work, request.reserve_id), request.amount_fen, use)
    return await leave_by_the_bank(
        work, EntryKind.PAYMENT, request.reserve_id, drawn,
        about_id=request.id, on=use.on, purpose_id=use.purpose_id,
    )  # fmt: skip


async def close(work: Work, payment_id: UUID) -> PaymentRequest:
    """What was paid for is proved. Raises `WrongStep`, `InvoiceNeeded`."""
    request = await _to_change(work, Payments.PAY, payment_id)
    request.close(acting(work))
    await _require_invoice(work, request)
    await work.flush()
    work.record(PaymentClosed(**request.told()))
    return request


async def _to_change(work: Work, permission: Payments, payment_id: UUID) -> PaymentRequest:
    request = await work.one(queries.payment_to_change(work.require(permission), payment_id), NoSuchPayment)
    work.check_version(request)
    return request


async def _refuse_interested(work: Work, request: PaymentRequest) -> None:
    """The payee is led by somebody, and not by who decides. Raises `NoLeader`, `PayeeDecides`."""
    await work.one(queries.any_payee(request.payee_id))
    if await require_leader(work, request.payee_id) == acting(work):
        raise PayeeDecides


async def _require_invoice(work: Work, request: PaymentRequest) -> None:
    if not await work.scalar(queries.invoice_count(request.id)):
        raise InvoiceNeeded
