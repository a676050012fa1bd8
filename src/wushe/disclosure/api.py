"""A township's money in public, for programs."""

from typing import Any

from litestar import Request, get

from wushe.disclosure import service
from wushe.disclosure.schemas import AskedYear, MoneyInPublic
from wushe.kernel.clock import today
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/public/money", opt={"public": True})
async def show_money(request: Request[Any, Any, Any], work: OpenWork) -> MoneyInPublic:
    return await service.money_of(work, query(request, AskedYear).year or today().year)


ROUTES = [show_money]
