"""Orders as JSON, and what staff and the team's leader do about them."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.orders import service
from wushe.orders.codes import spaced
from wushe.orders.errors import NoSuchOrder
from wushe.orders.linking import link_of
from wushe.orders.models import OrderRules
from wushe.orders.permissions import Orders
from wushe.orders.queries import listing, orders as queries
from wushe.orders.schemas.entered import Because, Disclosure, NewOrder, OrderFilters, Reassignment, RulesData
from wushe.orders.schemas.shown import ContactShown, OrderPage, OrderShown, RulesShown, SlipShown, TotalsShown
from wushe.orders.showing import order_shown

AnyRequest = Request[Any, Any, Any]
ORDERS = "/api/{tenant:str}/orders"
ORDER = f"{ORDERS}/{{order_id:uuid}}"
RULES = f"{ORDERS}/rules"


@get(ORDERS)
async def list_orders(request: AnyRequest, work: OpenWork) -> Response[OrderPage]:
    reach, filters = work.require(Orders.READ), query(request, OrderFilters)
    return json_page(request, await paging.page_json(work, listing.orders, reach, filters, listing.ORDER))


@get(f"{ORDERS}/totals")
async def show_totals(work: OpenWork) -> TotalsShown:
    """Of those within reach."""
    return await service.totals(work, work.require(Orders.READ))


@post(ORDERS)
async def place(work: OpenWork, data: JSONBody[NewOrder]) -> OrderShown:
    return await order_shown(work, await service.place(work, data))


@get(ORDER)
async def show_order(order_id: FromPath[UUID], work: OpenWork) -> OrderShown:
    within = queries.readable(work.require(Orders.READ))
    return await order_shown(work, await work.one(queries.order(within, order_id), NoSuchOrder))


@post(f"{ORDER}/slip")
async def issue(tenant: FromPath[str], request: AnyRequest, order_id: FromPath[UUID], work: OpenWork) -> SlipShown:
    """A new code, which nobody can read again."""
    _order, code = await service.issue(work, order_id)
    return SlipShown(code=spaced(code), link=link_of(request, tenant, code))


@post(f"{ORDER}/reassignment")
async def reassign(order_id: FromPath[UUID], work: OpenWork, data: JSONBody[Reassignment]) -> OrderShown:
    return await order_shown(work, await service.reassign(work, order_id, data))


@post(f"{ORDER}/cancellation")
async def cancel(order_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> OrderShown:
    return await order_shown(work, await service.cancel(work, order_id, data))


@post(f"{ORDER}/confirmation")
async def vouch(order_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> OrderShown:
    return await order_shown(work, await service.vouch(work, order_id, data))


@post(f"{ORDER}/contact", status_code=200)
async def reveal(order_id: FromPath[UUID], work: OpenWork, data: JSONBody[Disclosure]) -> ContactShown:
    """Where to go and whom to call, for a reason that is written down."""
    return await service.reveal(work, order_id, data.reason)


@get(RULES)
async def show_rules(work: OpenWork) -> RulesShown:
    work.require(Orders.CONFIGURE)
    return _rules_shown(await service.rules_of(work))


@put(RULES)
async def change_rules(work: OpenWork, data: JSONBody[RulesData]) -> RulesShown:
    return _rules_shown(await service.change_rules(work, data))


def _rules_shown(rules: OrderRules) -> RulesShown:
    return RulesShown(confirm_days=rules.confirm_days, version=rules.version)


ROUTES = [
    list_orders, show_totals, place, show_order, issue, reassign, cancel, vouch, reveal, show_rules, change_rules,
]  # fmt: skip
