"""Moving stock, for this slice and those above: `available`, `take` what expires first, `give_back`.

These ask no permission and record no event: the caller's verb has asked one, and says in its own words what happened.
Quantities are whole steps of the item's unit (`quantities.parse_quantity`). What was taken is on the stock cards under
the cause's id, so that the caller keeps nothing but that. Who moves several items in one work does so in the order of
their ids, so that two never wait for each other.
"""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from wushe.goods.causes import Cause
from wushe.goods.errors.keeping import NoSuchItem
from wushe.goods.errors.stock import MoreThanTaken, OutOfDate, TooLittleStock
from wushe.goods.kinds import MoveKind
from wushe.goods.models import Lot, StockMove
from wushe.goods.picking import Drawn, Lying, Short, pick, put_back
from wushe.goods.quantities import show_quantity
from wushe.goods.queries import items as item_queries, stock as queries
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work


async def available(work: Work, item_ids: Collection[UUID], point_id: UUID | None = None) -> dict[UUID, int]:
    """Steps in date that can be given now, by item; of one point, or of all."""
    rows = await work.rows(queries.available(item_ids, clock.today(), point_id))
    return dict.fromkeys(item_ids, 0) | {row[0]: row[1] for row in rows}


async def take(
    work: Work, item_id: UUID, quantity: int, *, point_id: UUID, cause: Cause, delivery_id: UUID | None = None
) -> list[Drawn]:
    """Take what expires first at a point, of one delivery where it is named. Locks the lots it draws from.

    Raises `TooLittleStock`, and `OutOfDate` where there would be enough were it not past its date.
    """
    item = await work.one(item_queries.item(item_id), NoSuchItem)
    lots = {lot.id: lot for lot in await work.all(queries.to_draw(item_id, point_id, delivery_id))}
    try:
        drawn = pick(_lying(lots.values()), quantity, clock.today())
    except Short as short:
        left = show_quantity(short.left, item.unit)
        if short.left + short.expired >= quantity:
            expired = show_quantity(short.expired, item.unit)
            raise OutOfDate(item=item.name, expired=expired, left=left) from short
        raise TooLittleStock(item=item.name, left=left) from short
    return await _moved(work, lots, drawn, MoveKind.TAKEN, cause)


async def give_back(work: Work, item_id: UUID, quantity: int, *, cause: Cause) -> list[Drawn]:
    """Return into the lots that it was taken from for that cause. Raises `MoreThanTaken`."""
    item = await work.one(item_queries.item(item_id), NoSuchItem)
    out = [Lying(*row) for row in await work.rows(queries.taken_for(cause.id, item_id))]
    lots = {lot.id: lot for lot in await work.all(queries.lots_to_move([lot.lot_id for lot in out]))}
    out = [Lying(*row) for row in await work.rows(queries.taken_for(cause.id, item_id))]  # as it is under the locks
    try:
        drawn = put_back(out, quantity)
    except Short as short:
        raise MoreThanTaken(left=show_quantity(short.left, item.unit)) from short
    return await _moved(work, lots, drawn, MoveKind.GIVEN_BACK, cause)


async def enter(work: Work, lot: Lot, cause: Cause) -> None:
    """The first move of a lot that has just been added."""
    await work.flush()
    work.add(_written(work, lot, MoveKind.RECEIVED, 0, lot.received, cause))
    await work.flush()


async def change(work: Work, lot: Lot, by: int, kind: MoveKind, cause: Cause) -> None:
    """Move one lot. The caller holds its lock and has seen that it stays above zero."""
    before = lot.remaining
    lot.remaining, lot.moves = before + by, lot.moves + 1
    work.add(_written(work, lot, kind, before, by, cause))
    await work.flush()


def _lying(lots: Iterable[Lot]) -> list[Lying]:
    return [Lying(lot.id, lot.best_before, lot.remaining) for lot in lots]


async def _moved(
    work: Work, lots: dict[UUID, Lot], drawn: Sequence[Drawn], kind: MoveKind, cause: Cause
) -> list[Drawn]:
    for lot_id, quantity in drawn:
        by = -quantity if kind is MoveKind.TAKEN else quantity
        await change(work, lots[lot_id], by, kind, cause)
    return list(drawn)


def _written(work: Work, lot: Lot, kind: MoveKind, before: int, by: int, cause: Cause) -> StockMove:
    return StockMove(
        id=new_id(), lot_id=lot.id, number=lot.moves, kind=kind, before=before, change=by, after=before + by,
        best_before=lot.best_before, on=clock.today(), cause=cause.kind, about_id=cause.id,
        moved_by=work.person.person_id,
    )  # fmt: skip
