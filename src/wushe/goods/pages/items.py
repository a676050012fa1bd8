"""Items: what is kept, in what it is counted, and the lots of one."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.goods import service
from wushe.goods.errors.keeping import NoSuchItem
from wushe.goods.kinds import Category, Unit
from wushe.goods.naming import named
from wushe.goods.permissions import Goods
from wushe.goods.quantities import show_quantity, show_weight
from wushe.goods.queries import items as queries, listing, points
from wushe.goods.queries.listing import Lies
from wushe.goods.schemas.entered import ItemData, NewItem
from wushe.goods.schemas.shown import LotFilters
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
ITEM = "/{tenant:str}/goods/items/{item_id:uuid}"
SHOW = "/{tenant}/goods/items/{item_id}"


@get("/{tenant:str}/goods/items/new")
async def new_item(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Goods.KEEP)
    return _form_page(work, Form.of(request, NewItem))


@post("/{tenant:str}/goods/items", opt=redisplay("/{tenant}/goods/items/new"))
async def add_item(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewItem]) -> See:
    item = await service.add_item(work, data)
    return See(f"/{tenant}/goods/items/{item.id}", notice=_("已新增品类").say())


@get(ITEM)
async def show_item(request: AnyRequest, item_id: FromPath[UUID], work: OpenWork) -> Page:
    reach, filters = work.require(Goods.READ), query(request, LotFilters)
    filters.item_id = item_id
    item = await work.one(queries.item(item_id), NoSuchItem)
    page = await paging.page(work, listing.lots(reach, filters), listing.LOTS_IN_ORDER, filters.cursor, filters.limit)
    lies = [Lies(*row) for row in await work.rows(listing.lies(reach, [item.id]))]
    return Page(
        work, "goods/item.html", item=item, page=page, filters=filters, lies=lies[0] if lies else None,
        names=await named(work, points.names({lot.point_id for lot in page.rows})), amount=show_quantity,
        weight=show_weight, today=today(), refusal=refusal_in(request), history=await history(work, item.id),
    )  # fmt: skip


@get(f"{ITEM}/edit")
async def edit_item(request: AnyRequest, item_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Goods.KEEP)
    item = await work.one(queries.item(item_id), NoSuchItem)
    before = {"name": item.name, "category": item.category, "perishable": item.perishable}
    before["grams"] = None if item.unit is Unit.KILOGRAM else item.grams
    return _form_page(work, Form.of(request, ItemData, before, version=item.version), item)


@post(f"{ITEM}/edit", opt=redisplay(f"{SHOW}/edit"))
async def change_item(
    tenant: FromPath[str], item_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ItemData]
) -> See:
    await service.edit_item(work, item_id, data)
    return See(f"/{tenant}/goods/items/{item_id}", notice=_("已保存").say())


@post(f"{ITEM}/retirement", opt=redisplay(SHOW))
async def retire_item(tenant: FromPath[str], item_id: FromPath[UUID], work: OpenWork) -> See:
    await service.retire_item(work, item_id, retired=True)
    return See(f"/{tenant}/goods/items/{item_id}", notice=_("已停用，不再入库").say())


@post(f"{ITEM}/restoration", opt=redisplay(SHOW))
async def restore_item(tenant: FromPath[str], item_id: FromPath[UUID], work: OpenWork) -> See:
    await service.retire_item(work, item_id, retired=False)
    return See(f"/{tenant}/goods/items/{item_id}", notice=_("已恢复使用").say())


def _form_page(work: OpenWork, form: Form, item: Any = None) -> Page:
    return Page(work, "goods/item_form.html", form=form, item=item, categories=list(Category), units=list(Unit))


ROUTES = [new_item, add_item, show_item, edit_item, change_item, retire_item, restore_item]
