"""A township's money in public, for people."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, get

from wushe.disclosure import service
from wushe.disclosure.permissions import Disclosure
from wushe.disclosure.schemas import AskedYear
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.needs import board

AnyRequest = Request[Any, Any, Any]

MENU = (Entry("money", _("资金公示"), "/public/money", "shield", Disclosure.READ, rank=90),)


@get("/{tenant:str}/public/money", opt={"public": True})
async def show_money(request: AnyRequest, work: OpenWork) -> Page:
    year = query(request, AskedYear).year or today().year
    money = await service.money_of(work, year)
    return Page(work, "disclosure/money.html", money=money, years=await service.years(work, year))


@board.section(_("资金公示"), "disclosure/section.html", rank=60)
async def in_short(work: Work) -> Mapping[str, Any]:
    """The year's sums on the residents' start page."""
    if not work.may(Disclosure.READ):
        return {}
    money = await service.money_of(work, today().year)
    return {"money": money} if money.funds else {}


ROUTES = [show_money]
