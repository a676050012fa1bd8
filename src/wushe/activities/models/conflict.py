"""Two activities at one place and time, and how both organisations agree on a way out."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.activities.errors import ConflictOver, NotASide, ProposalOver, SideAgreed
from wushe.activities.kinds import ConflictState, ProposalState, Resolution
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, tenant_key


class Conflict(TenantModel):
    """Found when a session is saved. The earlier session (by id) is the first side, so that a pair has one row."""

    __tablename__ = "activity_conflict"
    grants = "SELECT, INSERT, UPDATE"

    zone_id: Mapped[UUID]
    session_id: Mapped[UUID]
    other_session_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    other_organization_id: Mapped[UUID]
    state: Mapped[ConflictState] = mapped_column(default=ConflictState.OPEN)
    found_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("zone_id", "zone"),
        tenant_key("session_id", "activity_session"),
        tenant_key("other_session_id", "activity_session"),
        tenant_key("organization_id", "organization"),
        tenant_key("other_organization_id", "organization"),
        CheckConstraint("session_id < other_session_id", name="pair_in_order"),
        CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed_at"),
        Index(
            "uq_activity_conflict_pair",
            "tenant_id",
            "session_id",
            "other_session_id",
            unique=True,
            postgresql_where=text("state <> 'cleared'"),
        ),
        Index("ix_activity_conflict_other", "tenant_id", "other_session_id"),
    )

    @property
    def is_open(self) -> bool:
        return self.state is ConflictState.OPEN

    def refuse_if_over(self) -> None:
        """Raises `ConflictOver`."""
        if not self.is_open:
            raise ConflictOver(state=self.state.label)

    def clear(self, at: datetime) -> None:
        """One of the two is no longer there then."""
        self.state, self.closed_at = ConflictState.CLEARED, at

    def hold_jointly(self, at: datetime) -> None:
        """Both stay where they are, on purpose."""
        self.refuse_if_over()
        self.state, self.closed_at = ConflictState.JOINT, at


class Proposal(TenantModel):
    """One way out. Nothing is moved before both sides have said yes, each by a person of its own.

    `session_id` is the one that would move, None when both stay; what it would not change is None.
    """

    __tablename__ = "conflict_proposal"
    grants = "SELECT, INSERT, UPDATE"

    conflict_id: Mapped[UUID]
    resolution: Mapped[Resolution]
    session_id: Mapped[UUID | None]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    zone_id: Mapped[UUID | None]
    state: Mapped[ProposalState] = mapped_column(default=ProposalState.OPEN)
    proposed_by: Mapped[UUID]
    proposed_at: Mapped[datetime]
    agreed_by: Mapped[UUID | None]
    other_agreed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("conflict_id", "activity_conflict"),
        tenant_key("session_id", "activity_session"),
        tenant_key("zone_id", "zone"),
        tenant_key("proposed_by", "person"),
        tenant_key("agreed_by", "person"),
        tenant_key("other_agreed_by", "person"),
        CheckConstraint("state <> 'accepted' OR num_nulls(agreed_by, other_agreed_by) = 0", name="both_agreed"),
        CheckConstraint("agreed_by <> other_agreed_by", name="two_persons"),
        CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed_at"),
        CheckConstraint(
            "CASE resolution WHEN 'move_time' THEN num_nulls(session_id, starts_at, ends_at) = 0"
            " WHEN 'move_place' THEN num_nulls(session_id, zone_id) = 0"
            " ELSE num_nonnulls(session_id, starts_at, ends_at, zone_id) = 0 END",
            name="says_where_to",
        ),
        Index(
            "uq_conflict_proposal_open",
            "tenant_id",
            "conflict_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_conflict_proposal_conflict", "tenant_id", "conflict_id", "id"),
    )

    def agree(self, by: UUID, *, first: bool, other: bool) -> None:
        """Say yes for the side, or the sides, that the person speaks for; raises `NotASide`, `SideAgreed`.

        Who speaks for both says yes for the one that has not; one person never stands for both.
        """
        self.refuse_if_over()
        if not (first or other):
            raise NotASide
        if by in {self.agreed_by, self.other_agreed_by}:
            raise SideAgreed
        if first and self.agreed_by is None:
            self.agreed_by = by
        elif other and self.other_agreed_by is None:
            self.other_agreed_by = by
        else:
            raise SideAgreed

    @property
    def is_agreed(self) -> bool:
        return self.agreed_by is not None and self.other_agreed_by is not None

    def close(self, state: ProposalState, at: datetime) -> None:
        """Raises `ProposalOver`."""
        self.refuse_if_over()
        self.state, self.closed_at = state, at

    def refuse_if_over(self) -> None:
        if self.state is not ProposalState.OPEN:
            raise ProposalOver(state=self.state.label)


refuses("ck_conflict_proposal_two_persons", SideAgreed)
refuses("uq_conflict_proposal_open", lambda: ProposalOver(state=ProposalState.SUPERSEDED.label))
