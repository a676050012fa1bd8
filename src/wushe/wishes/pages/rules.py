"""What the township has set for its micro-wishes."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.wishes import service
from wushe.wishes.permissions import Wishes
from wushe.wishes.schemas.entered import RulesData

RULES = "/{tenant:str}/wishes/rules"


@get(RULES)
async def show_rules(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(Wishes.CONFIGURE)
    rules = await service.rules_of(work)
    before = {"limit": rules.limit_fen, "claim_days": rules.claim_days}
    return Page(work, "wishes/rules.html", form=Form.of(request, RulesData, before, version=rules.version or None))


@post(RULES, opt=redisplay("/{tenant}/wishes/rules"))
async def change_rules(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[RulesData]) -> See:
    await service.change_rules(work, data)
    return See(f"/{tenant}/wishes/rules", notice=_("已保存").say())


ROUTES = [show_rules, change_rules]
