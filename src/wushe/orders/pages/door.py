"""The telephone at the door: the code of the resident's slip, scanned or typed, starts and finishes the service."""

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
from wushe.orders.kinds import OrderState
from wushe.orders.permissions import Orders
from wushe.orders.queries import orders as queries
from wushe.orders.schemas.entered import Finish, TypedCode
from wushe.orders.showing import order_shown
from wushe.people.acting import acting

AnyRequest = Request[Any, Any, Any]
DOOR = "/{tenant:str}/orders/door"
AT = f"{DOOR}/{{code:str}}"
BACK = redisplay("/{tenant}/orders/door/{code}")
MOST_WAITING = 10


@get(DOOR)
async def ask_code(request: AnyRequest, work: OpenWork) -> Page:
    """Where to go today, and a field for the code."""
    work.require(Orders.SERVE)
    waiting = await work.rows(queries.to_serve(acting(work)).limit(MOST_WAITING))
    return Page(work, "orders/door.html", form=Form.of(request, TypedCode), waiting=waiting)


@post(DOOR, opt=redisplay("/{tenant}/orders/door"))
async def find(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[TypedCode]) -> See:
    """A mistyped code is told beside its field."""
    await service.order_at_door(work, data.code)
    return See(f"/{tenant}/orders/door/{plain(data.code)}")


@get(AT)
async def show_door(request: AnyRequest, code: FromPath[str], work: OpenWork) -> Page:
    order = await service.order_at_door(work, code)
    return Page(
        work, "orders/at_door.html", order=await order_shown(work, order), code=plain(code),
        form=Form.of(request, Finish), refusal=refusal_in(request), states=OrderState,
    )  # fmt: skip


@post(f"{AT}/start", opt=BACK)
async def start(tenant: FromPath[str], code: FromPath[str], work: OpenWork) -> See:
    await service.start(work, code)
    return See(f"/{tenant}/orders/door/{plain(code)}", notice=_("已开始计时").say())


@post(f"{AT}/finish", opt=BACK)
async def finish(tenant: FromPath[str], code: FromPath[str], work: OpenWork, data: URLEncodedBody[Finish]) -> See:
    order = await service.finish(work, code, data)
    notice = _("服务了 {n} 分钟，请居民扫码确认").say(n=order.minutes)
    return See(f"/{tenant}/orders/door/{plain(code)}", notice=notice)


ROUTES = [ask_code, find, show_door, start, finish]
