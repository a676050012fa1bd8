"""Allocating goods, handing them over, having it confirmed, and taking back what is not needed."""

from collections.abc import Sequence
from uuid import UUID

from wushe.goods.causes import ALLOCATION, Cause
from wushe.goods.codes import handed_over_by
from wushe.goods.errors.allocations import NoSuchAllocation, NoSuchLine
from wushe.goods.errors.keeping import NoSuchItem
from wushe.goods.errors.stock import ExpiredGoods, MoreThanTaken
from wushe.goods.events import (
    AllocationCancelled,
    GoodsAllocated,
    GoodsHandedOver,
    GoodsReturned,
    HandOverConfirmed,
)
from wushe.goods.kinds import AllocationState
from wushe.goods.models import Allocation, AllocationLine, Rescue
from wushe.goods.permissions import Goods
from wushe.goods.quantities import entered, show_number, show_quantity
from wushe.goods.queries import allocations as queries, items
from wushe.goods.schemas.entered import Amount
from wushe.goods.service import stock
from wushe.goods.service.asking import record_line
from wushe.kernel import clock
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Work
from wushe.people.acting import acting


async def allocate(work: Work, allocation_id: UUID) -> Allocation:
    """Take all of it out of stock, what expires first first. Raises `TooLittleStock`, `OutOfDate`, `NotAPerson`."""
    allocation = await _to_give(work, Goods.ALLOCATE, allocation_id)
    await draw(work, allocation)
    return allocation


async def draw(work: Work, allocation: Allocation, *, delivery_id: UUID | None = None) -> None:
    """The same without asking for a permission; out of one delivery where it is named."""
    allocation.allocate(acting(work), clock.today())
    lines = await _lines(work, allocation)
    for line in lines:
        await stock.take(
            work, line.item_id, line.quantity, point_id=allocation.point_id, cause=_cause(allocation),
            delivery_id=delivery_id,
        )  # fmt: skip
    await work.flush()
    work.record(
        GoodsAllocated(allocation_id=allocation.id, organization_id=allocation.organization_id, lines=len(lines))
    )


async def lessen(work: Work, allocation_id: UUID, item_id: UUID, data: Amount) -> AllocationLine:
    """Hand over less than was allocated; the rest goes back into its lots. Raises `NotMore`, `AllocationElsewhere`."""
    allocation = await _to_give(work, Goods.HAND_OVER, allocation_id)
    allocation.refuse_unless(AllocationState.ALLOCATED)
    item = await work.one(items.item(item_id), NoSuchItem)
    line = await work.one(queries.line(allocation.id, item_id), NoSuchLine)
    back = line.lessen(entered(data.quantity, item.unit))
    await stock.give_back(work, item_id, back, cause=_cause(allocation))
    record_line(work, allocation, item, line.quantity)
    return line


async def hand_over(work: Work, allocation_id: UUID) -> Allocation:
    """It is with whom it is for. Raises `ExpiredGoods` where it expired meanwhile, `AllocationElsewhere`."""
    allocation = await _to_give(work, Goods.HAND_OVER, allocation_id)
    await pass_on(work, allocation)
    return allocation


async def pass_on(work: Work, allocation: Allocation) -> None:
    """The same without asking for a permission."""
    if await work.scalar(queries.expired_for(allocation.id, clock.today())):
        raise ExpiredGoods
    allocation.hand_over(acting(work))
    await work.flush()
    work.record(GoodsHandedOver(allocation_id=allocation.id, organization_id=allocation.organization_id))


async def confirm(work: Work, allocation_id: UUID) -> Allocation:
    """Whoever it is for, or somebody else of the staff, says that it came. Raises `HandedOverByThem`."""
    reach = work.require(Goods.CONFIRM)
    allocation = await work.one(queries.to_change(reach, allocation_id), NoSuchAllocation)
    return await _confirmed(work, allocation, scanned=False)


async def confirm_by_code(work: Work, code: str) -> Allocation:
    """The same by the code on the paper, by anybody of the township who may confirm and did not hand it over."""
    work.require(Goods.CONFIRM)
    allocation_id = handed_over_by(work.secret, code)
    allocation = await work.one(queries.by_code_to_confirm(allocation_id), NoSuchAllocation)
    return await _confirmed(work, allocation, scanned=True)


async def _confirmed(work: Work, allocation: Allocation, *, scanned: bool) -> Allocation:
    allocation.confirm(acting(work))
    await work.flush()
    work.record(HandOverConfirmed(allocation_id=allocation.id, scanned=scanned))
    return allocation


async def cancel(work: Work, allocation_id: UUID) -> Allocation:
    """It will not be handed over; what has left stock goes back into its lots. Raises `AllocationElsewhere`.

    Who asked may cancel while nothing has left stock.
    """
    asking = work.may(Goods.ASK) and not work.may(Goods.ALLOCATE)
    if asking:
        reach = work.require(Goods.ASK)
        allocation = await work.one(queries.to_change(reach, allocation_id), NoSuchAllocation)
        allocation.refuse_unless(AllocationState.ASKED)
    else:
        allocation = await _to_give(work, Goods.ALLOCATE, allocation_id)
    work.check_version(allocation)
    was, _nothing = allocation.state, allocation.cancel()
    if was is AllocationState.ALLOCATED:
        for line in await _lines(work, allocation):
            await stock.give_back(work, line.item_id, line.quantity, cause=_cause(allocation))
    await work.flush()
    work.record(AllocationCancelled(allocation_id=allocation.id))
    return allocation


async def take_back(work: Work, allocation_id: UUID, item_id: UUID, data: Amount) -> AllocationLine:
    """Part of what was handed over comes back into its lots. Raises `MoreThanTaken`, `RescueClosed`."""
    allocation = await _to_give(work, Goods.HAND_OVER, allocation_id)
    allocation.refuse_unless(AllocationState.HANDED_OVER, AllocationState.CONFIRMED)
    if allocation.rescue_id:
        (await work.get(Rescue, allocation.rescue_id, lock=True)).refuse_if_closed()
    item = await work.one(items.item(item_id), NoSuchItem)
    line = await work.one(queries.line(allocation.id, item_id), NoSuchLine)
    quantity = entered(data.quantity, item.unit)
    if quantity > line.kept:
        raise MoreThanTaken(left=show_quantity(line.kept, item.unit))
    line.returned += quantity
    await stock.give_back(work, item_id, quantity, cause=_cause(allocation))
    amount = Code(show_number(quantity, item.unit))
    work.record(GoodsReturned(allocation_id=allocation.id, item_id=item_id, amount=amount, unit=item.unit))
    return line


async def _to_give(work: Work, permission: Goods, allocation_id: UUID) -> Allocation:
    return await work.one(queries.to_give(work.require(permission), allocation_id), NoSuchAllocation)


async def _lines(work: Work, allocation: Allocation) -> Sequence[AllocationLine]:
    return await work.all(queries.lines_of([allocation.id]))


def _cause(allocation: Allocation) -> Cause:
    return Cause(ALLOCATION.code, allocation.id)
