"""Agreements, deposits and the township's own template. Amounts are whole fen."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.custody.errors import AgreementOver, AlreadySigned, NotInForce, OnePerson, PeriodReversed, SameParty
from wushe.custody.kinds import AgreementState, Party
from wushe.kernel import clock
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import search_key
from wushe.ledger.restriction import Restriction

_ALL_SIGNED = "owner_signed_by IS NOT NULL AND community_signed_by IS NOT NULL AND hub_signed_by IS NOT NULL"
_DIFFERENT = (
    "owner_signed_by <> community_signed_by AND owner_signed_by <> hub_signed_by"
    " AND community_signed_by <> hub_signed_by"
)


class Agreement(TenantModel, Versioned):
    """Between owner, community and hub, about so much money and what it may be spent for.

    `held_id` is the account of what comes in before the third signature; `account_id`, the custody account, exists
    only with three signatures of three persons, in the database itself. `purpose` is in words, `purpose_id`, group
    and period are what deposits are tied to.
    """

    __tablename__ = "custody_agreement"
    grants = "SELECT, INSERT, UPDATE"

    number: Mapped[Code]
    title: Mapped[Name]
    search: Mapped[str]
    owner_id: Mapped[UUID]
    community_id: Mapped[UUID]
    hub_id: Mapped[UUID]
    purpose: Mapped[str]
    amount_fen: Mapped[Fen]
    purpose_id: Mapped[UUID | None]
    group: Mapped[Code] = mapped_column(default="")
    since: Mapped[date | None]
    until: Mapped[date | None]
    state: Mapped[AgreementState] = mapped_column(default=AgreementState.SIGNING)
    held_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    drafted_by: Mapped[UUID | None]
    drafted_on: Mapped[date]
    owner_signed_by: Mapped[UUID | None]
    owner_signed_at: Mapped[datetime | None]
    community_signed_by: Mapped[UUID | None]
    community_signed_at: Mapped[datetime | None]
    hub_signed_by: Mapped[UUID | None]
    hub_signed_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None]
    ended_on: Mapped[date | None]

    __table_args__ = (
        tenant_unique("number"),
        tenant_unique("held_id"),
        tenant_unique("account_id"),
        tenant_key("owner_id", "organization"),
        tenant_key("hub_id", "organization"),
        tenant_key("community_id", "community"),
        tenant_key("purpose_id", "ledger_purpose"),
        tenant_key("held_id", "ledger_account"),
        tenant_key("account_id", "ledger_account"),
        tenant_key("drafted_by", "person"),
        tenant_key("owner_signed_by", "person"),
        tenant_key("community_signed_by", "person"),
        tenant_key("hub_signed_by", "person"),
        tenant_key("ended_by", "person"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint("owner_id <> hub_id", name="two_organizations"),
        CheckConstraint("since <= until", name="period"),
        CheckConstraint(_DIFFERENT, name="three_persons"),
        CheckConstraint(f"account_id IS NULL OR ({_ALL_SIGNED})", name="three_signatures"),
        CheckConstraint("(state IN ('in_force', 'closed')) = (account_id IS NOT NULL)", name="in_force"),
        CheckConstraint("(owner_signed_by IS NULL) = (owner_signed_at IS NULL)", name="owner_signed"),
        CheckConstraint("(community_signed_by IS NULL) = (community_signed_at IS NULL)", name="community_signed"),
        CheckConstraint("(hub_signed_by IS NULL) = (hub_signed_at IS NULL)", name="hub_signed"),
        CheckConstraint("(state IN ('closed', 'cancelled')) = (ended_on IS NOT NULL)", name="ended"),
        Index("ix_custody_agreement_owner", "tenant_id", "owner_id"),
        Index("ix_custody_agreement_hub", "tenant_id", "hub_id"),
        Index("ix_custody_agreement_community", "tenant_id", "community_id"),
    )  # fmt: skip

    def call(self, title: str) -> None:
        self.title, self.search = title, search_key(title, self.number)

    @property
    def restriction(self) -> Restriction:
        """What every deposit is tied to."""
        return Restriction(self.purpose_id, None, self.group, self.since, self.until)

    # --- signing

    def signer(self, party: Party) -> UUID | None:
        return getattr(self, f"{party.value}_signed_by")

    def signed_at(self, party: Party) -> datetime | None:
        return getattr(self, f"{party.value}_signed_at")

    @property
    def missing(self) -> list[Party]:
        """Who has not signed."""
        return [party for party in Party if self.signer(party) is None]

    def sign(self, party: Party, person_id: UUID) -> None:
        """Raises `AlreadySigned`, `OnePerson`."""
        if self.signer(party) is not None:
            raise AlreadySigned(party=party.label)
        if person_id in {self.signer(other) for other in Party}:
            raise OnePerson
        setattr(self, f"{party.value}_signed_by", person_id)
        setattr(self, f"{party.value}_signed_at", clock.now())

    # --- its life

    def come_into_force(self, account_id: UUID) -> None:
        self.state, self.account_id = AgreementState.IN_FORCE, account_id

    def end(self, state: AgreementState, person_id: UUID | None, on: date) -> None:
        self.state, self.ended_by, self.ended_on = state, person_id, on

    def refuse_unless(self, *states: AgreementState) -> None:
        if self.state not in states:
            raise AgreementOver(state=self.state.label)

    def spendable(self) -> UUID:
        """The custody account; raises `NotInForce`, `AgreementOver`."""
        if self.state is AgreementState.SIGNING or self.account_id is None:
            raise NotInForce(missing="、".join(party.label.say() for party in self.missing))
        self.refuse_unless(AgreementState.IN_FORCE)
        return self.account_id


class Deposit(TenantModel):
    """Money that came in under an agreement, and from whom; it is a source of the ledger."""

    __tablename__ = "custody_deposit"
    grants = "SELECT, INSERT"

    agreement_id: Mapped[UUID]
    source_id: Mapped[UUID]
    payer: Mapped[Name]
    amount_fen: Mapped[Fen]
    on: Mapped[date]
    entered_by: Mapped[UUID | None]

    __table_args__ = (
        tenant_unique("source_id"),
        tenant_key("agreement_id", "custody_agreement"),
        tenant_key("source_id", "ledger_source"),
        tenant_key("entered_by", "person"),
        CheckConstraint("amount_fen > 0", name="amount"),
        Index("ix_custody_deposit_agreement", "tenant_id", "agreement_id"),
    )


class Template(TenantModel):
    """A Word file of the township's own; the newest is the one that agreements are written into."""

    __tablename__ = "custody_template"
    grants = "SELECT, INSERT"

    file_id: Mapped[UUID]
    uploaded_by: Mapped[UUID | None]
    uploaded_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (tenant_key("file_id", "stored_file"), tenant_key("uploaded_by", "person"))


refuses("ck_custody_agreement_three_persons", OnePerson)
refuses("ck_custody_agreement_two_organizations", SameParty)
refuses("ck_custody_agreement_period", PeriodReversed)
