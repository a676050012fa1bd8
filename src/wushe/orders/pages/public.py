"""What the resident opens with the slip, without an account, on a phone, perhaps without JavaScript."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.orders import service
from wushe.orders.codes import plain
from wushe.orders.kinds import UNCONFIRMED
from wushe.orders.schemas.entered import TypedCode
from wushe.orders.showing import door_shown

AnyRequest = Request[Any, Any, Any]
PUBLIC = {"public": True}
HOME = "/{tenant:str}/public/orders"


@get(HOME, opt=PUBLIC)
async def ask_code(request: AnyRequest, work: OpenWork) -> Page:
    """For whoever cannot scan."""
    return Page(work, "orders/public/ask.html", form=Form.of(request, TypedCode))


@post(HOME, opt=PUBLIC | redisplay("/{tenant}/public/orders"))
async def find(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[TypedCode]) -> See:
    await service.order_of(work, data.code)
    return See(f"/{tenant}/public/orders/{plain(data.code)}")


@get(f"{HOME}/{{code:str}}", opt=PUBLIC)
async def show_home(request: AnyRequest, code: FromPath[str], work: OpenWork) -> Page:
    """Where the code on the slip leads."""
    order = await service.order_of(work, code)
    return Page(
        work, "orders/public/confirmation.html", order=await door_shown(work, order), code=plain(code),
        confirmable=order.state in UNCONFIRMED, refusal=refusal_in(request), form=Form.of(request, TypedCode),
    )  # fmt: skip


@post(f"{HOME}/{{code:str}}", opt=PUBLIC | redisplay("/{tenant}/public/orders/{code}"))
async def acknowledge(tenant: FromPath[str], code: FromPath[str], work: OpenWork) -> See:
    await service.acknowledge(work, code)
    return See(f"/{tenant}/public/orders", notice=_("收到您的确认，祝您生活愉快").say())


ROUTES = [ask_code, find, show_home, acknowledge]
