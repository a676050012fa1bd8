"""Agreements, deposits and the township's own template. Amounts are whole fen."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.custody.errors import (
    AgreementOver,
    AlreadySigned,
    ClosingAsked,
    ClosingNotAsked,
    DepositDecided,
    NotInForce,
    OnePerson,
    OwnEntry,
    PeriodReversed,
    SameParty,
)
from wushe.custody.kinds import AgreementState, DepositState, Party
from wushe.kernel import clock
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.i18n import listed
from wushe.kernel.text import search_key
from wushe.ledger.restriction import Restriction

_ALL_SIGNED = "owner_signed_by IS NOT NULL AND community_signed_by IS NOT NULL AND hub_signed_by IS NOT NULL"
_DIFFERENT = (
    "owner_signed_by <> community_signed_by AND owner_signed_by <> hub_signed_by"
    " AND community_signed_by <> hub_signed_by"
)
_CLOSED_BY_TWO = (
    "state <> 'closed' OR (closing_asked_by IS NOT NULL AND ended_by IS NOT NULL AND ended_by <> closing_asked_by)"
)
_CONFIRMED_BY_TWO = (
    "state <> 'confirmed' OR (entered_by IS NOT NULL AND decided_by IS NOT NULL AND decided_by <> entered_by)"
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
    closing_asked_by: Mapped[UUID | None]
    closing_asked_at: Mapped[datetime | None]
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
        tenant_key("closing_asked_by", "person"),
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
        CheckConstraint("(closing_asked_by IS NULL) = (closing_asked_at IS NULL)", name="closing_asked"),
        CheckConstraint("closing_asked_by IS NULL OR account_id IS NOT NULL", name="closing_in_force"),
        CheckConstraint(_CLOSED_BY_TWO, name="closed_by_two"),
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

    def ask_to_close(self, person_id: UUID) -> None:
        """Raises `ClosingAsked`, `NotInForce`, `AgreementOver`."""
        self.spendable()
        if self.closing_asked_by is not None:
            raise ClosingAsked
        self.closing_asked_by, self.closing_asked_at = person_id, clock.now()

    def keep_open(self) -> None:
        """Raises `ClosingNotAsked`, `NotInForce`, `AgreementOver`."""
        self.spendable()
        if self.closing_asked_by is None:
            raise ClosingNotAsked
        self.closing_asked_by = self.closing_asked_at = None

    def refuse_unless_closable_by(self, person_id: UUID) -> UUID:
        """The custody account. Raises `ClosingNotAsked`, `OwnEntry`, `NotInForce`, `AgreementOver`."""
        account_id = self.spendable()
        if self.closing_asked_by is None:
            raise ClosingNotAsked
        if self.closing_asked_by == person_id:
            raise OwnEntry
        return account_id

    def end(self, state: AgreementState, person_id: UUID | None, on: date) -> None:
        self.state, self.ended_by, self.ended_on = state, person_id, on

    def reopen(self) -> None:
        """Money that left it was brought back in the books: it stands where it stood before its end."""
        self.state = AgreementState.IN_FORCE if self.account_id else AgreementState.SIGNING
        self.ended_by = self.ended_on = self.closing_asked_by = self.closing_asked_at = None

    def refuse_unless(self, *states: AgreementState) -> None:
        if self.state not in states:
            raise AgreementOver(state=self.state.label)

    def spendable(self) -> UUID:
        """The custody account; raises `NotInForce`, `AgreementOver`."""
        if self.state is AgreementState.SIGNING or self.account_id is None:
            raise NotInForce(missing=listed(party.label.say() for party in self.missing))
        self.refuse_unless(AgreementState.IN_FORCE)
        return self.account_id


class Deposit(TenantModel):
    """Money that came in under an agreement, and from whom.

    One person enters it, another confirms it; with that it is booked and `source_id` is what it became in the ledger.
    """

    __tablename__ = "custody_deposit"
    grants = "SELECT, INSERT, UPDATE"

    agreement_id: Mapped[UUID]
    source_id: Mapped[UUID | None]
    payer: Mapped[Name]
    amount_fen: Mapped[Fen]
    on: Mapped[date]
    state: Mapped[DepositState] = mapped_column(default=DepositState.ENTERED)
    entered_by: Mapped[UUID | None]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_unique("source_id"),
        tenant_key("agreement_id", "custody_agreement"),
        tenant_key("source_id", "ledger_source"),
        tenant_key("entered_by", "person"),
        tenant_key("decided_by", "person"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint("(state = 'confirmed') = (source_id IS NOT NULL)", name="booked"),
        CheckConstraint("(state = 'entered') = (decided_by IS NULL)", name="decided"),
        CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="decided_at"),
        CheckConstraint(_CONFIRMED_BY_TWO, name="checker"),
        Index("ix_custody_deposit_agreement", "tenant_id", "agreement_id"),
    )

    def confirm(self, person_id: UUID, source_id: UUID) -> None:
        """The caller has asked `refuse_unless_confirmable_by`."""
        self.source_id = source_id
        self._decide(DepositState.CONFIRMED, person_id)

    def refuse_unless_confirmable_by(self, person_id: UUID) -> None:
        """Raises `DepositDecided`, `OwnEntry`."""
        self.refuse_unless_open()
        if person_id == self.entered_by:
            raise OwnEntry

    def drop(self, person_id: UUID) -> None:
        """Raises `DepositDecided`."""
        self.refuse_unless_open()
        self._decide(DepositState.DROPPED, person_id)

    def refuse_unless_open(self) -> None:
        if self.state is not DepositState.ENTERED:
            raise DepositDecided(state=self.state.label)

    def _decide(self, state: DepositState, person_id: UUID) -> None:
        self.state, self.decided_by, self.decided_at = state, person_id, clock.now()


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
refuses("ck_custody_agreement_closed_by_two", OwnEntry)
refuses("ck_custody_deposit_checker", OwnEntry)
