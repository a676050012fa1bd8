"""What is done about an order before and after the door: its slip, somebody else, an end, staff's word."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web import charts
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.orders import service
from wushe.orders.codes import spaced
from wushe.orders.errors import NoSuchOrder
from wushe.orders.linking import link_of
from wushe.orders.models import ServiceOrder
from wushe.orders.permissions import Orders
from wushe.orders.queries import orders as queries
from wushe.orders.schemas.entered import Because, Disclosure, Reassignment
from wushe.orders.schemas.shown import ContactShown
from wushe.orders.showing import order_shown
from wushe.people.kinds import RevealReason

AnyRequest = Request[Any, Any, Any]
ORDER = "/{tenant:str}/orders/{order_id:uuid}"
BACK = redisplay("/{tenant}/orders/{order_id}")


@post(f"{ORDER}/slip", opt=BACK, status_code=200)
async def issue(tenant: FromPath[str], request: AnyRequest, order_id: FromPath[UUID], work: OpenWork) -> Page:
    """Shown once, in the answer itself: only its hash is kept. Another slip has another code."""
    order, code = await service.issue(work, order_id)
    link = link_of(request, tenant, code)
    return Page(
        work, "orders/slip.html", order=await order_shown(work, order), code=spaced(code), link=link,
        drawn=charts.qr(link, _("扫服务单上的码").say()),
    )  # fmt: skip


@post(f"{ORDER}/reassignment", opt=BACK)
async def reassign(
    tenant: FromPath[str], order_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Reassignment]
) -> See:
    await service.reassign(work, order_id, data)
    return _see(tenant, order_id, _("已改派，服务单上的码不变").say())


@post(f"{ORDER}/cancellation", opt=BACK)
async def cancel(tenant: FromPath[str], order_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]) -> See:
    await service.cancel(work, order_id, data)
    return _see(tenant, order_id, _("已取消，服务码作废").say())


@post(f"{ORDER}/confirmation", opt=BACK)
async def vouch(tenant: FromPath[str], order_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]) -> See:
    await service.vouch(work, order_id, data)
    return _see(tenant, order_id, _("已代居民确认").say())


@get(f"{ORDER}/contact")
async def ask_why(request: AnyRequest, order_id: FromPath[UUID], work: OpenWork) -> Page:
    """Asks for the reason first; what is seen is written down."""
    return await _contact_page(request, work, await _served(work, order_id))


@post(f"{ORDER}/contact", opt=redisplay("/{tenant}/orders/{order_id}/contact"), status_code=200)
async def show_contact(
    request: AnyRequest, order_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Disclosure]
) -> Page:
    shown = await service.reveal(work, order_id, data.reason)
    return await _contact_page(request, work, await _served(work, order_id), shown)


async def _served(work: Work, order_id: UUID) -> ServiceOrder:
    return await work.one(queries.order(queries.served(work.require(Orders.REVEAL)), order_id), NoSuchOrder)


async def _contact_page(
    request: AnyRequest, work: Work, order: ServiceOrder, shown: ContactShown | None = None
) -> Page:
    form = Form.of(request, Disclosure)
    return Page(work, "orders/contact.html", order=order, shown=shown, reasons=RevealReason, form=form)


def _see(tenant: str, order_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/orders/{order_id}", notice=notice)


ROUTES = [issue, reassign, cancel, vouch, ask_why, show_contact]
