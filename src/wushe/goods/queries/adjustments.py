"""Questions about write-offs and counts."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, select, true

from wushe.goods.models import Adjustment, Item, Lot
from wushe.goods.queries.reach import lot_reached
from wushe.goods.schemas.shown import AdjustmentFilters
from wushe.kernel.work import Reach

NEWEST = (Adjustment.id.desc(),)


def adjustments(reach: Reach, filters: AdjustmentFilters) -> Select[Adjustment]:
    found = _within(reach)
    if filters.kind is not None:
        found = found.where(Adjustment.kind == filters.kind)
    if filters.state is not None:
        found = found.where(Adjustment.state == filters.state)
    return found


def adjustment(reach: Reach, adjustment_id: UUID, *, lock: bool = False) -> Select[Adjustment]:
    found = _within(reach).where(Adjustment.id == adjustment_id)
    return (
        found.with_for_update(key_share=True, of=Adjustment).execution_options(populate_existing=True)
        if lock
        else found
    )


def _within(reach: Reach) -> Select[Adjustment]:
    if reach.whole_tenant:
        return select(Adjustment).where(true())
    return select(Adjustment).where(Adjustment.lot_id.in_(select(Lot.id).where(lot_reached(reach))))


def of_lots(lot_ids: Collection[UUID]) -> Select[Adjustment]:
    """The newest first."""
    return select(Adjustment).where(Adjustment.lot_id.in_(list(lot_ids))).order_by(Adjustment.id.desc())


def lots_with_items(lot_ids: Collection[UUID]) -> Select[Lot, Item]:
    return (
        select(Lot, Item)
        .join(Item, (Item.tenant_id == Lot.tenant_id) & (Item.id == Lot.item_id))
        .where(Lot.id.in_(list(lot_ids)))
    )


def item_of_lot(lot_id: UUID) -> Select[Item]:
    return select(Item).join(Lot, (Item.tenant_id == Lot.tenant_id) & (Item.id == Lot.item_id)).where(Lot.id == lot_id)
