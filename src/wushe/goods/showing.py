"""Goods as structs, for the JSON face."""

from collections.abc import Sequence
from typing import Any, TypeVar

from wushe.goods.models import Adjustment, Allocation, Delivery, Lot, Rescue
from wushe.goods.queries import allocations, deliveries, rescues
from wushe.goods.schemas.shown import (
    AdjustmentShown,
    AllocationShown,
    DeliveryShown,
    LineShown,
    LotShown,
    RescueLineShown,
    RescueShown,
)
from wushe.kernel.schemas import Shown
from wushe.kernel.work import Work

S = TypeVar("S", bound=Shown)


def shown(kind: type[S], row: Any, **derived: Any) -> S:
    """The struct with the row's attributes of the same names."""
    names = (name for name in kind.__struct_fields__ if name not in derived)
    return kind(**{name: getattr(row, name) for name in names} | derived)


def lots_shown(lots: Sequence[Lot]) -> list[LotShown]:
    return [shown(LotShown, lot) for lot in lots]


def adjustment_shown(adjustment: Adjustment) -> AdjustmentShown:
    return shown(AdjustmentShown, adjustment)


async def delivery_shown(work: Work, delivery: Delivery) -> DeliveryShown:
    return shown(DeliveryShown, delivery, lots=lots_shown(await work.all(deliveries.lots_of([delivery.id]))))


async def allocation_shown(work: Work, allocation: Allocation) -> AllocationShown:
    lines = [shown(LineShown, line) for line in await work.all(allocations.lines_of([allocation.id]))]
    return shown(AllocationShown, allocation, lines=lines)


async def rescue_shown(work: Work, rescue: Rescue) -> RescueShown:
    rows = await work.rows(rescues.lines_of([rescue.id]))
    return shown(RescueShown, rescue, lines=[shown(RescueLineShown, row[0]) for row in rows])
