"""What the bank says, for people: the lines of statements, and entering one by hand."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.ledger import queries, sealing, service
from wushe.ledger.kinds import Matching
from wushe.ledger.lines import seen
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import LineFilters, NewLine

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/books/bank")
async def list_lines(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Ledger.READ)
    filters = query(request, LineFilters)
    found = queries.listed(filters, sealing.counterparty_hash(work, filters.q))
    page = await paging.page(work, found, queries.NEWEST_FIRST, filters.cursor, filters.limit)
    return Page(
        work, "ledger/bank.html", page=page, lines=await seen(work, page.rows), filters=filters,
        banks=await _banks(work), matchings=list(Matching), refusal=refusal_in(request),
    )  # fmt: skip


@get("/{tenant:str}/books/bank/new")
async def new_line(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Ledger.KEEP)
    banks = await _banks(work)
    before = {"on": clock.today(), "account_id": next(iter(banks), None)}
    return Page(work, "ledger/bank_new.html", form=Form.of(request, NewLine, before), banks=banks)


@post("/{tenant:str}/books/bank", opt=redisplay("/{tenant}/books/bank/new"))
async def enter_line(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewLine]) -> See:
    await service.enter_line(work, data)
    return See(f"/{tenant}/books/bank", notice=_("已登记银行流水").say())


@post("/{tenant:str}/books/bank/{line_id:uuid}/removal", opt=redisplay("/{tenant}/books/bank"))
async def remove_line(tenant: FromPath[str], line_id: FromPath[UUID], work: OpenWork) -> See:
    await service.remove_line(work, line_id)
    return See(f"/{tenant}/books/bank", notice=_("已删除银行流水").say())


async def _banks(work: Work) -> dict[UUID, str]:
    return {bank.id: bank.name for bank in await work.all(queries.banks())}


ROUTES = [list_lines, new_line, enter_line, remove_line]
