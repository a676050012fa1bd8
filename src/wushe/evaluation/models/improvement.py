"""What a group does about one weak indicator: who, until when, and what came of it."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.evaluation.errors import DoneAlready, DueInPast, NeverDone
from wushe.evaluation.kinds import ItemState
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique


class Improvement(TenantModel, Versioned):
    """One item of the plan. `warned_on` is the day on which its owner was told that it falls due."""

    __tablename__ = "improvement"
    grants = "SELECT, INSERT, UPDATE"

    assessment_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    indicator_id: Mapped[UUID]
    action: Mapped[str] = mapped_column(String(300))
    owner_id: Mapped[UUID]
    due_on: Mapped[date]
    state: Mapped[ItemState] = mapped_column(default=ItemState.OPEN)
    outcome: Mapped[str] = mapped_column(String(500), default="")
    done_on: Mapped[date | None]
    done_by: Mapped[UUID | None]
    warned_on: Mapped[date | None]

    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "assessment_id", "organization_id"],
            ["assessment.tenant_id", "assessment.id", "assessment.organization_id"],
        ),
        tenant_key("indicator_id", "rubric_indicator"),
        tenant_key("owner_id", "person"),
        tenant_key("done_by", "person"),
        tenant_unique("assessment_id", "indicator_id"),
        CheckConstraint("action <> ''", name="action"),
        CheckConstraint(
            "CASE state WHEN 'done' THEN num_nonnulls(done_on, done_by) = 2 AND outcome <> '' "
            "ELSE num_nonnulls(done_on, done_by) = 0 END",
            name="done_with_what",
        ),
        Index("ix_improvement_due", "tenant_id", "due_on", postgresql_where=text("state = 'open'")),
        Index("ix_improvement_organization", "tenant_id", "organization_id", "due_on"),
    )

    def plan(self, action: str, owner_id: UUID, due_on: date, today: date) -> None:
        """Raises `DueInPast` beside `due_on`, `DoneAlready`."""
        self._refuse_if_done()
        if due_on < today and due_on != self.due_on:
            raise DueInPast().beside("due_on")
        if due_on != self.due_on:
            self.warned_on = None
        self.action, self.owner_id, self.due_on = action, owner_id, due_on

    def finish(self, outcome: str, on: date, by: UUID) -> None:
        """Raises `NeverDone`, `DoneAlready`."""
        self._refuse_if_done()
        if not outcome:
            raise NeverDone
        self.state, self.outcome, self.done_on, self.done_by = ItemState.DONE, outcome, on, by

    def is_late(self, today: date) -> bool:
        return self.state is ItemState.OPEN and self.due_on < today

    def _refuse_if_done(self) -> None:
        if self.state is ItemState.DONE:
            raise DoneAlready
