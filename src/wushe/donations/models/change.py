"""What was done with a donation afterwards, each with the donor's consent in the same row."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.donations.kinds import ChangeKind, ConsentForm
from wushe.kernel.database.model import Code, Fen, TenantModel, tenant_key, tenant_unique


class DonationChange(TenantModel):
    """A refund, or another purpose. Nothing of it can be changed later: the plain role may only add.

    `consent_words` say who agreed to what. For a purpose, the new restriction and fund stand here, the former beside.
    """

    __tablename__ = "donation_change"
    grants = "SELECT, INSERT"

    donation_id: Mapped[UUID]
    kind: Mapped[ChangeKind]
    amount_fen: Mapped[Fen]
    on: Mapped[date]
    consent_form: Mapped[ConsentForm]
    consent_on: Mapped[date]
    consent_words: Mapped[str]
    entry_id: Mapped[UUID]
    fund_id: Mapped[UUID]
    purpose_id: Mapped[UUID | None]
    community_id: Mapped[UUID | None]
    group: Mapped[Code] = mapped_column(default="")
    since: Mapped[date | None]
    until: Mapped[date | None]
    recorded_by: Mapped[UUID | None]
    recorded_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        tenant_key("donation_id", "donation"),
        tenant_key("entry_id", "ledger_entry"),
        tenant_key("fund_id", "fund"),
        tenant_key("purpose_id", "ledger_purpose"),
        tenant_key("community_id", "community"),
        tenant_key("recorded_by", "person"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint('consent_on <= "on"', name="consent_first"),
        CheckConstraint("consent_words <> ''", name="consent_words"),
        Index("ix_donation_change_donation", "tenant_id", "donation_id"),
    )


class DonationChangePart(TenantModel):
    """What became of one source: `amount_fen` of it went back (`to_source_id` empty) or is the other source now."""

    __tablename__ = "donation_change_part"
    grants = "SELECT, INSERT"

    change_id: Mapped[UUID]
    from_source_id: Mapped[UUID]
    to_source_id: Mapped[UUID | None]
    amount_fen: Mapped[Fen]

    __table_args__ = (
        tenant_key("change_id", "donation_change"),
        tenant_key("from_source_id", "ledger_source"),
        tenant_key("to_source_id", "ledger_source"),
        tenant_unique("change_id", "from_source_id"),
        tenant_unique("to_source_id"),
        CheckConstraint("amount_fen > 0", name="amount"),
        Index("ix_donation_change_part_from", "tenant_id", "from_source_id"),
    )
