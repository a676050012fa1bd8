"""Secret addresses under which a calendar program reads a calendar."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import TenantModel, tenant_key, tenant_unique


class CalendarLink(TenantModel):
    """One for each resource, and one for each person's own bookings. Renewing it makes the former address useless."""

    __tablename__ = "calendar_link"
    grants = "SELECT, INSERT, UPDATE, DELETE"

    resource_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    renewed_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("resource_id", "resource"),
        tenant_key("person_id", "person"),
        tenant_unique("resource_id"),
        tenant_unique("person_id"),
        tenant_unique("digest"),
        CheckConstraint("num_nonnulls(resource_id, person_id) = 1", name="of_one_calendar"),
    )
