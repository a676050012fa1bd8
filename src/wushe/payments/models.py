"""Payment requests and their invoices. Amounts are whole fen."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, Index, Integer, func, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel import clock
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.payments.errors import InvoiceTaken, OwnRequest, ReasonNeeded, WrongStep
from wushe.payments.kinds import PaymentState


class PaymentRequest(TenantModel, Versioned):
    """An amount out of a pot for an organisation, from being asked to its end.

    `pot_kind` and `holder_id` name the thing whose money it is, `pot_id` the account it came out of, `reserve_id` the
    one it lies in until it is paid. `urgency` orders lists: what waits for a decision comes first.
    """

    __tablename__ = "payment_request"
    grants = "SELECT, INSERT, UPDATE"

    number: Mapped[Code]
    pot_kind: Mapped[Code]
    holder_id: Mapped[UUID]
    pot_id: Mapped[UUID]
    reserve_id: Mapped[UUID]
    payee_id: Mapped[UUID]
    amount_fen: Mapped[Fen]
    what: Mapped[str]
    purpose_id: Mapped[UUID | None]
    community_id: Mapped[UUID | None]
    group: Mapped[Code] = mapped_column(default="")
    state: Mapped[PaymentState] = mapped_column(default=PaymentState.ASKED)
    urgency: Mapped[int] = mapped_column(
        Integer, Computed("CASE state WHEN 'asked' THEN 2 WHEN 'approved' THEN 1 ELSE 0 END", persisted=True)
    )
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime] = mapped_column(server_default=func.now())
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    paid_by: Mapped[UUID | None]
    paid_on: Mapped[date | None]
    entry_id: Mapped[UUID | None]
    closed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_unique("number"),
        tenant_unique("entry_id"),
        tenant_key("pot_id", "ledger_account"),
        tenant_key("reserve_id", "ledger_account"),
        tenant_key("payee_id", "organization"),
        tenant_key("purpose_id", "ledger_purpose"),
        tenant_key("community_id", "community"),
        tenant_key("asked_by", "person"),
        tenant_key("decided_by", "person"),
        tenant_key("paid_by", "person"),
        tenant_key("closed_by", "person"),
        tenant_key("entry_id", "ledger_entry"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint("decided_by <> asked_by", name="checker"),
        CheckConstraint("paid_by <> asked_by", name="payer"),
        CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="decided"),
        CheckConstraint("state NOT IN ('approved', 'paid', 'closed', 'refused') OR decided_by IS NOT NULL", name="way"),
        CheckConstraint("state <> 'asked' OR decided_by IS NULL", name="undecided"),
        CheckConstraint("state <> 'refused' OR reason <> ''", name="reason"),
        CheckConstraint(
            "(state IN ('paid', 'closed')) = (entry_id IS NOT NULL AND paid_by IS NOT NULL AND paid_on IS NOT NULL)",
            name="paid",
        ),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL AND closed_by IS NOT NULL)", name="closed"),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn"),
        Index("ix_payment_request_urgency", "tenant_id", "urgency", "id"),
        Index("ix_payment_request_holder", "tenant_id", "holder_id"),
        Index("ix_payment_request_payee", "tenant_id", "payee_id"),
        Index("ix_payment_request_asked_by", "tenant_id", "asked_by"),
    )

    def approve(self, person_id: UUID) -> None:
        self._decide(PaymentState.APPROVED, person_id)

    def refuse(self, person_id: UUID, reason: str) -> None:
        if not reason:
            raise ReasonNeeded
        self._decide(PaymentState.REFUSED, person_id)
        self.reason = reason

    def _decide(self, state: PaymentState, person_id: UUID) -> None:
        self.refuse_unless(PaymentState.ASKED)
        self.refuse_own(person_id)
        self.state, self.decided_by, self.decided_at = state, person_id, clock.now()

    def pay(self, person_id: UUID, entry_id: UUID, on: date) -> None:
        self.state, self.paid_by, self.entry_id, self.paid_on = PaymentState.PAID, person_id, entry_id, on

    def close(self, person_id: UUID) -> None:
        self.refuse_unless(PaymentState.PAID)
        self.state, self.closed_by, self.closed_at = PaymentState.CLOSED, person_id, clock.now()

    def undo(self, state: PaymentState) -> None:
        """Its payment was reversed in the books: it stands where it stood before."""
        self.state = state
        self.paid_by = self.paid_on = self.entry_id = self.closed_by = self.closed_at = None

    def withdraw(self) -> None:
        self.refuse_unless(PaymentState.ASKED, PaymentState.APPROVED)
        self.state, self.withdrawn_at = PaymentState.WITHDRAWN, clock.now()

    def refuse_unless(self, *states: PaymentState) -> None:
        if self.state not in states:
            raise WrongStep(state=self.state.label)

    def refuse_own(self, person_id: UUID) -> None:
        if person_id == self.asked_by:
            raise OwnRequest

    def told(self) -> dict[str, Any]:
        """What every event about it says."""
        return {
            "payment_id": self.id, "holder_id": self.holder_id, "organization_id": self.payee_id,
            "asked_by": self.asked_by, "amount_fen": self.amount_fen,
        }  # fmt: skip


class Invoice(TenantModel):
    """One paper of a request. `void` when its request was refused or withdrawn: then the number is free again."""

    __tablename__ = "payment_invoice"
    grants = "SELECT, INSERT, UPDATE"

    request_id: Mapped[UUID]
    number: Mapped[Code]
    amount_fen: Mapped[Fen]
    file_id: Mapped[UUID]
    void: Mapped[bool] = mapped_column(default=False)
    added_by: Mapped[UUID | None]
    added_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        tenant_key("request_id", "payment_request"),
        tenant_key("file_id", "stored_file"),
        tenant_key("added_by", "person"),
        CheckConstraint("amount_fen > 0", name="amount"),
        Index("uq_payment_invoice_number", "tenant_id", "number", unique=True, postgresql_where=text("NOT void")),
        Index("ix_payment_invoice_request", "tenant_id", "request_id"),
    )


refuses("ck_payment_request_checker", OwnRequest)
refuses("ck_payment_request_payer", OwnRequest)
refuses("ck_payment_request_reason", ReasonNeeded)
refuses("uq_payment_invoice_number", InvoiceTaken)
