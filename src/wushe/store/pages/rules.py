"""Opening the store, and its rules."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.store import service
from wushe.store.permissions import Store
from wushe.store.schemas.entered import RulesData

RULES = "/{tenant:str}/store/rules"


@get(RULES)
async def show_rules(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(Store.CONFIGURE)
    rules = await service.rules_of(work)
    form = Form.of(request, RulesData, rules, version=rules.version if rules else None)
    return Page(work, "store/rules.html", form=form, rules=rules)


@post(RULES, opt=redisplay("/{tenant}/store/rules"))
async def set_rules(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[RulesData]) -> See:
    await service.set_rules(work, data)
    return See(f"/{tenant}/store/rules", notice=_("已保存").say())


ROUTES = [show_rules, set_rules]
