"""Items and donation points."""

from uuid import UUID

from wushe.communities.errors import NoSuchCommunity
from wushe.goods.errors.keeping import KilogramWeighsItself, NoSuchItem, NoSuchPoint, OwnerUnfit, PointNotEmpty
from wushe.goods.events import (
    ItemEdited,
    ItemRecorded,
    ItemRetired,
    PointClosed,
    PointEdited,
    PointOpened,
    PointReopened,
)
from wushe.goods.kinds import Unit
from wushe.goods.models import DonationPoint, Item
from wushe.goods.permissions import Goods
from wushe.goods.queries import items, points
from wushe.goods.schemas.entered import ItemData, NewItem, PointData
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Reach, Work
from wushe.pools.kinds import OwnerKind


async def add_item(work: Work, data: NewItem) -> Item:
    """Raises `ItemNameTaken`, `KilogramWeighsItself`."""
    work.require(Goods.KEEP)
    item = work.add(Item(id=new_id(), unit=data.unit))
    _describe(item, data)
    await work.flush()
    work.record(ItemRecorded(item_id=item.id))
    return item


async def edit_item(work: Work, item_id: UUID, data: ItemData) -> Item:
    """Its unit stays: what lies there is counted in it. Raises `ItemNameTaken`, `KilogramWeighsItself`."""
    item = await _item(work, item_id)
    _describe(item, data)
    await work.flush()
    work.record(ItemEdited(item_id=item.id))
    return item


def _describe(item: Item, data: ItemData) -> None:
    if item.unit is Unit.KILOGRAM and data.grams is not None:
        raise KilogramWeighsItself
    item.call(data.name)
    item.weigh(data.grams)
    item.category, item.perishable = data.category, data.perishable


async def retire_item(work: Work, item_id: UUID, *, retired: bool) -> Item:
    """It is not received any more, or is again; what is there can be given."""
    item = await _item(work, item_id)
    item.retired = retired
    await work.flush()
    work.record(ItemRetired(item_id=item.id, retired=retired))
    return item


async def _item(work: Work, item_id: UUID) -> Item:
    work.require(Goods.KEEP)
    item = await work.one(items.item_to_change(item_id), NoSuchItem)
    work.check_version(item)
    return item


async def open_point(work: Work, data: PointData) -> DonationPoint:
    """Raises `PointNameTaken`, `OwnerUnfit`, `NoSuchCommunity` for a community that is not theirs."""
    reach = work.require(Goods.KEEP)
    point = DonationPoint(id=new_id())
    _settle(reach, point, data)
    work.add(point)
    await work.flush()
    work.record(PointOpened(point_id=point.id, community_id=point.community_id))
    return point


async def edit_point(work: Work, point_id: UUID, data: PointData) -> DonationPoint:
    """Raises as `open_point` does."""
    reach, point = await _point(work, point_id)
    _settle(reach, point, data)
    await work.flush()
    work.record(PointEdited(point_id=point.id, community_id=point.community_id))
    return point


def _settle(reach: Reach, point: DonationPoint, data: PointData) -> None:
    if not reach.whole_tenant and data.community_id not in reach.communities:
        raise NoSuchCommunity
    named = {
        OwnerKind.COMMUNITY: data.owner_community_id is not None,
        OwnerKind.ORGANIZATION: data.owner_organization_id is not None,
        OwnerKind.ENTERPRISE: data.owner_name != "",
    }
    if not named.get(data.owner_kind, True):
        raise OwnerUnfit
    point.call(data.name)
    point.community_id, point.address, point.steward_id = data.community_id, data.address, data.steward_id
    point.belong_to(
        data.owner_kind, community_id=data.owner_community_id, organization_id=data.owner_organization_id,
        name=data.owner_name,
    )  # fmt: skip


async def close_point(work: Work, point_id: UUID) -> DonationPoint:
    """Nothing lies there any more. Raises `PointNotEmpty`."""
    _reach, point = await _point(work, point_id)
    left = await work.scalar(points.lots_left(point.id)) + await work.scalar(points.unfinished(point.id))
    if left:
        raise PointNotEmpty(n=left)
    point.closed_on = clock.today()
    await work.flush()
    work.record(PointClosed(point_id=point.id))
    return point


async def reopen_point(work: Work, point_id: UUID) -> DonationPoint:
    _reach, point = await _point(work, point_id)
    point.closed_on = None
    await work.flush()
    work.record(PointReopened(point_id=point.id))
    return point


async def _point(work: Work, point_id: UUID) -> tuple[Reach, DonationPoint]:
    reach = work.require(Goods.KEEP)
    point = await work.one(points.point(reach, point_id, lock=True), NoSuchPoint)
    work.check_version(point)
    return reach, point
