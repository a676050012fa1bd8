"""The list of exchanges for staff, and one exchange with its code and what can be done about it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.goods.quantities import show_quantity
from wushe.goods.queries import points
from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web import charts
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people.history import history
from wushe.store import service
from wushe.store.codes import exchange_code
from wushe.store.kinds import ExchangeState
from wushe.store.models import Exchange
from wushe.store.naming import exchanges_named, townships_named
from wushe.store.permissions import Store
from wushe.store.queries import exchanges as queries
from wushe.store.reaching import in_care, readable
from wushe.store.schemas.entered import Because, ExchangeFilters
from wushe.store.steps import stepper

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant}/store/exchanges/{exchange_id}"


@get("/{tenant:str}/store/exchanges")
async def list_exchanges(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Store.READ), query(request, ExchangeFilters)
    found = queries.bundled(reach, filters)
    return Page(
        work, "store/exchanges.html", filters=filters, states=ExchangeState, day=clock.today(),
        page=await paging.page(work, found, queries.NEWEST, filters.cursor, filters.limit),
        points=await work.rows(points.choices(reach)),
    )  # fmt: skip


@get("/{tenant:str}/store/exchanges/{exchange_id:uuid}")
async def show_exchange(request: AnyRequest, exchange_id: FromPath[UUID], work: OpenWork) -> Page:
    exchange = await readable(work, exchange_id)
    mine, cared = exchange.person_id == work.person.person_id, await in_care(work, exchange)
    tenders = await work.all(queries.tenders(exchange.id))
    return Page(
        work, "store/exchange.html", exchange=exchange, steps=stepper(exchange), mine=mine, cared=cared,
        lines=await work.rows(queries.lines([exchange.id])), amount=show_quantity,
        names=await exchanges_named(work, [exchange]), tenders=tenders,
        townships=await townships_named(work, (tender.home_id for tender in tenders)),
        code=_code(request, work, exchange), refusal=refusal_in(request), overdue=exchange.is_overdue(clock.today()),
        because=Form.of(request, Because, version=exchange.version), history=await history(work, exchange.id),
    )  # fmt: skip


def _code(request: AnyRequest, work: Work, exchange: Exchange) -> Any:
    """From the settings; on a laptop without one, the address under which the page was asked for."""
    address = str(request.app.state.settings.public_url or request.base_url).rstrip("/")
    link = f"{address}/{work.tenant.slug}/store/scan/{exchange_code(work.secret, exchange.id)}"
    return charts.qr(link, _("取货二维码").say())


@post("/{tenant:str}/store/exchanges/{exchange_id:uuid}/handover", opt=redisplay(ONE))
async def hand_over(tenant: FromPath[str], exchange_id: FromPath[UUID], work: OpenWork) -> See:
    await service.hand_over(work, exchange_id)
    return See(f"/{tenant}/store/exchanges/{exchange_id}", notice=_("已交付").say())


@post("/{tenant:str}/store/exchanges/{exchange_id:uuid}/cancellation", opt=redisplay(ONE))
async def cancel(
    tenant: FromPath[str], exchange_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.cancel(work, exchange_id, data)
    return See(f"/{tenant}/store/exchanges/{exchange_id}", notice=_("已取消，时长和物资都已退回").say())


ROUTES = [list_exchanges, show_exchange, hand_over, cancel]
