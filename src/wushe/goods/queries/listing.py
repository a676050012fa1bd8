"""The lists of stock: items with what lies there, lots by their dates, and the book of moves."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Numeric, Select, and_, cast, exists, func, select, true
from sqlalchemy.orm import Bundle

from wushe.goods.kinds import Freshness
from wushe.goods.models import Delivery, Item, Lot, StockMove
from wushe.goods.queries.items import IN_ORDER
from wushe.goods.queries.reach import lot_reached
from wushe.goods.queries.stock import FIRST_OUT
from wushe.goods.schemas.shown import LotFilters, MoveFilters, StockFilters
from wushe.kernel.clock import today
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach

SOON = timedelta(days=7)
"""What expires within so many days is shown first and told to the steward."""
ITEMS_IN_ORDER, LOTS_IN_ORDER = IN_ORDER, FIRST_OUT
NEWEST_MOVES = (StockMove.on.desc(), StockMove.id.desc())
_ITS_ITEM = and_(Item.tenant_id == Lot.tenant_id, Item.id == Lot.item_id)


def items(reach: Reach, filters: StockFilters) -> Select[Item]:
    """The items that are in use, or lie there still."""
    found = select(Item).where(*_said(filters.q))
    if filters.category is not None:
        found = found.where(Item.category == filters.category)
    if filters.freshness is None and filters.point_id is None:
        return found.where(~Item.retired | _lies(reach, filters, None))
    there = _lies(reach, filters, filters.freshness)
    return found.where(~there if filters.freshness is Freshness.EMPTY else there)


def _said(q: str) -> Iterator[ColumnElement[bool]]:
    return (Item.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(q))


def _lies(reach: Reach, filters: StockFilters, freshness: Freshness | None) -> ColumnElement[bool]:
    lots = exists().where(_ITS_ITEM, Lot.remaining > 0, lot_reached(reach), _is(freshness))
    return lots if filters.point_id is None else lots.where(Lot.point_id == filters.point_id)


def _is(freshness: Freshness | None) -> ColumnElement[bool]:
    on = today()
    if freshness is Freshness.SOON:
        return Lot.best_before.between(on, on + SOON)
    return Lot.best_before < on if freshness is Freshness.EXPIRED else true()


class Lies(NamedTuple):
    """What lies there of an item, in steps, and what it was valued at."""

    item_id: UUID
    available: int
    soon: int
    expired: int
    value_fen: int
    next_date: date | None


def lies(reach: Reach, item_ids: Collection[UUID], point_id: UUID | None = None) -> Select[*tuple[Any, ...]]:
    """The columns of `Lies`, for these items."""
    on = today()
    found = (
        select(
            Lot.item_id, _sum(Lot.best_before >= on), _sum(Lot.best_before.between(on, on + SOON)),
            _sum(Lot.best_before < on), left_fen(), func.min(Lot.best_before).filter(Lot.best_before >= on),
        )
        .where(Lot.item_id.in_(list(item_ids)), Lot.remaining > 0, lot_reached(reach))
        .group_by(Lot.item_id)
    )  # fmt: skip
    return found if point_id is None else found.where(Lot.point_id == point_id)


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(Lot.remaining).filter(condition), 0), BigInteger)


def left_fen() -> ColumnElement[int]:
    """Fen of what is left of the lots, each rounded down as `quantities.worth` does; numeric, for it is large."""
    each = func.floor(cast(Lot.value_fen, Numeric) * Lot.remaining / Lot.received)
    return cast(func.coalesce(func.sum(each), 0), BigInteger)


def band(reach: Reach) -> Select[int, int]:
    """How many lots expire soon, and how many have expired and lie there still."""
    on = today()
    return select(
        func.count().filter(Lot.best_before >= on), func.count().filter(Lot.best_before < on)
    ).where(Lot.remaining > 0, Lot.best_before <= on + SOON, lot_reached(reach))  # fmt: skip


def bands() -> Select[UUID, int, int]:
    """(point, lots that expire soon, lots that have expired), of the whole township."""
    on = today()
    return (
        select(Lot.point_id, func.count().filter(Lot.best_before >= on), func.count().filter(Lot.best_before < on))
        .where(Lot.remaining > 0, Lot.best_before <= on + SOON)
        .group_by(Lot.point_id)
    )


def lots(reach: Reach, filters: LotFilters) -> Select[Lot]:
    found = select(Lot).where(lot_reached(reach), _is(filters.freshness))
    found = found.where(Lot.remaining == 0 if filters.freshness is Freshness.EMPTY else Lot.remaining > 0)
    if filters.item_id is not None:
        found = found.where(Lot.item_id == filters.item_id)
    if filters.point_id is not None:
        found = found.where(Lot.point_id == filters.point_id)
    if filters.q:
        found = found.join(Item, _ITS_ITEM).where(*_said(filters.q))
    return found


def lot(reach: Reach, lot_id: UUID, *, lock: bool = False) -> Select[Lot]:
    found = select(Lot).where(Lot.id == lot_id, lot_reached(reach))
    return found.with_for_update(key_share=True).execution_options(populate_existing=True) if lock else found


def moves(reach: Reach, filters: MoveFilters) -> Select[Any]:
    """Moves with their items and papers, as rows with attributes."""
    columns = (
        StockMove.id, StockMove.on, StockMove.kind, StockMove.number, StockMove.before, StockMove.change,
        StockMove.after, StockMove.cause, StockMove.lot_id, Item.name.label("item"), Item.unit, Lot.point_id,
        Lot.best_before, Delivery.number.label("delivery"),
    )  # fmt: skip
    found = (
        select(Bundle("move", *columns))
        .join(Lot, (Lot.tenant_id == StockMove.tenant_id) & (Lot.id == StockMove.lot_id))
        .join(Item, _ITS_ITEM)
        .join(Delivery, (Delivery.tenant_id == Lot.tenant_id) & (Delivery.id == Lot.delivery_id))
        .where(lot_reached(reach), *_said(filters.q))
    )
    if filters.point_id is not None:
        found = found.where(Lot.point_id == filters.point_id)
    if filters.kind is not None:
        found = found.where(StockMove.kind == filters.kind)
    if filters.since is not None:
        found = found.where(StockMove.on >= filters.since)
    return found if filters.until is None else found.where(StockMove.on <= filters.until)
