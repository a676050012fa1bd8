"""志愿服务记录证明: the certificate of a volunteer's approved hours, and the entries that it tells of."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.activities.errors import Revoked
from wushe.kernel.database.model import Code, Name, TenantModel, tenant_key, tenant_unique


class Certificate(TenantModel):
    """民政部令第67号: truthful, complete and free of charge. `minutes` is the sum of `CertificateEntry` rows at issue.

    `number` ends in characters that nobody can guess; a stranger who types it learns only whether it matches.
    """

    __tablename__ = "service_certificate"
    grants = "SELECT, INSERT, UPDATE"

    number: Mapped[Code]
    person_id: Mapped[UUID]
    first_on: Mapped[date]
    last_on: Mapped[date]
    minutes: Mapped[int]
    in_charge: Mapped[Name] = mapped_column(default="")
    contact: Mapped[Name] = mapped_column(default="")
    issued_by: Mapped[UUID | None]
    issued_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("person_id", "person"),
        tenant_key("issued_by", "person"),
        tenant_unique("number"),
        CheckConstraint("minutes > 0 AND minutes % 30 = 0", name="half_hours"),
        CheckConstraint("first_on <= last_on", name="first_before_last"),
        Index("ix_service_certificate_person", "tenant_id", "person_id", "issued_at"),
    )

    def revoke(self, at: datetime) -> None:
        """Raises `Revoked`."""
        if self.revoked_at is not None:
            raise Revoked
        self.revoked_at = at


class CertificateEntry(TenantModel):
    """One approved entry of hours as the certificate tells it; what differs today was corrected since."""

    __tablename__ = "certificate_entry"
    grants = "SELECT, INSERT"

    certificate_id: Mapped[UUID]
    hours_id: Mapped[UUID]
    minutes: Mapped[int]

    __table_args__ = (
        tenant_key("certificate_id", "service_certificate"),
        tenant_key("hours_id", "service_hours"),
        tenant_unique("certificate_id", "hours_id"),
    )
