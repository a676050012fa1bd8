"""Items, points, lots and what brings the books to what is there, for programs."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.goods import service
from wushe.goods.errors.keeping import NoSuchDelivery, NoSuchLot
from wushe.goods.permissions import Goods
from wushe.goods.queries import deliveries, listing, stock
from wushe.goods.queries.listing import Lies
from wushe.goods.schemas.entered import Because, NewCount, NewDelivery, NewItem, NewLot, NewWriteOff, PointData
from wushe.goods.schemas.shown import (
    AdjustmentShown,
    DeliveryShown,
    ItemShown,
    LotFilters,
    LotShown,
    MoveShown,
    PointShown,
    StockFilters,
    StockLine,
    StockPage,
)
from wushe.goods.showing import adjustment_shown, delivery_shown, lots_shown, shown
from wushe.kernel import paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork

AnyRequest = Request[Any, Any, Any]
GOODS = "/api/{tenant:str}/goods"
LOT = f"{GOODS}/lots/{{lot_id:uuid}}"
ADJUSTMENT = f"{GOODS}/adjustments/{{adjustment_id:uuid}}"


@get(GOODS)
async def list_stock(request: AnyRequest, work: OpenWork) -> Response[StockPage]:
    reach, filters = work.require(Goods.READ), query(request, StockFilters)
    page = await paging.page(work, listing.items(reach, filters), listing.ITEMS_IN_ORDER, filters.cursor, filters.limit)
    ids = [item.id for item in page.rows]
    lies = {row[0]: Lies(*row) for row in await work.rows(listing.lies(reach, ids, filters.point_id))}
    none = Lies(ids[0], 0, 0, 0, 0, None) if ids else None
    lines = [
        shown(
            StockLine, item, available=there.available, soon=there.soon, expired=there.expired,
            value_fen=there.value_fen,
        )
        for item in page.rows
        if (there := lies.get(item.id, none)) is not None
    ]  # fmt: skip
    found = StockPage(items=lines, next=page.next, previous=page.previous)
    return Response(found, headers=link_headers(request, page))


@post(f"{GOODS}/items")
async def add_item(work: OpenWork, data: JSONBody[NewItem]) -> ItemShown:
    return shown(ItemShown, await service.add_item(work, data))


@post(f"{GOODS}/points")
async def open_point(work: OpenWork, data: JSONBody[PointData]) -> PointShown:
    return shown(PointShown, await service.open_point(work, data))


@get(f"{GOODS}/lots")
async def list_lots(request: AnyRequest, work: OpenWork) -> Response[list[LotShown]]:
    reach, filters = work.require(Goods.READ), query(request, LotFilters)
    page = await paging.page(work, listing.lots(reach, filters), listing.LOTS_IN_ORDER, filters.cursor, filters.limit)
    return Response(lots_shown(page.rows), headers=link_headers(request, page))


@get(f"{LOT}/card")
async def show_card(lot_id: FromPath[UUID], work: OpenWork) -> list[MoveShown]:
    lot = await work.one(listing.lot(work.require(Goods.READ), lot_id), NoSuchLot)
    return [shown(MoveShown, move) for move in await work.all(stock.card(lot.id))]


@post(f"{GOODS}/deliveries")
async def receive(work: OpenWork, data: JSONBody[NewDelivery]) -> DeliveryShown:
    return await delivery_shown(work, await service.receive(work, data))


@get(f"{GOODS}/deliveries/{{delivery_id:uuid}}")
async def show_delivery(delivery_id: FromPath[UUID], work: OpenWork) -> DeliveryShown:
    found = await work.one(deliveries.delivery(work.require(Goods.READ), delivery_id), NoSuchDelivery)
    return await delivery_shown(work, found)


@post(f"{GOODS}/deliveries/{{delivery_id:uuid}}/lots")
async def add_lot(delivery_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewLot]) -> LotShown:
    return shown(LotShown, await service.add_lot(work, delivery_id, data))


@post(f"{LOT}/write-offs")
async def write_off(lot_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewWriteOff]) -> AdjustmentShown:
    return adjustment_shown(await service.write_off(work, lot_id, data))


@post(f"{LOT}/counts")
async def count(lot_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewCount]) -> AdjustmentShown:
    return adjustment_shown(await service.count(work, lot_id, data))


@post(f"{ADJUSTMENT}/approval")
async def approve(adjustment_id: FromPath[UUID], work: OpenWork) -> AdjustmentShown:
    return adjustment_shown(await service.approve(work, adjustment_id))


@post(f"{ADJUSTMENT}/refusal")
async def refuse(adjustment_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> AdjustmentShown:
    return adjustment_shown(await service.refuse(work, adjustment_id, data))


ROUTES = [
    list_stock, add_item, open_point, list_lots, show_card, receive, show_delivery, add_lot, write_off, count, approve,
    refuse,
]  # fmt: skip
