"""What goods cost in hours, and what somebody means to take."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique
from wushe.store.errors import PriceTwice

DEAREST = 200 * 60
MOST_PIECES = 99


class Price(TenantModel, Versioned):
    """`portion` steps of an item's unit at a point cost `minutes`. `most`: so many a month for one person."""

    __tablename__ = "store_price"
    grants = "SELECT, INSERT, UPDATE"

    point_id: Mapped[UUID]
    item_id: Mapped[UUID]
    portion: Mapped[int]
    minutes: Mapped[int]
    most: Mapped[int | None] = mapped_column(SmallInteger)
    on_shelf: Mapped[bool] = mapped_column(default=True)

    __table_args__ = (
        tenant_unique("point_id", "item_id", name="uq_store_price_item"),
        tenant_key("point_id", "donation_point"),
        tenant_key("item_id", "goods_item"),
        CheckConstraint("portion > 0", name="portion"),
        CheckConstraint(f"minutes BETWEEN 30 AND {DEAREST} AND mod(minutes, 30) = 0", name="half_hours"),
        CheckConstraint(f"most BETWEEN 1 AND {MOST_PIECES}", name="most"),
        Index("ix_store_price_item", "tenant_id", "item_id"),
    )


class CartLine(TenantModel):
    """So many pieces at one price in somebody's cart. It keeps nothing from others: stock is taken by the exchange."""

    __tablename__ = "store_cart_line"

    person_id: Mapped[UUID]
    price_id: Mapped[UUID]
    pieces: Mapped[int] = mapped_column(SmallInteger)

    __table_args__ = (
        tenant_unique("person_id", "price_id", name="uq_store_cart_line_price"),
        tenant_key("person_id", "person"),
        tenant_key("price_id", "store_price"),
        CheckConstraint(f"pieces BETWEEN 1 AND {MOST_PIECES}", name="pieces"),
        Index("ix_store_cart_line_price", "tenant_id", "price_id"),
    )


refuses("uq_store_price_item", PriceTwice)
