"""Receipts into stock: what came, who brought it, what it was valued at."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from wushe.donations.kinds import Basis, InKindSort
from wushe.donations.models import InKindGift
from wushe.goods.causes import DELIVERY, Cause
from wushe.goods.errors.keeping import (
    BasisUnfit,
    ExpiredBefore,
    ExpiryNeeded,
    GiftDiffers,
    GiftTaken,
    GiftUnfit,
    GiverUnfit,
    NoSuchDelivery,
    NoSuchItem,
    NoSuchPoint,
    ReceivedAhead,
    UnitUnfit,
)
from wushe.goods.events import GoodsReceived
from wushe.goods.kinds import Giver
from wushe.goods.models import NEVER, Delivery, DonationPoint, Item, Lot
from wushe.goods.permissions import Goods
from wushe.goods.quantities import entered, show_number
from wushe.goods.queries import deliveries, items, points
from wushe.goods.schemas.entered import NewDelivery, NewLot
from wushe.goods.service import stock
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Work
from wushe.ledger import posting

BOOK = "goods_delivery"


class Origin(NamedTuple):
    """Who brought it; what does not name this kind of giver is left out."""

    giver: Giver
    organization_id: UUID | None = None
    name: str = ""
    in_kind_id: UUID | None = None


async def receive(work: Work, data: NewDelivery) -> Delivery:
    """Goods came, with their first lot. Of a donation in kind, quantity and value are the donation's own.

    Raises `PointClosed`, `GiverUnfit`, `ReceivedAhead`, `GiftTaken`, `GiftUnfit`, `GiftDiffers`, and as `add_lot` does.
    """
    reach = work.require(Goods.KEEP)
    point = await work.one(points.point(reach, data.point_id, lock=True), NoSuchPoint)
    _check(data)
    gift = await _gift(work, data.in_kind_id) if data.giver is Giver.GIFT and data.in_kind_id else None
    origin = Origin(data.giver, data.organization_id, data.giver_name, data.in_kind_id)
    delivery = await deliver(work, point, origin, on=data.received_on, words=data.words)
    await enter(work, delivery, data, gift)
    return delivery


def _check(data: NewDelivery) -> None:
    named = {
        Giver.ORGANIZATION: data.organization_id is not None,
        Giver.ENTERPRISE: data.giver_name != "",
        Giver.GIFT: data.in_kind_id is not None,
    }
    if not named.get(data.giver, True):
        raise GiverUnfit


async def _gift(work: Work, in_kind_id: UUID) -> InKindGift:
    """Locked, so that it is not withdrawn meanwhile. Raises `GiftUnfit`, `GiftTaken`."""
    gift = await work.get(InKindGift, in_kind_id, lock=True)
    if gift.withdrawn_at is not None or gift.sort is InKindSort.LABOUR:
        raise GiftUnfit
    if await work.scalar(deliveries.of_gift(gift.id)):
        raise GiftTaken
    return gift


async def deliver(
    work: Work, point: DonationPoint, origin: Origin, *, on: date | None = None, words: str = ""
) -> Delivery:
    """The paper without its lots; asks no permission. Raises `PointClosed`, `ReceivedAhead`."""
    point.refuse_if_closed()
    on = on or clock.today()
    if on > clock.today():
        raise ReceivedAhead
    giver = origin.giver
    delivery = work.add(
        Delivery(
            id=new_id(), number=f"RK{on.year}-{await posting.next_number(work, BOOK, on.year):04}", point_id=point.id,
            giver=giver, organization_id=origin.organization_id if giver is Giver.ORGANIZATION else None,
            giver_name=origin.name if giver is Giver.ENTERPRISE else "",
            in_kind_id=origin.in_kind_id if giver is Giver.GIFT else None, received_on=on,
            received_by=work.person.person_id, words=words,
        )
    )  # fmt: skip
    await work.flush()
    return delivery


async def add_lot(work: Work, delivery_id: UUID, data: NewLot) -> Lot:
    """One more lot of the same delivery.

    Raises `ItemRetired`, `UnitUnfit`, `ExpiryNeeded`, `ExpiredBefore`, `BasisUnfit`, and `GiftTaken` for a donation's.
    """
    reach = work.require(Goods.KEEP)
    delivery = await work.one(deliveries.delivery(reach, delivery_id), NoSuchDelivery)
    if delivery.giver is Giver.GIFT:
        raise GiftTaken
    return await enter(work, delivery, data)


async def enter(work: Work, delivery: Delivery, data: NewLot, gift: InKindGift | None = None) -> Lot:
    """A lot with the first line of its stock card; asks no permission."""
    item = await work.one(items.item(data.item_id), NoSuchItem)
    item.refuse_if_retired()
    if data.unit is not None and data.unit is not item.unit:
        raise UnitUnfit(item=item.name, unit=item.unit.label, written=data.unit.label)
    quantity = entered(data.quantity, item.unit)
    basis, value = _valued(item, data, quantity, gift)
    lot = work.add(
        Lot(
            id=new_id(), delivery_id=delivery.id, item_id=item.id, point_id=delivery.point_id,
            received_on=delivery.received_on, best_before=_best_before(item, delivery, data), received=quantity,
            remaining=quantity, moves=1, basis=basis, value_fen=value,
        )
    )  # fmt: skip
    await stock.enter(work, lot, Cause(DELIVERY.code, delivery.id))
    work.record(
        GoodsReceived(
            delivery_id=delivery.id, lot_id=lot.id, item_id=item.id, point_id=lot.point_id,
            amount=Code(show_number(quantity, item.unit)), unit=item.unit, best_before=lot.expires_on, value_fen=value,
        )
    )  # fmt: skip
    return lot


def _best_before(item: Item, delivery: Delivery, data: NewLot) -> date:
    if data.best_before is None:
        if item.perishable:
            raise ExpiryNeeded
        return NEVER
    if data.best_before < delivery.received_on:
        raise ExpiredBefore
    return data.best_before


def _valued(item: Item, data: NewLot, quantity: int, gift: InKindGift | None) -> tuple[Basis, int | None]:
    """What the goods are worth and what that rests on; a donation has said both."""
    if gift is not None:
        if gift.unit != item.unit.label:
            raise UnitUnfit(item=item.name, unit=item.unit.label, written=gift.unit)
        if quantity != gift.quantity * 10**item.unit.decimals:
            raise GiftDiffers(amount=f"{gift.quantity:,} {gift.unit}")
        return gift.basis, gift.value_fen
    if (data.basis is Basis.NONE) != (data.value is None) or data.value == 0:
        raise BasisUnfit
    return data.basis, data.value
