"""捐赠票据: one valid receipt for each thing that arrived, numbered without gaps within a year (慈善法 38)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.donations.errors import ReceiptIssued, ReceiptVoid
from wushe.donations.kinds import ReceiptState
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, Name, TenantModel, tenant_key, tenant_unique


class Receipt(TenantModel):
    """What stands on the paper stands here, so that it can be printed again as it was. Only voiding changes a row.

    `code` is what a stranger types: year, number and characters that nobody can guess. `amount_fen` is None for
    things that are only counted.
    """

    __tablename__ = "donation_receipt"
    grants = "SELECT, INSERT, UPDATE"

    year: Mapped[int]
    number: Mapped[int]
    code: Mapped[Code]
    receiving_id: Mapped[UUID | None]
    in_kind_id: Mapped[UUID | None]
    donor_id: Mapped[UUID]
    donor_name: Mapped[Name]
    given: Mapped[str]
    designation: Mapped[str]
    amount_fen: Mapped[Fen | None]
    arrived_on: Mapped[date]
    handler: Mapped[Name]
    issued_by: Mapped[UUID | None]
    issued_at: Mapped[datetime]
    replaces_id: Mapped[UUID | None]
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[UUID | None]
    void_reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("receiving_id", "donation_receiving"),
        tenant_key("in_kind_id", "in_kind_gift"),
        tenant_key("donor_id", "donor"),
        tenant_key("issued_by", "person"),
        tenant_key("voided_by", "person"),
        tenant_key("replaces_id", "donation_receipt"),
        tenant_unique("year", "number"),
        tenant_unique("code"),
        tenant_unique("replaces_id"),
        CheckConstraint("num_nonnulls(receiving_id, in_kind_id) = 1", name="one_thing"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint("receiving_id IS NULL OR amount_fen IS NOT NULL", name="money_has_amount"),
        CheckConstraint("(voided_at IS NULL) = (void_reason = '')", name="void_has_reason"),
        Index(
            "uq_donation_receipt_receiving", "tenant_id", "receiving_id", unique=True,
            postgresql_where=text("voided_at IS NULL"),
        ),
        Index(
            "uq_donation_receipt_in_kind", "tenant_id", "in_kind_id", unique=True,
            postgresql_where=text("voided_at IS NULL"),
        ),
        Index("ix_donation_receipt_donor", "tenant_id", "donor_id"),
    )  # fmt: skip

    @property
    def state(self) -> ReceiptState:
        return ReceiptState.VALID if self.voided_at is None else ReceiptState.VOID

    def void(self, *, at: datetime, by: UUID | None, reason: str) -> None:
        """Raises `ReceiptVoid`."""
        if self.voided_at is not None:
            raise ReceiptVoid
        self.voided_at, self.voided_by, self.void_reason = at, by, reason


refuses("uq_donation_receipt_receiving", ReceiptIssued)
refuses("uq_donation_receipt_in_kind", ReceiptIssued)
