"""Sessions: one row for each browser that is signed in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Code, ReferenceModel


class AccountSession(ReferenceModel):
    """A sign-in of one browser, found by the hash of its token; the token itself is kept nowhere.

    A row is only ever revoked, and removed a month later. Whoever writes `last_seen_at` does it with an UPDATE of a
    row that is still alive, so a request in flight during sign-out cannot bring the session back. `awaits_code`
    marks one whose password was right and whose code is still to come: it opens nothing.
    """

    __tablename__ = "account_session"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    tenant_id: Mapped[UUID | None] = mapped_column(ForeignKey("tenant.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes]
    awaits_code: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=func.now())
    last_seen_at: Mapped[datetime] = mapped_column(default=func.now())
    device: Mapped[Code] = mapped_column(default="")
    network: Mapped[bytes | None]
    revoked_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("token_hash", name="uq_account_session_token_hash"),
        Index("ix_account_session_account_id", "account_id"),
    )

    def revoke(self, at: datetime) -> None:
        self.revoked_at = self.revoked_at or at
