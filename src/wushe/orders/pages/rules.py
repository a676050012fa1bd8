"""What the township has set for its service orders."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.orders import service
from wushe.orders.permissions import Orders
from wushe.orders.schemas.entered import RulesData

RULES = "/{tenant:str}/orders/rules"


@get(RULES)
async def show_rules(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(Orders.CONFIGURE)
    rules = await service.rules_of(work)
    before = {"confirm_days": rules.confirm_days}
    return Page(work, "orders/rules.html", form=Form.of(request, RulesData, before, version=rules.version or None))


@post(RULES, opt=redisplay("/{tenant}/orders/rules"))
async def change_rules(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[RulesData]) -> See:
    await service.change_rules(work, data)
    return See(f"/{tenant}/orders/rules", notice=_("已保存").say())


ROUTES = [show_rules, change_rules]
