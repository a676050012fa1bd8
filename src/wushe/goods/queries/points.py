"""Questions about donation points."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import BigInteger, Select, cast, func, select

from wushe.donations.kinds import Basis
from wushe.goods.kinds import AllocationState, Unit
from wushe.goods.models import Allocation, DonationPoint, Item, Lot
from wushe.goods.queries.reach import lot_reached, point_reached
from wushe.kernel.journal.naming import calls
from wushe.kernel.paging import Filters
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach

IN_ORDER = (DonationPoint.search, DonationPoint.id)


def points(reach: Reach, filters: Filters) -> Select[DonationPoint]:
    said = (DonationPoint.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q))
    return select(DonationPoint).where(point_reached(reach), *said)


def point(reach: Reach, point_id: UUID, *, lock: bool = False) -> Select[DonationPoint]:
    found = select(DonationPoint).where(DonationPoint.id == point_id, point_reached(reach))
    return found.with_for_update(key_share=True).execution_options(populate_existing=True) if lock else found


def open_point(point_id: UUID) -> Select[DonationPoint]:
    """Whoever asks for goods there: it stays as it is until the end of the work."""
    return select(DonationPoint).where(DonationPoint.id == point_id).with_for_update(read=True, key_share=True)


def choices(reach: Reach | None = None) -> Select[UUID, str]:
    """(id, name) of the open points, of the whole township or within reach."""
    found = select(DonationPoint.id, DonationPoint.name).where(DonationPoint.closed_on.is_(None))
    return (found if reach is None else found.where(point_reached(reach))).order_by(*IN_ORDER)


def names(ids: Collection[UUID]) -> Select[UUID, str]:
    """(id, name) of these points."""
    return select(DonationPoint.id, DonationPoint.name).where(DonationPoint.id.in_(list(ids)))


def lots_left(point_id: UUID) -> Select[int]:
    """How many lots lie there."""
    return select(func.count()).select_from(Lot).where(Lot.point_id == point_id, Lot.remaining > 0)


def unfinished(point_id: UUID) -> Select[int]:
    """How many allocations out of it wait to be handed over."""
    waiting = Allocation.state.in_([AllocationState.ASKED, AllocationState.ALLOCATED])
    return select(func.count()).select_from(Allocation).where(Allocation.point_id == point_id, waiting)


def received_by_community(reach: Reach) -> Select[UUID, int, int]:
    """(community, fen that goods were valued at when they came, counted items), for the sums by village."""
    piece = (Lot.basis == Basis.NONE) & (Item.unit != Unit.KILOGRAM)
    counted = func.coalesce(func.sum(Lot.received).filter(piece), 0)
    return (
        select(
            DonationPoint.community_id,
            cast(func.coalesce(func.sum(Lot.value_fen), 0), BigInteger),
            cast(counted, BigInteger),
        )
        .join(Lot, (Lot.tenant_id == DonationPoint.tenant_id) & (Lot.point_id == DonationPoint.id))
        .join(Item, (Item.tenant_id == Lot.tenant_id) & (Item.id == Lot.item_id))
        .where(lot_reached(reach))
        .group_by(DonationPoint.community_id)
    )


calls(names, "point_id")
