"""Goods that came together and expire together."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.donations.kinds import Basis
from wushe.goods.errors.keeping import BasisUnfit, ExpiredBefore
from wushe.goods.errors.stock import OutOfStock
from wushe.goods.quantities import worth
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Fen, TenantModel, tenant_key

NEVER = date(9999, 1, 1)
"""The best-before date of what does not expire: a date like the others, so that keys can carry it and lists sort by it.

Not PostgreSQL's infinity, which drivers read differently.
"""
IN_STOCK = text("remaining > 0")


class Lot(TenantModel):
    """`received` and `remaining` in steps of the item's unit; `value_fen` is that of all that was received.

    `moves` and `remaining` are those of the last move of its stock card, and no others: the key into the card is looked
    at when the transaction ends. `best_before` stands on every move and cannot be changed once there is one.
    """

    __tablename__ = "goods_lot"
    grants = "SELECT, INSERT, UPDATE"

    delivery_id: Mapped[UUID]
    item_id: Mapped[UUID]
    point_id: Mapped[UUID]
    received_on: Mapped[date]
    best_before: Mapped[date]
    received: Mapped[int]
    remaining: Mapped[int]
    moves: Mapped[int] = mapped_column(default=1)
    basis: Mapped[Basis]
    value_fen: Mapped[Fen | None]

    __table_args__ = (
        UniqueConstraint("tenant_id", "id", "best_before", name="uq_goods_lot_best_before"),
        UniqueConstraint("tenant_id", "id", "received", name="uq_goods_lot_received"),
        tenant_key("item_id", "goods_item"),
        ForeignKeyConstraint(
            ["tenant_id", "delivery_id", "point_id", "received_on"],
            ["goods_delivery.tenant_id", "goods_delivery.id", "goods_delivery.point_id", "goods_delivery.received_on"],
            name="fk_goods_lot_delivery",
        ),
        ForeignKeyConstraint(
            ["tenant_id", "id", "moves", "remaining"],
            ["goods_move.tenant_id", "goods_move.lot_id", "goods_move.number", "goods_move.after"],
            name="fk_goods_lot_card", deferrable=True, initially="DEFERRED", use_alter=True,
        ),
        CheckConstraint("remaining >= 0", name="not_below_zero"),
        CheckConstraint("received > 0", name="received"),
        CheckConstraint("moves > 1 OR moves = 1 AND remaining = received", name="begins_with_delivery"),
        CheckConstraint("best_before >= received_on", name="in_date"),
        CheckConstraint("value_fen > 0", name="value"),
        CheckConstraint("(basis = 'none') = (value_fen IS NULL)", name="basis_of_value"),
        Index(
            "ix_goods_lot_first_out", "tenant_id", "item_id", "best_before", "id",
            postgresql_where=IN_STOCK, postgresql_include=["point_id", "remaining", "received", "value_fen"],
        ),
        Index("ix_goods_lot_expiry", "tenant_id", "best_before", "id", postgresql_where=IN_STOCK),
        Index("ix_goods_lot_point", "tenant_id", "point_id", "best_before", "id"),
        Index("ix_goods_lot_delivery", "tenant_id", "delivery_id"),
    )  # fmt: skip

    @property
    def expires_on(self) -> date | None:
        """None for what does not expire."""
        return None if self.best_before == NEVER else self.best_before

    def is_expired(self, on: date) -> bool:
        return self.best_before < on

    def worth_of(self, quantity: int) -> int:
        """Fen of so many steps."""
        return worth(self.value_fen, quantity, self.received)


refuses("ck_goods_lot_not_below_zero", OutOfStock)
refuses("ck_goods_lot_in_date", ExpiredBefore)
refuses("ck_goods_lot_basis_of_value", BasisUnfit)
refuses("ck_goods_lot_value", BasisUnfit)
