"""The list of orders, placing one, and one order with everything that can be done about it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.orders import service
from wushe.orders.errors import NoSuchOrder
from wushe.orders.kinds import OrderState, ServiceKind
from wushe.orders.pages import choices
from wushe.orders.pages.detail import detail
from wushe.orders.permissions import Orders
from wushe.orders.queries import listing, orders as queries
from wushe.orders.schemas.entered import Asked, NewOrder, OrderFilters

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/orders")
async def list_orders(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Orders.READ), query(request, OrderFilters)
    page = await paging.page(work, listing.bundled(reach, filters), listing.ORDER, filters.cursor, filters.limit)
    return Page(
        work, "orders/list.html", page=page, filters=filters, totals=await service.totals(work, reach),
        number=await work.scalar(listing.matching(reach, filters)), day=clock.today(),
        communities=await choices.communities_of(work, Orders.READ), states=OrderState, kinds=ServiceKind,
    )  # fmt: skip


@get("/{tenant:str}/orders/new")
async def new_order(request: AnyRequest, work: OpenWork) -> Page:
    """First the resident, then what is to be done, and then who offers that in the resident's village."""
    work.require(Orders.PLACE)
    asked = query(request, Asked)
    given = {"person_id": asked.person_id, "kind": asked.kind, "visit_on": clock.today()}
    form = Form.of(request, NewOrder, {name: value for name, value in given.items() if value})
    return Page(work, "orders/form.html", form=form, asked=asked, **await _offered(work, form, asked))


async def _offered(work: Work, form: Form, asked: Asked) -> dict[str, Any]:
    """Who, by which team, and the members of it who do what is asked."""
    person = await choices.resident(work, _id(form.value("person_id")))
    teams = await choices.teams_for(work, person) if person else []
    kind = next((kind for kind in ServiceKind if kind.value == form.value("kind")), None)
    servers = [
        (person_id, f"{name} · {team.organization}" if len(teams) > 1 else name)
        for team in teams if kind
        for person_id, name in await choices.servers(work, team.id, kind)
    ]  # fmt: skip
    return {
        "person": person, "kind": kind, "teams": teams, "servers": servers, "kinds": ServiceKind,
        "found": await choices.residents(work, asked.resident),
    }  # fmt: skip


@post("/{tenant:str}/orders", opt=redisplay("/{tenant}/orders/new"))
async def place(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewOrder]) -> See:
    order = await service.place(work, data)
    return See(f"/{tenant}/orders/{order.id}", notice=_("已下单，请打印服务单交给居民").say())


@get("/{tenant:str}/orders/{order_id:uuid}")
async def show_order(request: AnyRequest, order_id: FromPath[UUID], work: OpenWork) -> Page:
    within = queries.readable(work.require(Orders.READ))
    order = await work.one(queries.order(within, order_id), NoSuchOrder)
    return Page(work, "orders/show.html", **await detail(request, work, order))


def _id(written: str) -> UUID | None:
    """The id in a hidden field, which may hold anything."""
    try:
        return UUID(written)
    except ValueError:
        return None


ROUTES = [list_orders, new_order, place, show_order]
