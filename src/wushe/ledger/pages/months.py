"""Months: what each closed with, and closing the next."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.ledger import queries, service
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import Closing


@get("/{tenant:str}/books/months")
async def list_months(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(Ledger.READ)
    return Page(
        work, "ledger/months.html", closed=await work.all(queries.closed_months()),
        open_months=await service.months_to_close(work), form=Form.of(request, Closing),
    )  # fmt: skip


@post("/{tenant:str}/books/months", opt=redisplay("/{tenant}/books/months"))
async def close_month(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Closing]) -> See:
    await service.close_month(work, data)
    return See(f"/{tenant}/books/months", notice=_("已结账").say())


ROUTES = [list_months, close_month]
