"""An application for filing or registration: its papers, its clock, its end."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.i18n import listed
from wushe.organizations.errors import (
    ApplicationClosed,
    ApplicationOpen,
    NoSuchPaper,
    PapersMissing,
    ReasonNeeded,
    WrongApplicationState,
)
from wushe.organizations.kinds import ApplicationState, OrganizationKind, Procedure


class Paper(TenantModel):
    """One paper of an application, under the name that the checklist gave it that day; missing until handed in."""

    __tablename__ = "application_paper"

    application_id: Mapped[UUID]
    item_id: Mapped[UUID]
    name: Mapped[Name]
    explanation: Mapped[str] = mapped_column(default="")
    rank: Mapped[int] = mapped_column(default=0)
    handed_in_on: Mapped[date | None]

    __table_args__ = (
        tenant_key("application_id", "application", ondelete="CASCADE"),
        tenant_key("item_id", "checklist_item"),
        tenant_unique("application_id", "item_id"),
    )


class Application(TenantModel, Versioned):
    """`clock_from` is the day since which the township has had it: the first, or that of the last completion.

    While it is returned the clock stands still. `papers_missing` is kept so that no application can be granted in
    the database while a paper is missing.
    """

    __tablename__ = "application"

    organization_id: Mapped[UUID]
    procedure: Mapped[Procedure]
    registers_as: Mapped[OrganizationKind | None]
    state: Mapped[ApplicationState] = mapped_column(default=ApplicationState.APPLIED)
    applied_on: Mapped[date]
    clock_from: Mapped[date]
    due_on: Mapped[date]
    decided_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    papers_missing: Mapped[int] = mapped_column(default=0)

    papers: Mapped[list[Paper]] = relationship(
        lazy="raise", order_by=(Paper.rank, Paper.id), cascade="all, delete-orphan", passive_deletes=True
    )

    __table_args__ = (
        tenant_key("organization_id", "organization", ondelete="CASCADE"),
        CheckConstraint("papers_missing >= 0", name="papers_missing"),
        CheckConstraint("state <> 'granted' OR papers_missing = 0", name="granted_is_complete"),
        CheckConstraint("state NOT IN ('returned', 'refused') OR reason <> ''", name="no_needs_reason"),
        CheckConstraint("(decided_on IS NULL) = (state IN ('applied', 'returned'))", name="decided_on"),
        Index(
            "uq_application_open", "tenant_id", "organization_id", "procedure",
            unique=True, postgresql_where=text("state IN ('applied', 'returned')"),
        ),
        Index("ix_application_organization", "tenant_id", "organization_id"),
        Index("ix_application_due", "tenant_id", "due_on", postgresql_where=text("state = 'applied'")),
    )  # fmt: skip

    @classmethod
    def open(
        cls, organization_id: UUID, procedure: Procedure, papers: Sequence[Paper], on: date, days: int
    ) -> "Application":
        return cls(
            organization_id=organization_id,
            procedure=procedure,
            state=ApplicationState.APPLIED,
            applied_on=on,
            clock_from=on,
            due_on=on + timedelta(days=days),
            papers=list(papers),
            papers_missing=sum(paper.handed_in_on is None for paper in papers),
            reason="",
        )

    # --- papers

    @property
    def missing(self) -> list[str]:
        """The names of the papers that are missing, in the order of the checklist."""
        return [paper.name for paper in self.papers if paper.handed_in_on is None]

    def hand_in(self, paper_id: UUID, on: date) -> Paper:
        return self._mark(paper_id, on)

    def take_back(self, paper_id: UUID) -> Paper:
        """It turned out not to be what was asked for."""
        return self._mark(paper_id, None)

    def _mark(self, paper_id: UUID, handed_in_on: date | None) -> Paper:
        self._refuse_if_closed()
        paper = next((paper for paper in self.papers if paper.id == paper_id), None)
        if paper is None:
            raise NoSuchPaper
        if handed_in_on is None or paper.handed_in_on is None:
            paper.handed_in_on = handed_in_on
        self.papers_missing = len(self.missing)
        return paper

    # --- the clock, in calendar days

    def days_waited(self, today: date) -> int:
        return ((self.decided_on or today) - self.clock_from).days

    def days_left(self, today: date) -> int:
        """Negative when the township is late."""
        return (self.due_on - today).days

    def is_late(self, today: date) -> bool:
        return self.state is ApplicationState.APPLIED and self.due_on < today

    # --- its end

    def send_back(self, reason: str) -> None:
        """Ask for something to be put right; the clock stops."""
        self._refuse_unless(ApplicationState.APPLIED)
        self.state, self.reason = ApplicationState.RETURNED, _given(reason)

    def complete(self, on: date, days: int) -> None:
        """Hand it in again; the clock starts anew. Raises `PapersMissing`."""
        self._refuse_unless(ApplicationState.RETURNED)
        self.refuse_if_incomplete()
        self.state, self.clock_from, self.due_on = ApplicationState.APPLIED, on, on + timedelta(days=days)

    def grant(self, on: date) -> None:
        """Raises `PapersMissing` with the name of every paper that is missing."""
        self._refuse_unless(ApplicationState.APPLIED)
        self.refuse_if_incomplete()
        self.state, self.decided_on, self.reason = ApplicationState.GRANTED, on, ""

    def refuse(self, reason: str, on: date) -> None:
        self._refuse_if_closed()
        self.state, self.decided_on, self.reason = ApplicationState.REFUSED, on, _given(reason)

    def withdraw(self, on: date) -> None:
        self._refuse_if_closed()
        self.state, self.decided_on = ApplicationState.WITHDRAWN, on

    def refuse_if_incomplete(self) -> None:
        if missing := self.missing:
            raise PapersMissing(missing=listed(missing))

    def _refuse_if_closed(self) -> None:
        if not self.state.is_open:
            raise ApplicationClosed(state=self.state.label)

    def _refuse_unless(self, state: ApplicationState) -> None:
        self._refuse_if_closed()
        if self.state is not state:
            raise WrongApplicationState(state=self.state.label)


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReasonNeeded
    return reason


refuses("uq_application_open", ApplicationOpen)
