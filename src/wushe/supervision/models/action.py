"""What a group is to do after a visit or a group supervision."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique
from wushe.supervision.errors import ActionClosed, ActionOpen, DueBefore, ReasonNeeded, WhatWasDone
from wushe.supervision.kinds import ActionState, Turn


class ActionStep(TenantModel):
    """One turn of an action, in somebody's words; never changed."""

    __tablename__ = "supervision_action_step"
    grants = "SELECT, INSERT"

    action_id: Mapped[UUID]
    turn: Mapped[Turn]
    words: Mapped[str] = mapped_column(String(500))
    done_at: Mapped[datetime]
    done_by: Mapped[UUID]

    __table_args__ = (
        tenant_key("action_id", "supervision_action"),
        tenant_key("done_by", "person"),
        CheckConstraint("words <> ''", name="says_what"),
        Index("ix_supervision_action_step_action", "tenant_id", "action_id", "done_at"),
    )


class Action(TenantModel, Versioned):
    """It has an owner and a day, and closes only with what was done. It comes out of one visit or group supervision.

    Of one group supervision each group has one action: which groups took part is which have one. `reminded_on` is the
    day on which its owner was last reminded.
    """

    __tablename__ = "supervision_action"
    grants = "SELECT, INSERT, UPDATE"

    organization_id: Mapped[UUID]
    visit_id: Mapped[UUID | None]
    group_supervision_id: Mapped[UUID | None]
    title: Mapped[str] = mapped_column(String(120))
    owner_id: Mapped[UUID]
    agreed_on: Mapped[date]
    due_on: Mapped[date]
    outcome: Mapped[str] = mapped_column(String(500), default="")
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]
    reminded_on: Mapped[date | None]

    __table_args__ = (
        tenant_key("organization_id", "organization"),
        tenant_key("visit_id", "visit"),
        tenant_key("group_supervision_id", "group_supervision"),
        tenant_key("owner_id", "person"),
        tenant_key("closed_by", "person"),
        tenant_unique("group_supervision_id", "organization_id"),
        CheckConstraint("num_nonnulls(visit_id, group_supervision_id) = 1", name="comes_from"),
        CheckConstraint("title <> ''", name="title"),
        CheckConstraint("due_on >= agreed_on", name="due_after"),
        CheckConstraint("num_nonnulls(closed_at, closed_by) IN (0, 2)", name="closing_whole"),
        CheckConstraint("(closed_at IS NULL) = (outcome = '')", name="closed_with_outcome"),
        Index("ix_supervision_action_organization", "tenant_id", "organization_id", "due_on"),
        Index("ix_supervision_action_visit", "tenant_id", "visit_id"),
        Index("ix_supervision_action_owner", "tenant_id", "owner_id"),
        Index("ix_supervision_action_due", "tenant_id", "due_on", "id"),
        Index("ix_supervision_action_open", "tenant_id", "due_on", postgresql_where=text("closed_at IS NULL")),
    )

    def state(self, today: date) -> ActionState:
        if self.closed_at is not None:
            return ActionState.CLOSED
        return ActionState.OVERDUE if self.due_on < today else ActionState.OPEN

    def ask(self, title: str, owner_id: UUID, due_on: date) -> None:
        """Raises `ActionClosed`, and `DueBefore` beside `due_on`."""
        if self.closed_at is not None:
            raise ActionClosed
        if due_on < self.agreed_on:
            raise DueBefore(day=self.agreed_on).beside("due_on")
        if due_on != self.due_on or owner_id != self.owner_id:
            self.reminded_on = None
        self.title, self.owner_id, self.due_on = title, owner_id, due_on

    def close(self, outcome: str, at: datetime, by: UUID) -> ActionStep:
        """Raises `ActionClosed`, `WhatWasDone`."""
        if self.closed_at is not None:
            raise ActionClosed
        if not outcome:
            raise WhatWasDone
        self.outcome, self.closed_at, self.closed_by = outcome, at, by
        return self._step(Turn.CLOSED, outcome, at, by)

    def note(self, outcome: str, at: datetime, by: UUID) -> ActionStep:
        """What somebody says was done who did not know that it was closed: not a word is lost."""
        return self._step(Turn.NOTED, outcome, at, by)

    def reopen(self, reason: str, due_on: date, at: datetime, by: UUID) -> ActionStep:
        """Raises `ActionOpen`, `ReasonNeeded`, and `DueBefore` beside `due_on`."""
        if self.closed_at is None:
            raise ActionOpen
        if not reason:
            raise ReasonNeeded
        self.outcome, self.closed_at, self.closed_by = "", None, None
        self.reminded_on = None
        self.ask(self.title, self.owner_id, due_on)
        return self._step(Turn.REOPENED, reason, at, by)

    def _step(self, turn: Turn, words: str, at: datetime, by: UUID) -> ActionStep:
        return ActionStep(action_id=self.id, turn=turn, words=words, done_at=at, done_by=by)
