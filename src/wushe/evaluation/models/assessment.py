"""An assessment of one group in one period, and the scores of its three steps."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.evaluation.errors import AlreadyOpen, BackwardsPeriod, OwnEntry, ReasonNeeded, WrongState
from wushe.evaluation.kinds import AssessmentState, Step
from wushe.evaluation.models.rubric import of_rubric
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique


class Assessment(TenantModel, Versioned):
    """Three persons on one row, so that the database itself refuses that one checks what they entered.

    `typed` is the draft of the step that is awaited, as it was typed: {code of the indicator: {level, note}}.
    `score` is in hundredths of a point, `facts` what the product counted on that day. `former_id` is the assessment
    that this one is compared with.
    """

    __tablename__ = "assessment"
    grants = "SELECT, INSERT, UPDATE"

    organization_id: Mapped[UUID]
    rubric_id: Mapped[UUID]
    former_id: Mapped[UUID | None]
    since: Mapped[date]
    until: Mapped[date]
    state: Mapped[AssessmentState] = mapped_column(default=AssessmentState.SELF)
    opened_by: Mapped[UUID]
    opened_at: Mapped[datetime]
    typed: Mapped[dict[str, Any]] = mapped_column(default=dict)
    typed_note: Mapped[str] = mapped_column(String(1000), default="")
    self_by: Mapped[UUID | None]
    checked_by: Mapped[UUID | None]
    concluded_by: Mapped[UUID | None]
    concluded_at: Mapped[datetime | None]
    score: Mapped[int | None] = mapped_column(SmallInteger)
    facts: Mapped[dict[str, Any] | None]
    entries: Mapped[int] = mapped_column(SmallInteger, default=0)
    reason: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        tenant_key("organization_id", "organization"),
        tenant_key("rubric_id", "rubric"),
        tenant_key("former_id", "assessment"),
        tenant_key("opened_by", "person"),
        tenant_key("self_by", "person"),
        tenant_key("checked_by", "person"),
        tenant_key("concluded_by", "person"),
        tenant_unique("id", "rubric_id"),
        tenant_unique("id", "organization_id"),
        CheckConstraint("until >= since", name="period"),
        CheckConstraint("former_id <> id", name="former"),
        CheckConstraint("checked_by <> self_by", name="another_checks"),
        CheckConstraint("concluded_by <> self_by AND concluded_by <> checked_by", name="another_concludes"),
        CheckConstraint("state NOT IN ('check', 'panel', 'concluded') OR self_by IS NOT NULL", name="self_first"),
        CheckConstraint("state NOT IN ('panel', 'concluded') OR checked_by IS NOT NULL", name="check_second"),
        CheckConstraint(
            "num_nonnulls(concluded_by, concluded_at, score) = CASE state WHEN 'concluded' THEN 3 ELSE 0 END",
            name="concluded_whole",
        ),
        CheckConstraint("score BETWEEN 0 AND 10000", name="score"),
        CheckConstraint("state <> 'withdrawn' OR reason <> ''", name="says_why"),
        Index(
            "uq_assessment_open", "tenant_id", "organization_id",
            unique=True, postgresql_where=text("state IN ('self', 'check', 'panel')"),
        ),
        Index("ix_assessment_organization", "tenant_id", "organization_id", "concluded_at"),
        Index("ix_assessment_state", "tenant_id", "state", "id"),
    )  # fmt: skip

    def cover(self, since: date, until: date, today: date) -> None:
        """Raises `BackwardsPeriod` beside `until`."""
        if not since <= until <= today:
            raise BackwardsPeriod().beside("until")
        self.since, self.until = since, until

    # --- its way

    def draft(self, step: Step, typed: dict[str, Any], note: str) -> None:
        """Keep what was typed; raises `WrongState`."""
        self.refuse_unless(AssessmentState(step.value))
        self.typed, self.typed_note = typed, note

    def submit_self(self, by: UUID) -> None:
        self.refuse_unless(AssessmentState.SELF)
        self.self_by, self.state = by, AssessmentState.CHECK
        self._clear()

    def submit_check(self, by: UUID) -> None:
        """Raises `OwnEntry`."""
        self.refuse_unless(AssessmentState.CHECK)
        self.refuse_own(by)
        self.checked_by, self.state = by, AssessmentState.PANEL
        self._clear()

    def conclude(self, by: UUID, at: datetime, score: int, facts: dict[str, Any]) -> None:
        """Raises `OwnEntry`."""
        self.refuse_unless(AssessmentState.PANEL)
        self.refuse_own(by)
        self.concluded_by, self.concluded_at, self.state = by, at, AssessmentState.CONCLUDED
        self.score, self.facts = score, facts
        self._clear()

    def send_back(self, reason: str, by: UUID) -> Step:
        """One step back, to whoever did it; raises `OwnEntry`, `ReasonNeeded`, `WrongState`."""
        self.refuse_unless(AssessmentState.CHECK, AssessmentState.PANEL)
        self.refuse_own(by)
        if not reason:
            raise ReasonNeeded
        self._clear()
        self.reason = reason
        if self.state is AssessmentState.PANEL:
            self.checked_by, self.state = None, AssessmentState.CHECK
            return Step.CHECK
        self.self_by, self.state = None, AssessmentState.SELF
        return Step.SELF

    def withdraw(self, reason: str) -> None:
        """Raises `ReasonNeeded`, `WrongState`."""
        if not self.state.is_open:
            raise WrongState(state=self.state.label)
        if not reason:
            raise ReasonNeeded
        self.state, self.reason = AssessmentState.WITHDRAWN, reason

    def refuse_own(self, by: UUID) -> None:
        """Nobody checks what they entered themselves; raises `OwnEntry`."""
        before = {self.self_by} if self.state is AssessmentState.CHECK else {self.self_by, self.checked_by}
        if self.state in {AssessmentState.CHECK, AssessmentState.PANEL} and by in before:
            raise OwnEntry

    def refuse_unless(self, *states: AssessmentState) -> None:
        if self.state not in states:
            raise WrongState(state=self.state.label)

    def _clear(self) -> None:
        self.typed, self.typed_note, self.reason = {}, "", ""


class AssessmentEntry(TenantModel):
    """One step as it was handed in. After a send-back there is another one; nothing is written over.

    The panel's is the result: there is one, and with it the assessment is concluded.
    """

    __tablename__ = "assessment_entry"
    grants = "SELECT, INSERT"

    assessment_id: Mapped[UUID]
    rubric_id: Mapped[UUID]
    step: Mapped[Step]
    number: Mapped[int] = mapped_column(SmallInteger)
    entered_by: Mapped[UUID]
    entered_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(String(1000), default="")

    __table_args__ = (
        of_rubric("assessment_id", target="assessment"),
        tenant_key("entered_by", "person"),
        tenant_unique("assessment_id", "number"),
        tenant_unique("id", "rubric_id"),
        Index(
            "uq_assessment_entry_result", "tenant_id", "assessment_id",
            unique=True, postgresql_where=text("step = 'panel'"),
        ),
    )  # fmt: skip


class AssessmentScore(TenantModel):
    """The level of one indicator in one entry, with why."""

    __tablename__ = "assessment_score"
    grants = "SELECT, INSERT"

    entry_id: Mapped[UUID]
    rubric_id: Mapped[UUID]
    indicator_id: Mapped[UUID]
    level: Mapped[int] = mapped_column(SmallInteger)
    note: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        of_rubric("entry_id", target="assessment_entry"),
        of_rubric("indicator_id", target="rubric_indicator"),
        tenant_unique("entry_id", "indicator_id"),
        CheckConstraint("level BETWEEN 0 AND 5", name="level"),
    )


refuses("uq_assessment_open", AlreadyOpen)
refuses("ck_assessment_another_checks", OwnEntry)
refuses("ck_assessment_another_concludes", OwnEntry)
