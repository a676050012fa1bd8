"""The activity, its plan before and its review after."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.activities.errors import (
    AnswersNothing,
    NoApprovedPlan,
    OwnPlan,
    OwnReview,
    PlanIncomplete,
    ReasonNeeded,
    ReviewIncomplete,
    WrongState,
)
from wushe.activities.kinds import ActivityState, Method
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Fen, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.text import search_key

_OPEN = frozenset({ActivityState.DRAFT, ActivityState.SUBMITTED, ActivityState.APPROVED, ActivityState.PUBLISHED})


class Activity(TenantModel, Versioned):
    """`begins_at` is the start of its first session, or when it was recorded; `ends_at` the end of its last.

    `least_sign_ups` is how many it takes to be held. Who wrote and who approved are columns of one row, so that the
    database itself refuses that they are the same person.
    """

    __tablename__ = "activity"
    grants = "SELECT, INSERT, UPDATE"

    title: Mapped[Name]
    search: Mapped[str]
    method: Mapped[Method]
    organization_id: Mapped[UUID]
    community_id: Mapped[UUID]
    linkage_id: Mapped[UUID | None]
    need_id: Mapped[UUID | None]
    override_reason: Mapped[str] = mapped_column(default="")
    introduction: Mapped[str] = mapped_column(default="")
    open_to_public: Mapped[bool] = mapped_column(default=False)
    least_sign_ups: Mapped[int] = mapped_column(default=0)
    state: Mapped[ActivityState] = mapped_column(default=ActivityState.DRAFT)
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    recorded_by: Mapped[UUID | None]
    plan_submitted_by: Mapped[UUID | None]
    plan_submitted_at: Mapped[datetime | None]
    plan_approved_by: Mapped[UUID | None]
    plan_approved_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    reviewed_by: Mapped[UUID | None]
    reviewed_at: Mapped[datetime | None]
    signed_by: Mapped[UUID | None]
    signed_at: Mapped[datetime | None]
    returned_because: Mapped[str] = mapped_column(default="")
    cancelled_because: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("organization_id", "organization"),
        tenant_key("community_id", "community"),
        tenant_key("linkage_id", "linkage"),
        tenant_key("need_id", "need"),
        tenant_key("recorded_by", "person"),
        tenant_key("plan_submitted_by", "person"),
        tenant_key("plan_approved_by", "person"),
        tenant_key("reviewed_by", "person"),
        tenant_key("signed_by", "person"),
        CheckConstraint(
            "linkage_id IS NOT NULL OR need_id IS NOT NULL OR override_reason <> ''", name="answers_something"
        ),
        CheckConstraint("plan_approved_by <> plan_submitted_by", name="plan_maker_checker"),
        CheckConstraint("signed_by <> reviewed_by", name="review_maker_checker"),
        CheckConstraint(
            "state IN ('draft', 'submitted', 'cancelled') OR (plan_submitted_by IS NOT NULL"
            " AND plan_approved_by IS NOT NULL AND plan_approved_at IS NOT NULL)",
            name="goes_on_with_approved_plan",
        ),
        CheckConstraint(
            "state IN ('draft', 'submitted', 'approved', 'cancelled') OR published_at IS NOT NULL", name="published"
        ),
        CheckConstraint(
            "(state IN ('reviewed', 'signed_off')) = (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)",
            name="reviewed",
        ),
        CheckConstraint(
            "(state = 'signed_off') = (signed_by IS NOT NULL AND signed_at IS NOT NULL)", name="signed_off"
        ),
        CheckConstraint("(state = 'cancelled') = (cancelled_because <> '')", name="cancelled_because"),
        CheckConstraint("least_sign_ups >= 0", name="least_sign_ups"),
        Index("ix_activity_begins_at", "tenant_id", "begins_at", "id"),
        Index("ix_activity_organization", "tenant_id", "organization_id", "state"),
        Index("ix_activity_linkage", "tenant_id", "linkage_id"),
        Index("ix_activity_community", "tenant_id", "community_id", "state"),
    )

    def call(self, title: str) -> None:
        self.title, self.search = title, search_key(title)

    def answer(self, linkage_id: UUID | None, need_id: UUID | None, override_reason: str) -> None:
        """Say what it is held for; raises `AnswersNothing`."""
        if linkage_id is None and need_id is None and not override_reason:
            raise AnswersNothing
        self.linkage_id, self.need_id, self.override_reason = linkage_id, need_id, override_reason

    # --- its life

    def submit_plan(self, plan: "Plan", by: UUID, at: datetime) -> None:
        """Raises `PlanIncomplete`, `WrongState`."""
        self.refuse_unless(ActivityState.DRAFT)
        plan.refuse_if_incomplete()
        self.state, self.returned_because = ActivityState.SUBMITTED, ""
        self.plan_submitted_by, self.plan_submitted_at = by, at

    def approve_plan(self, by: UUID, at: datetime) -> None:
        """Raises `OwnPlan`, `WrongState`."""
        self.refuse_unless(ActivityState.SUBMITTED)
        if by == self.plan_submitted_by:
            raise OwnPlan
        self.state = ActivityState.APPROVED
        self.plan_approved_by, self.plan_approved_at = by, at

    def return_plan(self, because: str) -> None:
        """Raises `ReasonNeeded`, `WrongState`."""
        self.refuse_unless(ActivityState.SUBMITTED)
        self._reopen_plan(_reason(because))

    def revise_plan(self) -> None:
        """Take an approved plan up again before it is published; it has to be approved anew."""
        self.refuse_unless(ActivityState.APPROVED)
        self._reopen_plan("")

    def _reopen_plan(self, because: str) -> None:
        self.state, self.returned_because = ActivityState.DRAFT, because
        self.plan_submitted_by = self.plan_submitted_at = None
        self.plan_approved_by = self.plan_approved_at = None

    def publish(self, at: datetime) -> None:
        """Raises `NoApprovedPlan`, `WrongState`."""
        if self.state in {ActivityState.DRAFT, ActivityState.SUBMITTED}:
            raise NoApprovedPlan
        self.refuse_unless(ActivityState.APPROVED)
        self.state, self.published_at = ActivityState.PUBLISHED, at

    def submit_review(self, review: "Review", by: UUID, at: datetime) -> None:
        """Raises `ReviewIncomplete`, `WrongState`."""
        self.refuse_unless(ActivityState.PUBLISHED)
        review.refuse_if_incomplete()
        self.state, self.returned_because = ActivityState.REVIEWED, ""
        self.reviewed_by, self.reviewed_at = by, at

    def return_review(self, because: str) -> None:
        """Raises `ReasonNeeded`, `WrongState`."""
        self.refuse_unless(ActivityState.REVIEWED)
        self.state, self.returned_because = ActivityState.PUBLISHED, _reason(because)
        self.reviewed_by = self.reviewed_at = None

    def sign_off(self, by: UUID, at: datetime) -> None:
        """From now on it counts in outputs. Raises `OwnReview`, `WrongState`."""
        self.refuse_unless(ActivityState.REVIEWED)
        if by == self.reviewed_by:
            raise OwnReview
        self.state, self.signed_by, self.signed_at = ActivityState.SIGNED_OFF, by, at

    def cancel(self, because: str) -> None:
        """Raises `ReasonNeeded`, `WrongState`."""
        self.refuse_unless(*_OPEN)
        self.state, self.cancelled_because = ActivityState.CANCELLED, _reason(because)

    def refuse_unless(self, *states: ActivityState) -> None:
        """Raises `WrongState`."""
        if self.state not in states:
            raise WrongState(state=self.state.label)

    def refuse_if_over(self) -> None:
        """Sessions are arranged and people come until the review is handed in. Raises `WrongState`."""
        self.refuse_unless(*_OPEN)


def _reason(because: str) -> str:
    if not because:
        raise ReasonNeeded
    return because


class Plan(TenantModel, Versioned):
    """活动预案: what is meant to happen, for whom and why. `survey` tells how the need was found."""

    __tablename__ = "activity_plan"
    grants = "SELECT, INSERT, UPDATE"

    activity_id: Mapped[UUID]
    goal: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    survey: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    division: Mapped[str] = mapped_column(default="")
    budget_fen: Mapped[Fen] = mapped_column(default=0)
    risks: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("activity_id", "activity"),
        tenant_unique("activity_id"),
        CheckConstraint("budget_fen >= 0", name="budget"),
    )

    def refuse_if_incomplete(self) -> None:
        """Raises `PlanIncomplete` with the name of everything that is empty."""
        if missing := _empty(self, PLAN_PARTS):
            raise PlanIncomplete(missing)


class Review(TenantModel, Versioned):
    """活动总结: what became of it."""

    __tablename__ = "activity_review"
    grants = "SELECT, INSERT, UPDATE"

    activity_id: Mapped[UUID]
    completion: Mapped[str] = mapped_column(default="")
    effect: Mapped[str] = mapped_column(default="")
    problems: Mapped[str] = mapped_column(default="")
    improvements: Mapped[str] = mapped_column(default="")

    __table_args__ = (tenant_key("activity_id", "activity"), tenant_unique("activity_id"))

    def refuse_if_incomplete(self) -> None:
        """Raises `ReviewIncomplete` with the name of everything that is empty."""
        if missing := _empty(self, REVIEW_PARTS):
            raise ReviewIncomplete(missing)


PLAN_PARTS: dict[str, Sentence] = {
    "goal": _("活动目标"),
    "audience": _("服务对象"),
    "survey": _("需求依据"),
    "content": _("活动内容"),
    "division": _("人员分工"),
    "risks": _("风险和安全预案"),
}
"""What a plan must say, in the order of the form. A budget of nothing is a budget."""

REVIEW_PARTS: dict[str, Sentence] = {
    "completion": _("完成情况"),
    "effect": _("活动效果"),
    "problems": _("存在问题"),
    "improvements": _("改进措施"),
}


def _empty(document: Plan | Review, parts: dict[str, Sentence]) -> dict[str, Sentence]:
    return {part: title for part, title in parts.items() if not getattr(document, part)}


refuses("ck_activity_answers_something", AnswersNothing)
refuses("ck_activity_plan_maker_checker", OwnPlan)
refuses("ck_activity_review_maker_checker", OwnReview)
refuses("ck_activity_goes_on_with_approved_plan", NoApprovedPlan)
