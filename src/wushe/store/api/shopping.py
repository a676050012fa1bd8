"""Shelf, cart, balance and exchanges as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.goods.showing import shown
from wushe.kernel import paging
from wushe.kernel.paging import Filters
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.people.acting import acting
from wushe.store import service
from wushe.store.permissions import Store
from wushe.store.queries import balances, exchanges as queries
from wushe.store.reaching import readable
from wushe.store.schemas.entered import Because, CartData, ExchangeFilters, Placing, ShelfFilters
from wushe.store.schemas.shown import BalanceShown, ExchangePage, ExchangeShown, MoveShown, ShelfItem
from wushe.store.showing import balance_shown, cart_shown, exchange_shown, shelf_shown

STORE = "/api/{tenant:str}/store"
ONE = f"{STORE}/exchanges/{{exchange_id:uuid}}"


@get(f"{STORE}/shelf")
async def list_shelf(request: Request[Any, Any, Any], work: OpenWork) -> list[ShelfItem]:
    work.require(Store.EXCHANGE)
    return await shelf_shown(work, query(request, ShelfFilters))


@get(f"{STORE}/cart")
async def show_cart(work: OpenWork) -> list[ShelfItem]:
    work.require(Store.EXCHANGE)
    return await cart_shown(work)


@put(f"{STORE}/cart")
async def put_in_cart(work: OpenWork, data: JSONBody[CartData]) -> list[ShelfItem]:
    await service.put_in_cart(work, data)
    return await cart_shown(work)


@get(f"{STORE}/balance")
async def show_balance(work: OpenWork) -> BalanceShown:
    return balance_shown(await service.balance(work))


@get(f"{STORE}/moves")
async def list_moves(request: Request[Any, Any, Any], work: OpenWork) -> list[MoveShown]:
    """One page of one's own, the newest first."""
    work.require(Store.EXCHANGE)
    filters = query(request, Filters)
    page = await paging.page(work, balances.moves(acting(work)), balances.NEWEST, filters.cursor, filters.limit)
    return [shown(MoveShown, move) for move in page.rows]


@get(f"{STORE}/exchanges")
async def list_exchanges(request: Request[Any, Any, Any], work: OpenWork) -> Response[ExchangePage]:
    reach, filters = work.require(Store.READ), query(request, ExchangeFilters)
    return json_page(request, await paging.page_json(work, queries.exchanges, reach, filters, queries.NEWEST))


@post(f"{STORE}/exchanges")
async def place(work: OpenWork, data: JSONBody[Placing]) -> ExchangeShown:
    return await exchange_shown(work, await service.place(work, data))


@get(ONE)
async def show_exchange(exchange_id: FromPath[UUID], work: OpenWork) -> ExchangeShown:
    return await exchange_shown(work, await readable(work, exchange_id))


@post(f"{ONE}/handover")
async def hand_over(exchange_id: FromPath[UUID], work: OpenWork) -> ExchangeShown:
    return await exchange_shown(work, await service.hand_over(work, exchange_id))


@post(f"{ONE}/cancellation")
async def cancel(exchange_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> ExchangeShown:
    return await exchange_shown(work, await service.cancel(work, exchange_id, data))


ROUTES = [
    list_shelf, show_cart, put_in_cart, show_balance, list_moves, list_exchanges, place, show_exchange, hand_over,
    cancel,
]  # fmt: skip
