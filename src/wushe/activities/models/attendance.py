"""Attendance: who was there, by name or as a head, from when to when."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.activities.errors import AlreadyCheckedIn, GuardianConsentNeeded, OutBeforeIn
from wushe.activities.kinds import CheckInWay, Part
from wushe.activities.models.session import LONGEST
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, tenant_key, tenant_unique


class Attendance(TenantModel):
    """One person at one session is one person-time. A row without a person counts `heads` beneficiaries.

    Those heads are person-times and never persons, because nobody can tell whether they came before.
    """

    __tablename__ = "attendance"

    session_id: Mapped[UUID]
    person_id: Mapped[UUID | None]
    part: Mapped[Part]
    heads: Mapped[int] = mapped_column(default=1)
    way: Mapped[CheckInWay]
    reason: Mapped[Name] = mapped_column(default="")
    in_at: Mapped[datetime]
    out_at: Mapped[datetime | None]
    recorded_by: Mapped[UUID | None]
    is_child: Mapped[bool] = mapped_column(default=False)
    guardianship_id: Mapped[UUID | None]

    __table_args__ = (
        tenant_key("session_id", "activity_session"),
        tenant_key("person_id", "person"),
        tenant_key("recorded_by", "person"),
        tenant_key("guardianship_id", "guardianship"),
        tenant_unique("session_id", "person_id"),
        CheckConstraint("heads BETWEEN 1 AND 10000", name="heads"),
        CheckConstraint("person_id IS NULL OR heads = 1", name="one_head"),
        CheckConstraint(
            "(person_id IS NULL) = (way = 'head_count') AND (person_id IS NOT NULL OR part = 'beneficiary')",
            name="heads_are_beneficiaries",
        ),
        CheckConstraint("way <> 'paper' OR reason <> ''", name="paper_has_reason"),
        CheckConstraint("out_at > in_at AND out_at - in_at <= interval '16 hours'", name="out_after_in"),
        CheckConstraint("NOT is_child OR guardianship_id IS NOT NULL", name="child_has_guardian"),
        Index("ix_attendance_person", "tenant_id", "person_id", "in_at"),
    )

    @property
    def is_there(self) -> bool:
        return self.out_at is None

    def leave(self, at: datetime) -> None:
        """Raises `OutBeforeIn`."""
        if not timedelta(0) < at - self.in_at <= LONGEST:
            raise OutBeforeIn
        self.out_at = at

    def stay(self, in_at: datetime, out_at: datetime) -> None:
        """Say anew from when to when; raises `OutBeforeIn`."""
        self.in_at = in_at
        self.leave(out_at)


refuses("uq_attendance_tenant_id_session_id_person_id", AlreadyCheckedIn)
refuses("ck_attendance_out_after_in", OutBeforeIn)
refuses("ck_attendance_child_has_guardian", GuardianConsentNeeded)
