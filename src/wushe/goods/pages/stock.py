"""Stock: items with what lies there, lots by their dates, and a lot with its card."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.goods import service
from wushe.goods.causes import kind_of
from wushe.goods.errors.keeping import NoSuchDelivery, NoSuchItem, NoSuchLot
from wushe.goods.kinds import GONE, AdjustmentState, Category, Freshness, MoveKind, Reason
from wushe.goods.naming import items_of, named
from wushe.goods.pages.choices import points_offered
from wushe.goods.permissions import Goods
from wushe.goods.quantities import show_number, show_quantity, show_weight
from wushe.goods.queries import adjustments, allocations, deliveries, listing, points, stock
from wushe.goods.queries.listing import Lies
from wushe.goods.schemas.entered import NewCount, NewWriteOff
from wushe.goods.schemas.shown import LotFilters, MoveFilters, StockFilters
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
LOT = "/{tenant:str}/goods/lots/{lot_id:uuid}"
SHOW = "/{tenant}/goods/lots/{lot_id}"


@get("/{tenant:str}/goods")
async def list_stock(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Goods.READ), query(request, StockFilters)
    page = await paging.page(work, listing.items(reach, filters), listing.ITEMS_IN_ORDER, filters.cursor, filters.limit)
    ids = [item.id for item in page.rows]
    lies = {row[0]: Lies(*row) for row in await work.rows(listing.lies(reach, ids, filters.point_id))}
    [(soon, expired)] = await work.rows(listing.band(reach))
    return Page(
        work, "goods/stock.html", page=page, filters=filters, lies=lies, soon=soon, expired=expired,
        categories=list(Category), freshness=list(Freshness), points=await points_offered(work, reach),
        amount=show_quantity, weight=show_weight,
    )  # fmt: skip


@get("/{tenant:str}/goods/lots")
async def list_lots(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Goods.READ), query(request, LotFilters)
    page = await paging.page(work, listing.lots(reach, filters), listing.LOTS_IN_ORDER, filters.cursor, filters.limit)
    return Page(
        work, "goods/lots.html", page=page, filters=filters, freshness=list(Freshness), amount=show_quantity,
        items=await items_of(work, (lot.item_id for lot in page.rows)), points=await points_offered(work, reach),
        names=await named(work, points.names({lot.point_id for lot in page.rows})), today=today(),
    )  # fmt: skip


@get("/{tenant:str}/goods/moves")
async def list_moves(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Goods.READ), query(request, MoveFilters)
    page = await paging.page(work, listing.moves(reach, filters), listing.NEWEST_MOVES, filters.cursor, filters.limit)
    return Page(
        work, "goods/moves.html", page=page, filters=filters, kinds=list(MoveKind), number=show_number,
        points=await points_offered(work, reach),
        names=await named(work, points.names({move.point_id for move in page.rows})),
    )  # fmt: skip


@get(LOT)
async def show_lot(request: AnyRequest, lot_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Goods.READ)
    lot = await work.one(listing.lot(reach, lot_id), NoSuchLot)
    item = await work.one(adjustments.item_of_lot(lot.id), NoSuchItem)
    waiting = sum(row[1] for row in await work.rows(allocations.waiting_of_lots([lot.id])))
    decided = await work.all(adjustments.of_lots([lot.id]))
    pending = [each for each in decided if each.state is AdjustmentState.WAITING]
    return Page(
        work, "goods/lot.html", lot=lot, item=item, waiting=waiting, pending=pending, amount=show_quantity,
        number=show_number, weight=show_weight, card=await work.all(stock.card(lot.id)), kind_of=kind_of,
        names=await named(work, points.names([lot.point_id])), today=today(),
        delivery=await work.one(deliveries.delivery(reach, lot.delivery_id), NoSuchDelivery),
        reasons=list(Reason), gone=GONE,
        writing_off=Form.of(request, NewWriteOff, id="w"), counting=Form.of(request, NewCount, id="c"),
        refusal=refusal_in(request), history=await history(work, lot.id),
    )  # fmt: skip


@post(f"{LOT}/write-offs", opt=redisplay(SHOW))
async def write_off(
    tenant: FromPath[str], lot_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewWriteOff]
) -> See:
    made = await service.write_off(work, lot_id, data)
    return See(f"/{tenant}/goods/lots/{lot_id}", notice=notice_of(made.state).say())


@post(f"{LOT}/counts", opt=redisplay(SHOW))
async def count(tenant: FromPath[str], lot_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewCount]) -> See:
    made = await service.count(work, lot_id, data)
    return See(f"/{tenant}/goods/lots/{lot_id}", notice=notice_of(made.state).say())


def notice_of(state: AdjustmentState) -> Any:
    return _("已登记，等待另一位工作人员复核") if state is AdjustmentState.WAITING else _("已登记")


ROUTES = [list_stock, list_lots, list_moves, show_lot, write_off, count]
