"""What a volunteer comes for: the shelf, the cart, and what is left of the hours."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.goods.quantities import show_quantity
from wushe.kernel import clock, paging
from wushe.kernel.clock import Month
from wushe.kernel.i18n import _
from wushe.kernel.paging import Filters
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import REFUSED, Form, Refused
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.store import service
from wushe.store.choosing import choices, chosen
from wushe.store.naming import portions_left, sources, townships_named
from wushe.store.permissions import Store
from wushe.store.queries import balances, exchanges, prices
from wushe.store.schemas.entered import CartData, Placing, ShelfFilters

AnyRequest = Request[Any, Any, Any]
SOON = timedelta(days=30)
LATELY = 10


@get("/{tenant:str}/store")
async def show_shelf(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Store.EXCHANGE)
    filters = query(request, ShelfFilters)
    rows, cart = await work.rows(prices.shelf(filters.q, filters.point_id)), await work.rows(prices.cart(acting(work)))
    return Page(
        work, "store/shelf.html", filters=filters, rules=await service.rules_of(work), rows=rows, chosen=chosen(cart),
        cart={row.Price.id: row.CartLine.pieces for row in cart}, points=await work.rows(prices.points_with_prices()),
        amount=show_quantity, left=portions_left, refusal=_refusal(request), **await _purse(work, rows, cart),
    )  # fmt: skip


@get("/{tenant:str}/store/cart")
async def show_cart(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Store.EXCHANGE)
    rows = await work.rows(prices.cart(acting(work)))
    points = [(name, list(found)) for name, found in groupby(rows, key=lambda row: row.point)]
    return Page(
        work, "store/cart.html", points=points, amount=show_quantity, rules=await service.rules_of(work),
        left=portions_left, refusal=_refusal(request), form=Form.of(request, Placing),
        **await _purse(work, rows, rows),
    )  # fmt: skip


async def _purse(work: Work, rows: Sequence[Any], cart: Sequence[Any]) -> dict[str, Any]:
    """What the person has, and how much of each row that pays for."""
    month, balance = Month.current(), await service.balance(work)
    had = prices.exchanged(acting(work), [row.Price.id for row in rows], month.first, month.last)
    exchanged = {row[0]: row[1] for row in await work.rows(had)}
    return {"balance": balance, "choices": choices(rows, cart, exchanged, balance.spendable)}


@post("/{tenant:str}/store/cart", opt=redisplay("/{tenant}/store/cart"))
async def put_in_cart(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[CartData]) -> See:
    await service.put_in_cart(work, data)
    notice = _("已放进兑换篮") if data.pieces else _("已从兑换篮取出")
    return See(f"/{tenant}/store/cart", notice=notice.say())


@post("/{tenant:str}/store/exchanges", opt=redisplay("/{tenant}/store/cart"))
async def place(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Placing]) -> See:
    exchange = await service.place(work, data)
    return See(f"/{tenant}/store/exchanges/{exchange.id}", notice=_("兑换成功，凭二维码取货").say())


@get("/{tenant:str}/store/balance")
async def show_balance(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Store.EXCHANGE)
    me, filters, today = acting(work), query(request, Filters), clock.today()
    page = await paging.page(work, balances.moves(me), balances.NEWEST, filters.cursor, filters.limit)
    return Page(
        work, "store/balance.html", page=page, filters=filters, balance=await service.balance(work),
        rules=await service.rules_of(work), sources=await sources(work, page.rows),
        lapsing=(await work.rows(balances.next_to_lapse(me, today + SOON, today)) or [None])[0],
        exchanges=await work.rows(exchanges.of_person(me).limit(LATELY)), today=today,
        townships=await townships_named(work, (move.township_id for move in page.rows)),
    )  # fmt: skip


def _refusal(request: AnyRequest) -> str:
    told: Refused | None = request.scope["state"].get(REFUSED)
    return told.message if told is not None else ""


ROUTES = [show_shelf, show_cart, put_in_cart, place, show_balance]
