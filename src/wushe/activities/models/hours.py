"""Service hours: what a volunteer is credited, once somebody else has approved it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, Index, func, literal_column, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from wushe.activities.errors import (
    CorrectionPending,
    HoursDecided,
    HoursOverlap,
    OutBeforeIn,
    OwnCorrection,
    OwnHours,
    ReasonNeeded,
    TooLongADay,
    TooShort,
)
from wushe.activities.kinds import CorrectionState, HoursState
from wushe.activities.models.session import LONGEST
from wushe.kernel.clock import local_day
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique

HALF_HOUR = 30
MOST_A_DAY = 16 * 60


def credited_minutes(starts_at: datetime, ends_at: datetime) -> int:
    """Whole half hours between the two: 1 h 59 min is 1.5 hours. PostgreSQL computes the column in the same way."""
    return int((ends_at - starts_at).total_seconds()) // (HALF_HOUR * 60) * HALF_HOUR


class ServiceHours(TenantModel, Versioned):
    """One volunteer's service at one session. `minutes` cannot be typed: it is generated from the two times.

    Approved times of one person never overlap, whoever approves them at the same moment (P6).
    """

    __tablename__ = "service_hours"

    attendance_id: Mapped[UUID]
    session_id: Mapped[UUID]
    person_id: Mapped[UUID]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    minutes: Mapped[int] = mapped_column(
        Computed("floor(extract(epoch FROM ends_at - starts_at) / 1800)::integer * 30", persisted=True)
    )
    state: Mapped[HoursState] = mapped_column(default=HoursState.PENDING)
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    refused_because: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("attendance_id", "attendance"),
        tenant_key("session_id", "activity_session"),
        tenant_key("person_id", "person"),
        tenant_key("decided_by", "person"),
        tenant_unique("attendance_id"),
        CheckConstraint("minutes BETWEEN 30 AND 960", name="half_hours_of_a_day"),
        CheckConstraint("decided_by <> person_id", name="maker_checker"),
        CheckConstraint(
            "(state = 'pending') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)",
            name="decided",
        ),
        CheckConstraint("(state = 'refused') = (refused_because <> '')", name="refused_because"),
        ExcludeConstraint(
            ("tenant_id", "="),
            ("person_id", "="),
            (func.tstzrange(literal_column("starts_at"), literal_column("ends_at")), "&&"),
            name="ex_service_hours_overlap",
            using="gist",
            where=text("state = 'approved'"),
        ),
        Index("ix_service_hours_person", "tenant_id", "person_id", "starts_at"),
        Index("ix_service_hours_session", "tenant_id", "session_id", "state"),
        Index("ix_service_hours_pending", "tenant_id", "starts_at", "id", postgresql_where=text("state = 'pending'")),
    )

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        """What PostgreSQL generates comes back with each change, because nothing is loaded behind a verb's back."""
        return {"version_id_col": cls.version, "eager_defaults": True}

    @property
    def day(self) -> date:
        """The township's day that the hours count for: the one on which the service began."""
        return local_day(self.starts_at)

    @property
    def is_approved(self) -> bool:
        return self.state is HoursState.APPROVED

    def span(self, starts_at: datetime, ends_at: datetime) -> None:
        """From when to when; raises `OutBeforeIn`, `TooShort`."""
        if not timedelta(0) < ends_at - starts_at <= LONGEST:
            raise OutBeforeIn
        if credited_minutes(starts_at, ends_at) < HALF_HOUR:
            raise TooShort
        self.starts_at, self.ends_at = starts_at, ends_at

    def approve(self, by: UUID, at: datetime) -> None:
        """Raises `OwnHours`, `HoursDecided`."""
        self._decide(HoursState.APPROVED, by, at)

    def refuse(self, because: str, by: UUID, at: datetime) -> None:
        """Raises `OwnHours`, `HoursDecided`, `ReasonNeeded`."""
        if not because:
            raise ReasonNeeded
        self._decide(HoursState.REFUSED, by, at)
        self.refused_because = because

    def _decide(self, state: HoursState, by: UUID, at: datetime) -> None:
        if by == self.person_id:
            raise OwnHours
        if self.state is not HoursState.PENDING:
            raise HoursDecided(state=self.state.label)
        self.state, self.decided_by, self.decided_at = state, by, at

    def reopen(self) -> None:
        """Back to where it has to be decided."""
        self.state, self.decided_by, self.decided_at, self.refused_because = HoursState.PENDING, None, None, ""


class ServiceDay(TenantModel):
    """The approved minutes of one person on one day, kept beside the entries so that the database bounds their sum."""

    __tablename__ = "service_day"
    grants = "SELECT, INSERT, UPDATE"

    person_id: Mapped[UUID]
    day: Mapped[date]
    minutes: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        tenant_key("person_id", "person"),
        tenant_unique("person_id", "day"),
        CheckConstraint("minutes BETWEEN 0 AND 960", name="sixteen_hours"),
    )

    def add(self, minutes: int) -> None:
        """Raises `TooLongADay`."""
        if self.minutes + minutes > MOST_A_DAY:
            raise TooLongADay
        self.minutes += minutes


class Correction(TenantModel):
    """A volunteer's request to have an entry put right. Who asks never decides."""

    __tablename__ = "hours_correction"
    grants = "SELECT, INSERT, UPDATE"

    hours_id: Mapped[UUID]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    reason: Mapped[str]
    state: Mapped[CorrectionState] = mapped_column(default=CorrectionState.ASKED)
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("hours_id", "service_hours"),
        tenant_key("asked_by", "person"),
        tenant_key("decided_by", "person"),
        CheckConstraint("decided_by <> asked_by", name="maker_checker"),
        CheckConstraint("(state = 'asked') = (decided_by IS NULL)", name="decided"),
        CheckConstraint("ends_at > starts_at AND reason <> ''", name="asks_something"),
        Index(
            "uq_hours_correction_asked",
            "tenant_id",
            "hours_id",
            unique=True,
            postgresql_where=text("state = 'asked'"),
        ),
    )

    def decide(self, state: CorrectionState, by: UUID, at: datetime) -> None:
        """Raises `OwnCorrection`, `HoursDecided`."""
        if by == self.asked_by:
            raise OwnCorrection
        if self.state is not CorrectionState.ASKED:
            raise HoursDecided(state=self.state.label)
        self.state, self.decided_by, self.decided_at = state, by, at


refuses("ex_service_hours_overlap", HoursOverlap)
refuses("ck_service_hours_maker_checker", OwnHours)
refuses("ck_service_hours_half_hours_of_a_day", TooShort)
refuses("ck_service_day_sixteen_hours", TooLongADay)
refuses("ck_hours_correction_maker_checker", OwnCorrection)
refuses("uq_hours_correction_asked", CorrectionPending)
