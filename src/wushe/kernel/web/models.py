"""The web's own table: requests that were answered, so that the same one is not carried out twice."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Code, TenantModel, tenant_unique


class IdempotencyKey(TenantModel):
    """A key that somebody used, what they asked with it, and what they were told."""

    __tablename__ = "idempotency_key"

    key: Mapped[Code]
    account_id: Mapped[UUID | None]
    asked: Mapped[bytes]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    status: Mapped[int | None]
    location: Mapped[str | None]
    media_type: Mapped[str | None]
    body: Mapped[bytes | None]

    __table_args__ = (tenant_unique("key"),)
