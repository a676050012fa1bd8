"""Rounds with their cap, awards, and instalments by milestone. What was paid of them stands in the ledger alone."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.funds.errors import AwardSettled, MilestoneOpen, MilestoneSettled, OwnAward, OwnMilestone, RoundClosed
from wushe.funds.kinds import AwardState, InstalmentState, RoundState
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.ledger.restriction import Use


class Round(TenantModel, Versioned):
    """`cap_fen` was set aside from the fund in the round's account: its awards cannot add up to more."""

    __tablename__ = "award_round"
    grants = "SELECT, INSERT, UPDATE"

    fund_id: Mapped[UUID]
    account_id: Mapped[UUID]
    name: Mapped[Name]
    cap_fen: Mapped[Fen]
    purpose_id: Mapped[UUID | None]
    state: Mapped[RoundState] = mapped_column(default=RoundState.OPEN)
    opened_on: Mapped[date]
    opened_by: Mapped[UUID | None]
    closed_on: Mapped[date | None]

    __table_args__ = (
        tenant_unique("account_id"),
        tenant_key("fund_id", "fund"),
        tenant_key("account_id", "ledger_account"),
        tenant_key("purpose_id", "ledger_purpose"),
        tenant_key("opened_by", "person"),
        CheckConstraint("cap_fen > 0", name="cap"),
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed_on"),
        Index("ix_award_round_fund", "tenant_id", "fund_id"),
    )

    def refuse_if_closed(self) -> None:
        if self.state is RoundState.CLOSED:
            raise RoundClosed(name=self.name)

    def close(self, on: date) -> None:
        self.refuse_if_closed()
        self.state, self.closed_on = RoundState.CLOSED, on


class Award(TenantModel, Versioned):
    """Money of a fund for one organisation. `account_id` holds it from its approval on, out of the round if any.

    Who asked does not approve, in the database itself. The linkage lies above this slice, so only its id is held.
    """

    __tablename__ = "award"
    grants = "SELECT, INSERT, UPDATE"

    fund_id: Mapped[UUID]
    award_round_id: Mapped[UUID | None]
    organization_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    linkage_id: Mapped[UUID | None]
    title: Mapped[Name]
    search: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    amount_fen: Mapped[Fen]
    purpose_id: Mapped[UUID | None]
    community_id: Mapped[UUID | None]
    group: Mapped[Code] = mapped_column(default="")
    state: Mapped[AwardState] = mapped_column(default=AwardState.ASKED)
    asked_on: Mapped[date]
    asked_by: Mapped[UUID]
    decided_on: Mapped[date | None]
    decided_by: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]

    __table_args__ = (
        tenant_unique("account_id"),
        tenant_key("fund_id", "fund"),
        tenant_key("award_round_id", "award_round"),
        tenant_key("organization_id", "organization"),
        tenant_key("account_id", "ledger_account"),
        tenant_key("purpose_id", "ledger_purpose"),
        tenant_key("community_id", "community"),
        tenant_key("asked_by", "person"),
        tenant_key("decided_by", "person"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint("decided_by <> asked_by", name="two_hands"),
        CheckConstraint("(state IN ('approved', 'closed')) = (account_id IS NOT NULL)", name="account"),
        CheckConstraint(
            "(state IN ('approved', 'refused', 'closed')) = (decided_by IS NOT NULL AND decided_on IS NOT NULL)",
            name="decided",
        ),
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed_on"),
        Index("ix_award_asked_on", "tenant_id", "asked_on", "id"),
        Index("ix_award_fund", "tenant_id", "fund_id"),
        Index("ix_award_organization", "tenant_id", "organization_id"),
        Index("ix_award_linkage", "tenant_id", "linkage_id"),
    )

    def use(self, on: date) -> Use:
        """What its money is set aside and spent for."""
        return Use(on, self.purpose_id, self.community_id, self.group)

    def approve(self, by: UUID, on: date, account_id: UUID) -> None:
        self._decide(AwardState.APPROVED, by, on)
        self.account_id = account_id

    def refuse(self, by: UUID, on: date, reason: str) -> None:
        self._decide(AwardState.REFUSED, by, on)
        self.reason = reason

    def withdraw(self) -> None:
        self.must_be(AwardState.ASKED)
        self.state = AwardState.WITHDRAWN

    def close(self, on: date) -> None:
        self.must_be(AwardState.APPROVED)
        self.state, self.closed_on = AwardState.CLOSED, on

    def reopen(self) -> None:
        """What was paid of it was reversed in the books: there is something to pay again."""
        self.state, self.closed_on = AwardState.APPROVED, None

    def refuse_own(self, by: UUID) -> None:
        """Raises `OwnAward` for who asked for it."""
        if by == self.asked_by:
            raise OwnAward

    def must_be(self, state: AwardState) -> None:
        if self.state is not state:
            raise AwardSettled(state=self.state.label)

    def _decide(self, state: AwardState, by: UUID, on: date) -> None:
        self.must_be(AwardState.ASKED)
        self.refuse_own(by)
        self.state, self.decided_by, self.decided_on = state, by, on


class Instalment(TenantModel, Versioned):
    """A part of an award that is paid once its milestone is confirmed: then it lies in an account of its own.

    Who says that it is reached does not confirm it, in the database itself. `file_id` is what was brought to prove it.
    """

    __tablename__ = "award_instalment"
    grants = "SELECT, INSERT, UPDATE, DELETE"

    award_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    place: Mapped[int]
    title: Mapped[Name]
    amount_fen: Mapped[Fen]
    due_on: Mapped[date]
    state: Mapped[InstalmentState] = mapped_column(default=InstalmentState.PLANNED)
    reached_on: Mapped[date | None]
    reached_by: Mapped[UUID | None]
    evidence: Mapped[str] = mapped_column(default="")
    file_id: Mapped[UUID | None]
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[UUID | None]

    __table_args__ = (
        tenant_unique("award_id", "place"),
        tenant_unique("account_id"),
        tenant_key("award_id", "award"),
        tenant_key("account_id", "ledger_account"),
        tenant_key("reached_by", "person"),
        tenant_key("confirmed_by", "person"),
        tenant_key("file_id", "stored_file"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint("confirmed_by <> reached_by", name="two_hands"),
        CheckConstraint("(state = 'planned') = (reached_by IS NULL)", name="reached"),
        CheckConstraint(
            "(state = 'confirmed') = (confirmed_by IS NOT NULL AND account_id IS NOT NULL)", name="confirmed"
        ),
    )

    def reach(self, by: UUID, on: date, evidence: str, file_id: UUID | None) -> None:
        """Said once more, the later words and file count. Raises `MilestoneSettled`."""
        if self.state is InstalmentState.CONFIRMED:
            raise MilestoneSettled
        self.state, self.reached_by, self.reached_on = InstalmentState.REACHED, by, on
        self.evidence, self.file_id = evidence, file_id or self.file_id

    def must_be_confirmable(self, by: UUID) -> None:
        """Raises `MilestoneOpen`, `MilestoneSettled`, `OwnMilestone`."""
        if self.state is InstalmentState.PLANNED:
            raise MilestoneOpen
        if self.state is InstalmentState.CONFIRMED:
            raise MilestoneSettled
        if by == self.reached_by:
            raise OwnMilestone

    def confirm(self, by: UUID, on: date, account_id: UUID) -> None:
        """Raises what `must_be_confirmable` does."""
        self.must_be_confirmable(by)
        self.state, self.account_id = InstalmentState.CONFIRMED, account_id
        self.confirmed_by, self.confirmed_on = by, on


refuses("ck_award_two_hands", OwnAward)
refuses("ck_award_instalment_two_hands", OwnMilestone)
