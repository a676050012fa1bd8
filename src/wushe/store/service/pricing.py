"""The price list."""

from uuid import UUID

from wushe.goods.errors.keeping import NoSuchItem, NoSuchPoint
from wushe.goods.models import Item
from wushe.goods.quantities import entered
from wushe.goods.queries import items, points
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.store.errors import NoSuchPrice
from wushe.store.events import StorePriceSet
from wushe.store.models import Price
from wushe.store.permissions import Store
from wushe.store.queries import prices as queries
from wushe.store.schemas.entered import NewPrice, PriceData


async def add_price(work: Work, data: NewPrice) -> Price:
    """Raises `PriceTwice`, `NoSuchItem`, `NoSuchPoint`, `ItemRetired`, `PointClosed`, and refusals of the portion."""
    reach = work.require(Store.PRICE)
    point = await work.one(points.point(reach, data.point_id), NoSuchPoint)
    point.refuse_if_closed()
    item = await work.one(items.item(data.item_id), NoSuchItem)
    item.refuse_if_retired()
    price = work.add(Price(id=new_id(), point_id=point.id, item_id=item.id))
    return await _set(work, price, item, data)


async def edit_price(work: Work, price_id: UUID, data: PriceData) -> Price:
    """What was exchanged keeps its price. Raises `Stale`, and what is wrong with a portion."""
    price = await work.one(queries.price_to_change(work.require(Store.PRICE), price_id), NoSuchPrice)
    work.check_version(price)
    return await _set(work, price, await work.one(items.item(price.item_id), NoSuchItem), data)


async def _set(work: Work, price: Price, item: Item, data: PriceData) -> Price:
    price.portion, price.minutes = entered(data.portion, item.unit, "portion"), data.hours
    price.most, price.on_shelf = data.most, data.on_shelf
    await work.flush()
    work.record(
        StorePriceSet(
            price_id=price.id, point_id=price.point_id, goods_item_id=price.item_id, minutes=price.minutes,
            on_shelf=price.on_shelf,
        )
    )  # fmt: skip
    return price
