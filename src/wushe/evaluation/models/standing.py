"""What a group may call itself: stars of the township, and apart from them the grade of the civil affairs bureau."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.evaluation.errors import GradeOver, GrantedInFuture
from wushe.evaluation.kinds import Grade, StarChange
from wushe.kernel.database.model import Name, TenantModel, tenant_key, tenant_unique


class StarRating(TenantModel):
    """One change of a group's stars; the newest row counts until `expires_on`. Rows are only ever added.

    `stars` 0 is no star. `score` in hundredths and `line`, the points that were crossed, are the reason of a rating;
    `reason` is what was written by whoever withdrew it.
    """

    __tablename__ = "star_rating"
    grants = "SELECT, INSERT"

    organization_id: Mapped[UUID]
    number: Mapped[int] = mapped_column(SmallInteger)
    assessment_id: Mapped[UUID | None]
    change: Mapped[StarChange]
    before: Mapped[int] = mapped_column(SmallInteger)
    stars: Mapped[int] = mapped_column(SmallInteger)
    score: Mapped[int | None] = mapped_column(SmallInteger)
    line: Mapped[int | None] = mapped_column(SmallInteger)
    reason: Mapped[str] = mapped_column(String(300), default="")
    awarded_on: Mapped[date]
    expires_on: Mapped[date | None]
    changed_by: Mapped[UUID]
    changed_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("organization_id", "organization"),
        ForeignKeyConstraint(
            ["tenant_id", "assessment_id", "organization_id"],
            ["assessment.tenant_id", "assessment.id", "assessment.organization_id"],
        ),
        tenant_key("changed_by", "person"),
        tenant_unique("organization_id", "number"),
        tenant_unique("assessment_id"),
        CheckConstraint("stars BETWEEN 0 AND 5 AND before BETWEEN 0 AND 5", name="stars"),
        CheckConstraint("(stars > 0) = (expires_on IS NOT NULL)", name="stars_expire"),
        CheckConstraint("expires_on > awarded_on", name="expires_later"),
        CheckConstraint(
            "CASE change WHEN 'withdrawn' THEN stars = 0 AND reason <> '' AND assessment_id IS NULL "
            "ELSE num_nonnulls(assessment_id, score) = 2 END",
            name="says_why",
        ),
        Index("ix_star_rating_newest", "tenant_id", "organization_id", "number"),
    )

    def holds_on(self, day: date) -> bool:
        """Whether it may be shown as valid."""
        return self.stars > 0 and self.expires_on is not None and day < self.expires_on


class OfficialGrade(TenantModel):
    """A grade that a bureau granted: its issuer, its day and its end. A wrong record is removed with a reason."""

    __tablename__ = "official_grade"
    grants = "SELECT, INSERT, UPDATE"

    organization_id: Mapped[UUID]
    grade: Mapped[Grade]
    issuer: Mapped[Name]
    granted_on: Mapped[date]
    expires_on: Mapped[date]
    recorded_by: Mapped[UUID]
    recorded_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    removed_because: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        tenant_key("organization_id", "organization"),
        tenant_key("recorded_by", "person"),
        CheckConstraint("expires_on > granted_on", name="expires_later"),
        CheckConstraint("issuer <> ''", name="issuer"),
        CheckConstraint("(removed_at IS NULL) = (removed_because = '')", name="removed_because"),
        Index("ix_official_grade_organization", "tenant_id", "organization_id", "granted_on"),
    )

    def span(self, granted_on: date, expires_on: date, today: date) -> None:
        """Raises `GrantedInFuture` beside `granted_on`, `GradeOver` beside `expires_on`."""
        if granted_on > today:
            raise GrantedInFuture().beside("granted_on")
        if expires_on <= granted_on:
            raise GradeOver().beside("expires_on")
        self.granted_on, self.expires_on = granted_on, expires_on

    def holds_on(self, day: date) -> bool:
        return self.removed_at is None and self.granted_on <= day < self.expires_on
