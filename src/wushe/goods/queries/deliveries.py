"""Questions about deliveries, their lots, and donations that wait to be received into stock."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, func, select

from wushe.donations.kinds import InKindSort
from wushe.donations.models import InKindGift
from wushe.goods.models import Delivery, Lot
from wushe.goods.queries.reach import delivery_reached
from wushe.goods.schemas.shown import DeliveryFilters
from wushe.kernel.journal.naming import calls
from wushe.kernel.work import Reach

NEWEST = (Delivery.received_on.desc(), Delivery.id.desc())


def deliveries(reach: Reach, filters: DeliveryFilters) -> Select[Delivery]:
    found = select(Delivery).where(delivery_reached(reach))
    if filters.q:
        found = found.where(Delivery.number.contains(filters.q.upper(), autoescape=True))
    if filters.point_id is not None:
        found = found.where(Delivery.point_id == filters.point_id)
    if filters.giver is not None:
        found = found.where(Delivery.giver == filters.giver)
    return found


def delivery(reach: Reach, delivery_id: UUID) -> Select[Delivery]:
    return select(Delivery).where(Delivery.id == delivery_id, delivery_reached(reach))


def by_ids(ids: Collection[UUID]) -> Select[Delivery]:
    return select(Delivery).where(Delivery.id.in_(list(ids)))


def lots_of(delivery_ids: Collection[UUID]) -> Select[Lot]:
    return select(Lot).where(Lot.delivery_id.in_(list(delivery_ids))).order_by(Lot.id)


def of_gift(in_kind_id: UUID) -> Select[int]:
    """How many deliveries a donation in kind has: none or one."""
    return select(func.count()).select_from(Delivery).where(Delivery.in_kind_id == in_kind_id)


def gifts_waiting() -> Select[InKindGift]:
    """Donations of goods and counted items that are not in stock yet, the newest first."""
    received = select(Delivery.in_kind_id).where(Delivery.in_kind_id.is_not(None))
    return (
        select(InKindGift)
        .where(
            InKindGift.sort != InKindSort.LABOUR, InKindGift.withdrawn_at.is_(None), InKindGift.id.not_in(received)
        )
        .order_by(InKindGift.given_on.desc(), InKindGift.id.desc())
        .limit(50)
    )  # fmt: skip


def names(ids: Collection[UUID]) -> Select[UUID, str]:
    """(id, number) of these deliveries."""
    return select(Delivery.id, Delivery.number).where(Delivery.id.in_(list(ids)))


calls(names, "delivery_id")
