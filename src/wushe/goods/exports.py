"""Stock and its moves as files; they name nobody."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.goods.models import Lot
from wushe.goods.naming import items_of, named
from wushe.goods.permissions import Goods
from wushe.goods.queries import listing, points
from wushe.goods.schemas.shown import LotFilters, MoveFilters
from wushe.goods.sheets import MOVES, STOCK, move_row, stock_row
from wushe.kernel.exporting.declared import Export
from wushe.kernel.work import Work

Rows = Sequence[Mapping[str, Any]]


def _lots(work: Work, filters: LotFilters) -> Select[Lot]:
    return listing.lots(work.require(Goods.EXPORT), filters).order_by(*listing.LOTS_IN_ORDER)


async def _lot_rows(work: Work, lots: Sequence[Lot]) -> Rows:
    items = await items_of(work, (lot.item_id for lot in lots))
    names = await named(work, points.names({lot.point_id for lot in lots}))
    return [stock_row(lot, items[lot.item_id], names) for lot in lots]


def _moves(work: Work, filters: MoveFilters) -> Select[Any]:
    return listing.moves(work.require(Goods.EXPORT), filters).order_by(*listing.NEWEST_MOVES)


async def _move_rows(work: Work, moves: Sequence[Any]) -> Rows:
    names = await named(work, points.names({move.point_id for move in moves}))
    return [move_row(move, names) for move in moves]


LOTS = Export(
    kind="goods_stock", back="/goods/lots", permissions=(Goods.EXPORT,), approval=None, sheet=STOCK,
    filters=LotFilters, found=_lots, as_rows=_lot_rows,
)  # fmt: skip
MOVE_BOOK = Export(
    kind="goods_moves", back="/goods/moves", permissions=(Goods.EXPORT,), approval=None, sheet=MOVES,
    filters=MoveFilters, found=_moves, as_rows=_move_rows,
)  # fmt: skip
