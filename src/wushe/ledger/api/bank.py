"""What the bank says, for programs."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, delete, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.ledger import queries, sealing, service
from wushe.ledger.lines import SeenLine, seen
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import LineFilters, LinePage, LineShown, MatchedShown, NewLine


@get("/api/{tenant:str}/books/bank")
async def list_bank_lines(request: Request[Any, Any, Any], work: OpenWork) -> Response[LinePage]:
    work.require(Ledger.READ)
    filters = query(request, LineFilters)
    found = queries.listed(filters, sealing.counterparty_hash(work, filters.q))
    page = await paging.page(work, found, queries.NEWEST_FIRST, filters.cursor, filters.limit)
    items = [_shown(line) for line in await seen(work, page.rows)]
    return Response(LinePage(items=items, next=page.next, previous=page.previous), headers=link_headers(request, page))


@post("/api/{tenant:str}/books/bank")
async def enter_bank_line(work: OpenWork, data: JSONBody[NewLine]) -> LineShown:
    (line,) = await seen(work, [await service.enter_line(work, data)])
    return _shown(line)


@delete("/api/{tenant:str}/books/bank/{line_id:uuid}")
async def remove_bank_line(line_id: FromPath[UUID], work: OpenWork) -> None:
    await service.remove_line(work, line_id)


def _shown(line: SeenLine) -> LineShown:
    told = [MatchedShown(match_id=each.id, entry_id=each.entry_id, fen=each.fen) for each in line.matches]
    return LineShown(**line._asdict() | {"matches": told, "open_fen": line.open_fen, "matching": line.matching})


ROUTES = [list_bank_lines, enter_bank_line, remove_bank_line]
