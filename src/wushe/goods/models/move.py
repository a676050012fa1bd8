"""The stock card (库存流水): append-only, each move naming the balance before and after it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKeyConstraint, Index, Integer, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.goods.errors.stock import ExpiredGoods, OutOfStock
from wushe.goods.kinds import MoveKind
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, TenantModel, tenant_key

_DIRECTION = """CASE WHEN kind IN ('received', 'given_back') THEN change > 0
 WHEN kind IN ('taken', 'written_off') THEN change < 0 ELSE change <> 0 END"""


class StockMove(TenantModel):
    """The `number`th move of a lot, in steps of its unit. `about_id` is what caused it, of the kind `cause`.

    A move continues the one before it: its key points at that one's number and balance, so that a card has no gaps, no
    forks and adds up without a trigger. What is taken to be given is in date, by the lot's own date.
    """

    __tablename__ = "goods_move"
    grants = "SELECT, INSERT"

    lot_id: Mapped[UUID]
    number: Mapped[int]
    previous: Mapped[int | None] = mapped_column(Integer, Computed("nullif(number - 1, 0)", persisted=True))
    kind: Mapped[MoveKind]
    before: Mapped[int]
    change: Mapped[int]
    after: Mapped[int]
    best_before: Mapped[date]
    on: Mapped[date]
    cause: Mapped[Code]
    about_id: Mapped[UUID]
    moved_by: Mapped[UUID | None]
    moved_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        UniqueConstraint("tenant_id", "lot_id", "number", name="uq_goods_move_number"),
        UniqueConstraint("tenant_id", "lot_id", "number", "after", name="uq_goods_move_balance"),
        ForeignKeyConstraint(
            ["tenant_id", "lot_id", "previous", "before"],
            ["goods_move.tenant_id", "goods_move.lot_id", "goods_move.number", "goods_move.after"],
            name="fk_goods_move_previous",
        ),
        ForeignKeyConstraint(
            ["tenant_id", "lot_id", "best_before"],
            ["goods_lot.tenant_id", "goods_lot.id", "goods_lot.best_before"],
            name="fk_goods_move_lot",
        ),
        tenant_key("moved_by", "person"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("number > 1 OR before = 0", name="begins_at_zero"),
        CheckConstraint("(number = 1) = (kind = 'received')", name="begins_with_delivery"),
        CheckConstraint("after = before + change", name="adds_up"),
        CheckConstraint("after >= 0", name="not_below_zero"),
        CheckConstraint(_DIRECTION, name="direction"),
        CheckConstraint("kind <> 'taken' OR best_before >= \"on\"", name="in_date"),
        Index("ix_goods_move_about", "tenant_id", "about_id"),
        Index("ix_goods_move_on", "tenant_id", "on", "id"),
    )  # fmt: skip


refuses("uq_goods_move_number", OutOfStock)
refuses("fk_goods_move_previous", OutOfStock)
refuses("ck_goods_move_not_below_zero", OutOfStock)
refuses("ck_goods_move_in_date", ExpiredGoods)
