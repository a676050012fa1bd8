"""What happened to payment requests. Slices above listen: `holder_id` is the thing whose money it is."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class PaymentAsked(Event, frozen=True):
    """The amount is set aside for the request."""

    sentence: ClassVar[Sentence] = _("申请付款 {amount_fen} 给{organization_id}")
    payment_id: UUID
    holder_id: UUID
    organization_id: UUID
    asked_by: UUID
    amount_fen: int


class PaymentApproved(Event, frozen=True):
    """Another person said yes."""

    sentence: ClassVar[Sentence] = _("批准付款 {amount_fen} 给{organization_id}")
    payment_id: UUID
    holder_id: UUID
    organization_id: UUID
    asked_by: UUID
    amount_fen: int


class PaymentRefused(Event, frozen=True):
    """Another person said no; the amount is back in the pot."""

    sentence: ClassVar[Sentence] = _("未批准付款 {amount_fen} 给{organization_id}")
    payment_id: UUID
    holder_id: UUID
    organization_id: UUID
    asked_by: UUID
    amount_fen: int


class PaymentWithdrawn(Event, frozen=True):
    """Not wanted any more; the amount is back in the pot."""

    sentence: ClassVar[Sentence] = _("撤回付款申请 {amount_fen}")
    payment_id: UUID
    holder_id: UUID
    organization_id: UUID
    asked_by: UUID
    amount_fen: int


class PaymentPaid(Event, frozen=True):
    """The money left by the bank, by that entry of the ledger."""

    sentence: ClassVar[Sentence] = _("付款 {amount_fen} 给{organization_id}")
    payment_id: UUID
    holder_id: UUID
    organization_id: UUID
    asked_by: UUID
    entry_id: UUID
    amount_fen: int
    on: date


class PaymentUndone(Event, frozen=True):
    """The entry by which it was paid was reversed; it waits to be paid again, or to be withdrawn."""

    sentence: ClassVar[Sentence] = _("付款 {amount_fen} 已在账簿中冲正，待重新付款或撤回")
    payment_id: UUID
    holder_id: UUID
    organization_id: UUID
    asked_by: UUID
    entry_id: UUID
    amount_fen: int


class PaymentClosed(Event, frozen=True):
    """Its invoices are complete."""

    sentence: ClassVar[Sentence] = _("付款 {amount_fen} 票据齐全，办结")
    payment_id: UUID
    holder_id: UUID
    organization_id: UUID
    asked_by: UUID
    amount_fen: int


class InvoiceAdded(Event, frozen=True):
    """A paper proves what is paid for."""

    sentence: ClassVar[Sentence] = _("上传票据，金额 {amount_fen}")
    payment_id: UUID
    invoice_id: UUID
    amount_fen: int
