"""Which social worker accompanies which group, from when to when."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func, literal_column
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, tenant_key
from wushe.organizations.errors import AssignmentOverlaps, EndsBeforeStart
from wushe.organizations.kinds import Level

_SPAN = func.daterange(literal_column("since"), literal_column("until"))


class Assignment(TenantModel):
    """From `since` up to and not with `until`; either may lie in the future. One worker for a group, level and day."""

    __tablename__ = "assignment"

    organization_id: Mapped[UUID]
    person_id: Mapped[UUID]
    level: Mapped[Level]
    since: Mapped[date]
    until: Mapped[date | None]

    __table_args__ = (
        tenant_key("organization_id", "organization", ondelete="CASCADE"),
        tenant_key("person_id", "person"),
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_start"),
        ExcludeConstraint(
            ("tenant_id", "="), ("organization_id", "="), ("level", "="), (_SPAN, "&&"),
            name="ex_assignment_one_worker", using="gist",
        ),
        Index("ix_assignment_person", "tenant_id", "person_id", "since", "until"),
        Index("ix_assignment_organization", "tenant_id", "organization_id", "since"),
    )  # fmt: skip

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or self.until > day)

    def end(self, on: date) -> None:
        """Up to and not with `on`; raises `EndsBeforeStart`."""
        if on < self.since:
            raise EndsBeforeStart
        self.until = on


refuses("ex_assignment_one_worker", AssignmentOverlaps)
