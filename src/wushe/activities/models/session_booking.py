"""What stands in the pool of shared resources for a session."""

from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from wushe.kernel.database.model import TenantModel, tenant_key, tenant_unique


class SessionBooking(TenantModel):
    """Its place (one booking at most, which two that are held jointly share), and what was booked for it besides."""

    __tablename__ = "session_booking"
    grants = "SELECT, INSERT, UPDATE, DELETE"

    session_id: Mapped[UUID]
    booking_id: Mapped[UUID]
    is_place: Mapped[bool]

    __table_args__ = (
        tenant_key("session_id", "activity_session"),
        tenant_key("booking_id", "booking"),
        tenant_unique("session_id", "booking_id"),
        Index("uq_session_booking_place", "tenant_id", "session_id", unique=True, postgresql_where=text("is_place")),
        Index("ix_session_booking_booking", "tenant_id", "booking_id"),
    )
