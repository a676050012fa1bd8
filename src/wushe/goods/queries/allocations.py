"""Questions about allocations and their lines."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, cast, exists, func, select

from wushe.goods.kinds import AllocationState, Recipient
from wushe.goods.models import Allocation, AllocationLine, Lot, StockMove
from wushe.goods.queries.reach import allocation_reached, handed_out_from
from wushe.goods.schemas.shown import AllocationFilters
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach

NEWEST = (Allocation.id.desc(),)


def matching(reach: Reach, filters: AllocationFilters) -> list[ColumnElement[bool]]:
    conditions = [allocation_reached(reach)]
    conditions += [
        (Allocation.number + " " + func.lower(Allocation.purpose)).like(pattern, escape=ESCAPE)
        for pattern in map(str.upper if filters.q.isascii() else str, search_patterns(filters.q))
    ]
    if filters.state is not None:
        conditions.append(Allocation.state == filters.state)
    if filters.recipient is not None:
        conditions.append(Allocation.recipient == filters.recipient)
    if filters.point_id is not None:
        conditions.append(Allocation.point_id == filters.point_id)
    return conditions


def allocations(reach: Reach, filters: AllocationFilters) -> Select[Allocation]:
    return select(Allocation).where(*matching(reach, filters))


def allocation(reach: Reach, allocation_id: UUID) -> Select[Allocation]:
    return select(Allocation).where(Allocation.id == allocation_id, allocation_reached(reach))


def to_change(reach: Reach, allocation_id: UUID) -> Select[Allocation]:
    """For who asks and who receives: locked until the end of the work, so that two hands wait for each other."""
    return _locked(allocation(reach, allocation_id))


def to_give(reach: Reach, allocation_id: UUID) -> Select[Allocation]:
    """For who gives: out of the points within reach, locked."""
    return _locked(select(Allocation).where(Allocation.id == allocation_id, handed_out_from(reach)))


def by_code(allocation_id: UUID) -> Select[Allocation]:
    """Whoever holds the signed code of its paper."""
    return select(Allocation).where(Allocation.id == allocation_id)


def by_code_to_confirm(allocation_id: UUID) -> Select[Allocation]:
    return _locked(by_code(allocation_id))


def _locked(found: Select[Allocation]) -> Select[Allocation]:
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def lines_of(allocation_ids: Collection[UUID]) -> Select[AllocationLine]:
    """In the order of their items' ids, which is the order in which they are moved."""
    found = select(AllocationLine).where(AllocationLine.allocation_id.in_(list(allocation_ids)))
    return found.order_by(AllocationLine.item_id)


def line(allocation_id: UUID, item_id: UUID) -> Select[AllocationLine]:
    return select(AllocationLine).where(
        AllocationLine.allocation_id == allocation_id, AllocationLine.item_id == item_id
    )


def drawn_for(allocation_id: UUID) -> Select[Lot, int]:
    """(lot, what is out of it for that allocation)."""
    out = -cast(func.sum(StockMove.change), BigInteger)
    return (
        select(Lot, out)
        .join(StockMove, (StockMove.tenant_id == Lot.tenant_id) & (StockMove.lot_id == Lot.id))
        .where(StockMove.about_id == allocation_id)
        .group_by(Lot.tenant_id, Lot.id)
        .having(out > 0)
        .order_by(Lot.item_id, Lot.best_before, Lot.id)
    )


def expired_for(allocation_id: UUID, on: date) -> Select[bool]:
    """Whether anything that waits to be handed over is past its date."""
    drawn = drawn_for(allocation_id).where(Lot.best_before < on).with_only_columns(Lot.id, maintain_column_froms=True)
    return select(exists(drawn.order_by(None)))


def in_state(reach: Reach, state: AllocationState) -> Select[Allocation]:
    """Those out of points within reach that stand there, the oldest first."""
    return select(Allocation).where(handed_out_from(reach), Allocation.state == state).order_by(Allocation.id)


def to_confirm(reach: Reach, person_id: UUID) -> Select[Allocation]:
    """Those that came for somebody within reach and that the person did not hand over, the oldest first."""
    came = Allocation.state == AllocationState.HANDED_OVER
    named = Allocation.recipient != Recipient.HOUSEHOLDS
    mine = allocation_reached(reach)
    return select(Allocation).where(mine, came, named, Allocation.handed_by != person_id).order_by(Allocation.id)


def waiting_of_lots(lot_ids: Collection[UUID]) -> Select[UUID, int]:
    """(lot, what has left the books but lies there still, for allocations that wait to be handed over)."""
    return (
        select(StockMove.lot_id, -cast(func.sum(StockMove.change), BigInteger))
        .join(
            Allocation, (Allocation.tenant_id == StockMove.tenant_id) & (Allocation.id == StockMove.about_id)
        )
        .where(StockMove.lot_id.in_(list(lot_ids)), Allocation.state == AllocationState.ALLOCATED)
        .group_by(StockMove.lot_id)
    )  # fmt: skip


def waiting_of_delivery(delivery_id: UUID) -> Select[int]:
    """How many allocations that wait to be handed over draw from its lots."""
    return (
        select(func.count(Allocation.id.distinct()))
        .join(StockMove, (StockMove.tenant_id == Allocation.tenant_id) & (StockMove.about_id == Allocation.id))
        .join(Lot, (Lot.tenant_id == StockMove.tenant_id) & (Lot.id == StockMove.lot_id))
        .where(Lot.delivery_id == delivery_id, Allocation.state == AllocationState.ALLOCATED)
    )


def of_rescue(rescue_id: UUID) -> Select[Allocation]:
    return select(Allocation).where(Allocation.rescue_id == rescue_id).order_by(Allocation.id)


def names(ids: Collection[UUID]) -> Select[UUID, str]:
    """(id, number) of these allocations."""
    return select(Allocation.id, Allocation.number).where(Allocation.id.in_(list(ids)))


calls(names, "allocation_id")
