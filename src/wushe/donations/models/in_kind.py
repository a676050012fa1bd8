"""Goods, labour and things that were given."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.donations.errors import Withdrawn
from wushe.donations.kinds import Basis, InKindSort
from wushe.kernel.database.model import Code, Fen, Name, TenantModel, Versioned, tenant_key


class InKindGift(TenantModel, Versioned):
    """`quantity` in `unit`; `value_fen` is that of all of it. Items are counted and have neither value nor basis.

    `community_id` is the donation point, `receiver_id` who took it over there.
    """

    __tablename__ = "in_kind_gift"
    grants = "SELECT, INSERT, UPDATE"

    donor_id: Mapped[UUID]
    sort: Mapped[InKindSort]
    title: Mapped[Name]
    quantity: Mapped[int]
    unit: Mapped[Code]
    basis: Mapped[Basis]
    value_fen: Mapped[Fen | None]
    community_id: Mapped[UUID | None]
    given_on: Mapped[date]
    receiver_id: Mapped[UUID | None]
    anonymous: Mapped[bool]
    words: Mapped[str] = mapped_column(default="")
    recorded_by: Mapped[UUID | None]
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("donor_id", "donor"),
        tenant_key("community_id", "community"),
        tenant_key("receiver_id", "person"),
        tenant_key("recorded_by", "person"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("value_fen > 0", name="value"),
        CheckConstraint("(sort = 'items') = (value_fen IS NULL)", name="items_have_no_value"),
        CheckConstraint("(sort = 'items') = (basis = 'none')", name="items_have_no_basis"),
        Index("ix_in_kind_gift_donor", "tenant_id", "donor_id"),
        Index("ix_in_kind_gift_given", "tenant_id", "given_on", "id"),
    )

    def withdraw(self, at: datetime) -> None:
        """Raises `Withdrawn`."""
        self.refuse_if_withdrawn()
        self.withdrawn_at = at

    def refuse_if_withdrawn(self) -> None:
        if self.withdrawn_at is not None:
            raise Withdrawn
