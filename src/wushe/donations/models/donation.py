"""What was pledged, when it falls due, and what arrived of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.donations.errors import ArrivedAlready, DonationCancelled, DonationComplete, MoreThanPledged
from wushe.donations.kinds import DonationState, Rhythm, Way
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.money import show_yuan
from wushe.ledger.restriction import Restriction

LENGTH_OF_NUMBER = 8


class Donation(TenantModel, Versioned):
    """`amount_fen` is all that was pledged, over all months. The restriction goes with each receiving into the ledger.

    A change of purpose moves what is left of the money in the ledger and is told here from then on.
    """

    __tablename__ = "donation"
    grants = "SELECT, INSERT, UPDATE"

    donor_id: Mapped[UUID]
    fund_id: Mapped[UUID]
    rhythm: Mapped[Rhythm]
    state: Mapped[DonationState] = mapped_column(default=DonationState.PLEDGED)
    amount_fen: Mapped[Fen]
    pledged_on: Mapped[date]
    anonymous: Mapped[bool]
    purpose_id: Mapped[UUID | None]
    community_id: Mapped[UUID | None]
    group: Mapped[Code] = mapped_column(default="")
    since: Mapped[date | None]
    until: Mapped[date | None]
    words: Mapped[str] = mapped_column(default="")
    recorded_by: Mapped[UUID | None]

    __table_args__ = (
        tenant_key("donor_id", "donor"),
        tenant_key("fund_id", "fund"),
        tenant_key("purpose_id", "ledger_purpose"),
        tenant_key("community_id", "community"),
        tenant_key("recorded_by", "person"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint("since <= until", name="period"),
        Index("ix_donation_donor", "tenant_id", "donor_id"),
        Index("ix_donation_fund", "tenant_id", "fund_id"),
        Index("ix_donation_pledged", "tenant_id", "pledged_on", "id"),
    )

    @property
    def number(self) -> str:
        """What the books call it where its donor is a person."""
        return self.id.hex[-LENGTH_OF_NUMBER:].upper()

    @property
    def restriction(self) -> Restriction:
        return Restriction(self.purpose_id, self.community_id, self.group, self.since, self.until)

    def rededicate(self, restriction: Restriction, fund_id: UUID) -> None:
        for name, value in restriction._asdict().items():
            setattr(self, name, value)
        self.fund_id = fund_id

    def take(self, fen: int, before_fen: int) -> None:
        """`fen` arrived after `before_fen`. Raises `DonationCancelled`, `DonationComplete`, `MoreThanPledged`."""
        self.refuse_if_cancelled()
        left_fen = self.amount_fen - before_fen
        if left_fen <= 0:
            raise DonationComplete
        if fen > left_fen:
            raise MoreThanPledged(left=show_yuan(left_fen))
        self.settle(before_fen + fen)

    def settle(self, received_fen: int) -> None:
        """Be in the state that so much received means; a cancelled donation stays so."""
        if self.state is DonationState.CANCELLED:
            return
        some = DonationState.PARTLY if received_fen else DonationState.PLEDGED
        self.state = DonationState.RECEIVED if received_fen >= self.amount_fen else some

    def cancel(self) -> None:
        """Raises `DonationCancelled`, `DonationComplete`."""
        self.refuse_if_cancelled()
        if self.state is DonationState.RECEIVED:
            raise DonationComplete
        self.state = DonationState.CANCELLED

    def refuse_if_cancelled(self) -> None:
        if self.state is DonationState.CANCELLED:
            raise DonationCancelled


class DonationDue(TenantModel):
    """A month of a pledge, or the whole of a single one. What arrives pays the earliest first. `told_on`: reminded."""

    __tablename__ = "donation_due"
    grants = "SELECT, INSERT, UPDATE"

    donation_id: Mapped[UUID]
    number: Mapped[int]
    due_on: Mapped[date]
    amount_fen: Mapped[Fen]
    told_on: Mapped[date | None]

    __table_args__ = (
        tenant_key("donation_id", "donation"),
        tenant_unique("donation_id", "number"),
        CheckConstraint("amount_fen > 0", name="amount"),
        Index("ix_donation_due_on", "tenant_id", "due_on"),
    )


class Receiving(TenantModel):
    """Money of a donation that arrived. `source_id` is what it became in the ledger by the entry `entry_id`.

    `reference` is the bank's or the channel's own number, once only; `bank_line_id` the line of a statement that it is
    the whole or a part of, once for each donation.
    What was entered by mistake is `reversed_on` a day, with its entry, and counts no longer.
    """

    __tablename__ = "donation_receiving"
    grants = "SELECT, INSERT, UPDATE"

    donation_id: Mapped[UUID]
    way: Mapped[Way]
    amount_fen: Mapped[Fen]
    on: Mapped[date]
    reference: Mapped[Name] = mapped_column(default="")
    bank_line_id: Mapped[UUID | None]
    source_id: Mapped[UUID]
    entry_id: Mapped[UUID]
    reversed_on: Mapped[date | None]
    waived_on: Mapped[date | None]
    recorded_by: Mapped[UUID | None]
    recorded_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        tenant_key("donation_id", "donation"),
        tenant_key("source_id", "ledger_source"),
        tenant_key("entry_id", "ledger_entry"),
        tenant_key("recorded_by", "person"),
        tenant_unique("source_id"),
        tenant_unique("entry_id"),
        CheckConstraint("amount_fen > 0", name="amount"),
        Index(
            "uq_donation_receiving_reference", "tenant_id", "way", "reference", unique=True,
            postgresql_where=text("reference <> '' AND reversed_on IS NULL"),
        ),
        Index(
            "uq_donation_receiving_bank_line", "tenant_id", "bank_line_id", "donation_id", unique=True,
            postgresql_where=text("reversed_on IS NULL"),
        ),
        Index("ix_donation_receiving_donation", "tenant_id", "donation_id"),
        Index("ix_donation_receiving_on", "tenant_id", "on"),
    )  # fmt: skip


refuses("uq_donation_receiving_reference", ArrivedAlready)
refuses("uq_donation_receiving_bank_line", ArrivedAlready)
