"""Questions about the price list, the shelf and the cart."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, select

from wushe.goods.models import DonationPoint, Item, Lot
from wushe.goods.queries.reach import points_within
from wushe.kernel.clock import today
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.store.kinds import ExchangeState
from wushe.store.models import CartLine, Exchange, ExchangeLine, Price

IN_ORDER = (DonationPoint.search, Item.spelling, Price.id)
_ITS_ITEM = and_(Item.tenant_id == Price.tenant_id, Item.id == Price.item_id)
_ITS_POINT = and_(DonationPoint.tenant_id == Price.tenant_id, DonationPoint.id == Price.point_id)


def prices(reach: Reach, q: str = "", point_id: UUID | None = None) -> Select[*tuple[Any, ...]]:
    """`row.Price`, `row.Item`, `row.point` and `row.left` in steps, of the whole list within reach."""
    found = _with_stock().where(_within(reach), *_said(q))
    return (found if point_id is None else found.where(Price.point_id == point_id)).order_by(*IN_ORDER)


def price(reach: Reach, price_id: UUID) -> Select[Price]:
    return select(Price).where(Price.id == price_id, _within(reach))


def price_to_change(reach: Reach, price_id: UUID) -> Select[Price]:
    found = price(reach, price_id).with_for_update(key_share=True)
    return found.execution_options(populate_existing=True)


def on_shelf(price_id: UUID) -> Select[Price]:
    """What somebody can put into the cart."""
    return select(Price).where(Price.id == price_id, Price.on_shelf)


def shelf(q: str = "", point_id: UUID | None = None) -> Select[*tuple[Any, ...]]:
    """The same rows of what can be taken now: on the shelf of an open point, and at least a portion of it in date."""
    found = _with_stock().where(Price.on_shelf, DonationPoint.closed_on.is_(None), _left() >= Price.portion, *_said(q))
    return (found if point_id is None else found.where(Price.point_id == point_id)).order_by(*IN_ORDER)


def points_with_prices() -> Select[UUID, str]:
    """(id, name) of the open points that have something on the shelf."""
    priced = select(Price.point_id).where(Price.on_shelf)
    found = select(DonationPoint.id, DonationPoint.name).where(
        DonationPoint.id.in_(priced), DonationPoint.closed_on.is_(None)
    )
    return found.order_by(DonationPoint.search, DonationPoint.id)


def cart(person_id: UUID) -> Select[*tuple[Any, ...]]:
    """The same rows with `row.CartLine`, of what the person means to take, also of what is gone by now."""
    found = _with_stock().add_columns(CartLine)
    return (
        found.join(CartLine, and_(CartLine.tenant_id == Price.tenant_id, CartLine.price_id == Price.id))
        .where(CartLine.person_id == person_id)
        .order_by(*IN_ORDER)
    )


def cart_line(person_id: UUID, price_id: UUID) -> Select[CartLine]:
    found = select(CartLine).where(CartLine.person_id == person_id, CartLine.price_id == price_id)
    return found.with_for_update()


def cart_at(person_id: UUID, point_id: UUID) -> Select[CartLine, Price, Item]:
    """What the person means to take there, by items: the order in which stock is moved. Neither changes meanwhile."""
    return (
        select(CartLine, Price, Item)
        .join(Price, and_(Price.tenant_id == CartLine.tenant_id, Price.id == CartLine.price_id))
        .join(Item, _ITS_ITEM)
        .where(CartLine.person_id == person_id, Price.point_id == point_id)
        .order_by(Price.item_id)
        .with_for_update(read=True, of=(CartLine, Price))
        .execution_options(populate_existing=True)
    )


def in_cart(person_id: UUID) -> Select[UUID, int]:
    """(price, pieces)."""
    return select(CartLine.price_id, CartLine.pieces).where(CartLine.person_id == person_id)


def exchanged(person_id: UUID, price_ids: Collection[UUID], first: date, last: date) -> Select[UUID, int]:
    """(price, pieces) that the person has exchanged in those days."""
    its = and_(Exchange.tenant_id == ExchangeLine.tenant_id, Exchange.id == ExchangeLine.exchange_id)
    return (
        select(ExchangeLine.price_id, cast(func.sum(ExchangeLine.pieces), BigInteger))
        .join(Exchange, its)
        .where(
            Exchange.person_id == person_id,
            ExchangeLine.price_id.in_(list(price_ids)),
            Exchange.placed_on.between(first, last),
            Exchange.state.in_([state for state in ExchangeState if state.counts]),
        )
        .group_by(ExchangeLine.price_id)
    )


def _left() -> ColumnElement[int]:
    """What lies of the item at the point and is in date, in steps."""
    return (
        select(func.coalesce(func.sum(Lot.remaining), 0))
        .where(
            Lot.tenant_id == Price.tenant_id, Lot.item_id == Price.item_id, Lot.point_id == Price.point_id,
            Lot.remaining > 0, Lot.best_before >= today(),
        )
        .correlate(Price)
        .scalar_subquery()
    )  # fmt: skip


def _with_stock() -> Select[*tuple[Any, ...]]:
    return (
        select(Price, Item, DonationPoint.name.label("point"), _left().label("left"))
        .join(Item, _ITS_ITEM)
        .join(DonationPoint, _ITS_POINT)
    )


def _within(reach: Reach) -> ColumnElement[bool]:
    return Price.point_id.in_(points_within(reach))


def _said(q: str) -> Iterator[ColumnElement[bool]]:
    return (Item.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(q))
