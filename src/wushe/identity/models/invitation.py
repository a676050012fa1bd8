"""Invitations into a township, each good for one person once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.identity.errors import InvitationOver
from wushe.kernel.database.model import Name, ReferenceModel


class Invitation(ReferenceModel):
    """Lets whoever holds its link become `person_id` of the township.

    `access` gives the `roles`, for the community or the organisation named beside them.
    """

    __tablename__ = "invitation"
    grants = "SELECT, INSERT, UPDATE"

    tenant_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id", ondelete="CASCADE"))
    person_id: Mapped[UUID | None]
    display_name: Mapped[Name]
    phone_sealed: Mapped[bytes | None]
    roles: Mapped[list[str]]
    community_id: Mapped[UUID | None]
    organization_id: Mapped[UUID | None]
    token_hash: Mapped[bytes]
    invited_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime] = mapped_column(default=func.now())
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    accepted_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    revoked_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("token_hash", name="uq_invitation_token_hash"),
        Index("ix_invitation_tenant_id", "tenant_id"),
    )

    def is_open(self, at: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at

    def accept(self, account_id: UUID, at: datetime) -> None:
        """Raises `InvitationOver` when it was used, taken back, or is too old."""
        if not self.is_open(at):
            raise InvitationOver
        self.accepted_at, self.accepted_by = at, account_id

    def revoke(self, at: datetime) -> None:
        if self.accepted_at is not None:
            raise InvitationOver
        self.revoked_at = self.revoked_at or at
