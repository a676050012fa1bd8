"""The price list."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.goods.models import DonationPoint, Item
from wushe.goods.quantities import plain_quantity, show_quantity
from wushe.goods.queries import items, points
from wushe.kernel.i18n import _, in_brackets
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.store import service
from wushe.store.errors import NoSuchPrice
from wushe.store.halfhours import plain_hours
from wushe.store.naming import portions_left
from wushe.store.permissions import Store
from wushe.store.queries import prices as queries
from wushe.store.schemas.entered import NewPrice, PriceData, ShelfFilters

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/store/prices")
async def list_prices(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Store.READ), query(request, ShelfFilters)
    return Page(
        work, "store/prices.html", filters=filters, amount=show_quantity, left=portions_left,
        rows=await work.rows(queries.prices(reach, filters.q, filters.point_id)),
        points=await work.rows(points.choices(reach)),
    )  # fmt: skip


@get("/{tenant:str}/store/prices/new")
async def new_price(request: AnyRequest, work: OpenWork) -> Page:
    reach = work.require(Store.PRICE)
    return Page(
        work, "store/price_form.html", price=None,
        items=[(item.id, _called(item)) for item in await work.all(items.in_use())],
        points=await work.rows(points.choices(reach)),
        form=Form.of(request, NewPrice, {"portion": "1", "on_shelf": True}),
    )  # fmt: skip


def _called(item: Item) -> str:
    return in_brackets(item.name, item.unit.label)


@post("/{tenant:str}/store/prices", opt=redisplay("/{tenant}/store/prices/new"))
async def add_price(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewPrice]) -> See:
    await service.add_price(work, data)
    return See(f"/{tenant}/store/prices", notice=_("已保存").say())


@get("/{tenant:str}/store/prices/{price_id:uuid}/edit")
async def price_form(request: AnyRequest, price_id: FromPath[UUID], work: OpenWork) -> Page:
    price = await work.one(queries.price(work.require(Store.PRICE), price_id), NoSuchPrice)
    item = await work.get(Item, price.item_id)
    before = {
        "hours": plain_hours(price.minutes), "portion": plain_quantity(price.portion, item.unit), "most": price.most,
        "on_shelf": price.on_shelf,
    }  # fmt: skip
    form = Form.of(request, PriceData, before, version=price.version)
    point = await work.get(DonationPoint, price.point_id)
    return Page(work, "store/price_form.html", price=price, item=item, point=point, form=form)


@post("/{tenant:str}/store/prices/{price_id:uuid}/edit", opt=redisplay("/{tenant}/store/prices/{price_id}/edit"))
async def edit_price(
    tenant: FromPath[str], price_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[PriceData]
) -> See:
    await service.edit_price(work, price_id, data)
    return See(f"/{tenant}/store/prices", notice=_("已保存").say())


ROUTES = [list_prices, new_price, add_price, price_form, edit_price]
