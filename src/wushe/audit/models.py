"""Where each place's journal stands: what an operator may know of it without reading a row."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Model


class ChainState(Model):
    """The last verification of one place's journal: up to which entry, when, and how much was wrong."""

    __tablename__ = "chain_state"
    table_class = "reference"
    grants = "SELECT, INSERT, UPDATE"

    tenant_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    findings: Mapped[int]
    verified_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("number >= 0 AND findings >= 0", name="counts"),)

    @property
    def is_whole(self) -> bool:
        return self.findings == 0
