"""API tokens: a program's way in, for one township and a part of what its owner may do."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Name, ReferenceModel


class ApiToken(ReferenceModel):
    """A token shown once and kept as a hash.

    It may do what its owner may at that moment, and of that only `scopes`.
    """

    __tablename__ = "api_token"
    grants = "SELECT, INSERT, UPDATE"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    tenant_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id", ondelete="CASCADE"))
    name: Mapped[Name]
    token_hash: Mapped[bytes]
    scopes: Mapped[list[str]]
    created_at: Mapped[datetime] = mapped_column(default=func.now())
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("token_hash", name="uq_api_token_token_hash"),
        Index("ix_api_token_account_id", "account_id"),
    )

    def revoke(self, at: datetime) -> None:
        self.revoked_at = self.revoked_at or at
