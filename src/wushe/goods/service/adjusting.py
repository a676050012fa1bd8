"""Writing goods off and counting what is there; a second person agrees where it matters."""

from collections.abc import Collection
from uuid import UUID

from wushe.goods.causes import ADJUSTMENT, Cause
from wushe.goods.errors.adjustments import (
    MoreThanThere,
    NoSuchAdjustment,
    PromisedAlready,
    ReasonDoesNotFit,
    ReasonNeeded,
)
from wushe.goods.errors.keeping import NoSuchItem, NoSuchLot
from wushe.goods.events import AdjustmentAsked, AdjustmentRefused, LotAdjusted
from wushe.goods.kinds import GONE, MORE_THAN_BOOKED, AdjustmentKind, AdjustmentState, MoveKind, Reason
from wushe.goods.models import Adjustment, Item, Lot
from wushe.goods.permissions import Goods
from wushe.goods.quantities import entered, show_number, show_quantity
from wushe.goods.queries import adjustments as queries, allocations, listing
from wushe.goods.schemas.entered import Because, NewCount, NewWriteOff
from wushe.goods.service import stock
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Work
from wushe.people.acting import acting


async def write_off(work: Work, lot_id: UUID, data: NewWriteOff) -> Adjustment:
    """Goods are gone. Above the limit they stay in the books until a second person agrees.

    Raises `MoreThanThere`, `ReasonDoesNotFit`, `WaitsAlready`, `NotAPerson`.
    """
    lot = await work.one(listing.lot(work.require(Goods.COUNT), lot_id, lock=True), NoSuchLot)
    return await take_off(work, lot, data)


async def take_off(work: Work, lot: Lot, data: NewWriteOff) -> Adjustment:
    """The same without asking for a permission; the caller holds the lot's lock."""
    item = await work.one(queries.item_of_lot(lot.id), NoSuchItem)
    quantity = entered(data.quantity, item.unit)
    if quantity > lot.remaining:
        raise MoreThanThere(left=show_quantity(lot.remaining, item.unit))
    adjustment = _drawn_up(work, lot, AdjustmentKind.WRITE_OFF, lot.remaining, lot.remaining - quantity, data)
    return await _ask_or_do(work, lot, item, adjustment)


async def count(work: Work, lot_id: UUID, data: NewCount) -> Adjustment:
    """What lies there, with what waits to be handed over. A difference moves nothing until a second person agrees.

    Raises `ReasonNeeded`, `ReasonDoesNotFit`, `PromisedAlready`, `WaitsAlready`, `NotAPerson`.
    """
    lot = await work.one(listing.lot(work.require(Goods.COUNT), lot_id, lock=True), NoSuchLot)
    item = await work.one(queries.item_of_lot(lot.id), NoSuchItem)
    counted = entered(data.counted, item.unit, "counted", zero=True)
    waiting = sum(row[1] for row in await work.rows(allocations.waiting_of_lots([lot.id])))
    booked = lot.remaining + waiting
    if counted != booked and data.reason is None:
        raise ReasonNeeded(difference=show_quantity(counted - booked, item.unit))
    if counted < waiting:
        raise PromisedAlready(waiting=show_quantity(waiting, item.unit))
    return await _ask_or_do(work, lot, item, _drawn_up(work, lot, AdjustmentKind.COUNT, booked, counted, data))


def _drawn_up(
    work: Work, lot: Lot, kind: AdjustmentKind, booked: int, counted: int, data: NewWriteOff | NewCount
) -> Adjustment:
    if data.reason and counted != booked and data.reason not in _reasons(kind, counted - booked):
        raise ReasonDoesNotFit(reason=data.reason.label)
    return Adjustment(
        id=new_id(), lot_id=lot.id, kind=kind, booked=booked, counted=counted, reason=data.reason, words=data.words,
        value_fen=lot.worth_of(abs(counted - booked)), state=AdjustmentState.DONE, asked_by=acting(work),
        asked_on=clock.today(),
    )  # fmt: skip


def _reasons(kind: AdjustmentKind, change: int) -> Collection[Reason]:
    """Those that can explain it."""
    if change > 0:
        return MORE_THAN_BOOKED
    return GONE if kind is AdjustmentKind.WRITE_OFF else (*GONE, Reason.MISCOUNTED)


async def _ask_or_do(work: Work, lot: Lot, item: Item, adjustment: Adjustment) -> Adjustment:
    if adjustment.needs_second_person:
        adjustment.state = AdjustmentState.WAITING
    work.add(adjustment)
    await work.flush()
    if adjustment.state is AdjustmentState.WAITING:
        work.record(
            AdjustmentAsked(
                adjustment_id=adjustment.id, lot_id=lot.id, kind=adjustment.kind, amount=_amount(adjustment, item),
                unit=item.unit,
            )
        )  # fmt: skip
        return adjustment
    await _carry_out(work, lot, item, adjustment)
    return adjustment


async def approve(work: Work, adjustment_id: UUID) -> Adjustment:
    """The second person agrees; the lot is moved. Raises `SamePerson`, `AlreadyDecided`, `MoreThanThere`."""
    adjustment, lot, item = await _waiting(work, adjustment_id)
    adjustment.agree(acting(work))
    if lot.remaining + adjustment.change < 0:
        raise MoreThanThere(left=show_quantity(lot.remaining, item.unit))
    await work.flush()
    await _carry_out(work, lot, item, adjustment)
    return adjustment


async def refuse(work: Work, adjustment_id: UUID, data: Because) -> Adjustment:
    """The second person does not agree and says why; nothing is moved. Raises `SamePerson`, `AlreadyDecided`."""
    adjustment, lot, _item = await _waiting(work, adjustment_id)
    adjustment.refuse(acting(work), data.reason)
    await work.flush()
    work.record(AdjustmentRefused(adjustment_id=adjustment.id, lot_id=lot.id, kind=adjustment.kind))
    return adjustment


async def _waiting(work: Work, adjustment_id: UUID) -> tuple[Adjustment, Lot, Item]:
    reach = work.require(Goods.APPROVE)
    adjustment = await work.one(queries.adjustment(reach, adjustment_id, lock=True), NoSuchAdjustment)
    lot = await work.one(listing.lot(reach, adjustment.lot_id, lock=True), NoSuchLot)
    return adjustment, lot, await work.one(queries.item_of_lot(lot.id), NoSuchItem)


async def _carry_out(work: Work, lot: Lot, item: Item, adjustment: Adjustment) -> None:
    if adjustment.change:
        kind = MoveKind.COUNTED if adjustment.kind is AdjustmentKind.COUNT else MoveKind.WRITTEN_OFF
        await stock.change(work, lot, adjustment.change, kind, Cause(ADJUSTMENT.code, adjustment.id))
    work.record(
        LotAdjusted(
            adjustment_id=adjustment.id, lot_id=lot.id, kind=adjustment.kind, reason=adjustment.reason,
            amount=_amount(adjustment, item), unit=item.unit, value_fen=adjustment.value_fen,
        )
    )  # fmt: skip


def _amount(adjustment: Adjustment, item: Item) -> Code:
    return Code(show_number(adjustment.change, item.unit))
