"""Deliveries: what came, on one slip."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.donations.kinds import Basis
from wushe.donations.models import InKindGift
from wushe.goods import drawing, service
from wushe.goods.errors.keeping import NoSuchDelivery
from wushe.goods.kinds import Giver
from wushe.goods.naming import deliveries_named, giver_of, items_of
from wushe.goods.pages.choices import items_offered, organizations_offered, points_offered
from wushe.goods.permissions import Goods
from wushe.goods.quantities import show_quantity, show_weight
from wushe.goods.queries import deliveries as queries, items
from wushe.goods.schemas.entered import NewDelivery, NewLot
from wushe.goods.schemas.shown import DeliveryFilters
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
DELIVERY = "/{tenant:str}/goods/deliveries/{delivery_id:uuid}"
SHOW = "/{tenant}/goods/deliveries/{delivery_id}"
PDF = "application/pdf"
BASES = [basis for basis in Basis if basis is not Basis.WAGE]
"""What the value of goods can rest on: a wage is labour's."""


@get("/{tenant:str}/goods/deliveries")
async def list_deliveries(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Goods.READ), query(request, DeliveryFilters)
    page = await paging.page(work, queries.deliveries(reach, filters), queries.NEWEST, filters.cursor, filters.limit)
    lots = await work.all(queries.lots_of([each.id for each in page.rows]))
    return Page(
        work, "goods/deliveries.html", page=page, filters=filters, lots=lots, givers=list(Giver),
        points=await points_offered(work, reach), names=await deliveries_named(work, page.rows), giver_of=giver_of,
        items=await items_of(work, (lot.item_id for lot in lots)), amount=show_quantity,
        gifts=await work.all(queries.gifts_waiting()) if work.may(Goods.KEEP) else (),
    )  # fmt: skip


@get("/{tenant:str}/goods/deliveries/new")
async def new_delivery(request: AnyRequest, work: OpenWork) -> Page:
    """Out of a donation in kind (`?in_kind_id=`) everything that it says stands there already."""
    reach = work.require(Goods.KEEP)
    gift = await _gift(work, request.query_params.get("in_kind_id", ""))
    before: dict[str, Any] = {"received_on": today(), "point_id": request.query_params.get("point_id", "")}
    if gift is not None:
        known = await work.all(items.by_names([gift.title.casefold()]))
        before |= {"giver": Giver.GIFT, "in_kind_id": gift.id, "quantity": str(gift.quantity)}
        before["item_id"] = known[0].id if known else ""
    return Page(
        work, "goods/delivery_form.html", form=Form.of(request, NewDelivery, before), gift=gift, bases=BASES,
        givers=[giver for giver in Giver if giver is not Giver.GIFT], points=await points_offered(work, reach),
        items=await items_offered(work), organizations=await organizations_offered(work),
    )  # fmt: skip


async def _gift(work: Work, written: str) -> InKindGift | None:
    waiting = await work.all(queries.gifts_waiting()) if written else ()
    return next((gift for gift in waiting if str(gift.id) == written), None)


@post("/{tenant:str}/goods/deliveries", opt=redisplay("/{tenant}/goods/deliveries/new"))
async def receive(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewDelivery]) -> See:
    delivery = await service.receive(work, data)
    return See(f"/{tenant}/goods/deliveries/{delivery.id}", notice=_("已入库").say())


@get(DELIVERY)
async def show_delivery(request: AnyRequest, delivery_id: FromPath[UUID], work: OpenWork) -> Page:
    delivery = await work.one(queries.delivery(work.require(Goods.READ), delivery_id), NoSuchDelivery)
    lots = await work.all(queries.lots_of([delivery.id]))
    names = await deliveries_named(work, [delivery])
    return Page(
        work, "goods/delivery.html", delivery=delivery, lots=lots, names=names, giver=giver_of(delivery, names),
        items=await items_of(work, (lot.item_id for lot in lots)), amount=show_quantity, weight=show_weight,
        form=Form.of(request, NewLot), offered=await items_offered(work), bases=BASES, refusal=refusal_in(request),
        total_fen=sum(lot.value_fen or 0 for lot in lots), history=await history(work, delivery.id),
    )  # fmt: skip


@post(f"{DELIVERY}/lots", opt=redisplay(SHOW))
async def add_lot(
    tenant: FromPath[str], delivery_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewLot]
) -> See:
    await service.add_lot(work, delivery_id, data)
    return See(f"/{tenant}/goods/deliveries/{delivery_id}", notice=_("已入库").say())


@get(f"{DELIVERY}/slip.pdf")
async def slip(delivery_id: FromPath[UUID], work: OpenWork) -> Download:
    delivery = await work.one(queries.delivery(work.require(Goods.READ), delivery_id), NoSuchDelivery)
    name = _("入库单-{number}.pdf").say(number=delivery.number)
    return Download(await drawing.delivery_pdf(work, delivery), name, PDF)


ROUTES = [list_deliveries, new_delivery, receive, show_delivery, add_lot, slip]
