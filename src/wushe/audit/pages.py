"""The journal for people: what happened, who saw what, and whether it is whole."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath

from wushe.audit import queries, service
from wushe.audit.kinds import Area, View
from wushe.audit.permissions import Audit
from wushe.audit.schemas import JournalFilters
from wushe.audit.sheet import SHEET, as_row
from wushe.kernel import exporting, paging
from wushe.kernel.exporting import MOST_ROWS, ListExported, TooManyRows
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import Code
from wushe.kernel.web.answers import EXCEL, Download, Page, See
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.work import OpenWork

MENU = (
    Entry("system", _("操作记录"), "/audit", "file", Audit.READ, rank=60),
    Entry("system", _("操作记录校验"), "/chains", "shield", Audit.CHAINS, rank=60),
)


@get("/{tenant:str}/audit")
async def list_entries(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(Audit.READ)
    filters = query(request, JournalFilters)
    page = await paging.page(work, queries.entries(filters), queries.NEWEST, filters.cursor, filters.limit)
    return Page(
        work, "audit/list.html", page=page, rows=await service.told_entries(work, page.rows), filters=filters,
        areas=list(Area), views=list(View), state=await work.one_or_none(queries.chain_state(work.tenant.id)),
    )  # fmt: skip


@get("/{tenant:str}/audit.xlsx")
async def export_entries(request: Request[Any, Any, Any], work: OpenWork) -> Download:
    work.require(Audit.EXPORT)
    found = queries.entries(query(request, JournalFilters)).order_by(*queries.NEWEST)
    entries = await work.all(found.limit(MOST_ROWS + 1))
    if len(entries) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    work.record(ListExported(name=Code("journal"), rows=len(entries)))
    body = await exporting.write(SHEET, [as_row(entry) for entry in await service.told_entries(work, entries)])
    return Download(body, f"{SHEET.title.say()}.xlsx", EXCEL)


@post("/{tenant:str}/audit/verification")
async def verify(tenant: FromPath[str], work: OpenWork) -> See:
    verdict = await service.verify(work)
    return See(f"/{tenant}/audit", notice=verdict.say())


@get("/{tenant:str}/chains")
async def list_chains(work: OpenWork) -> Page:
    """The operator learns whether each journal is whole, and nothing that stands in one."""
    work.require(Audit.CHAINS)
    return Page(work, "audit/chains.html", chains=await work.rows(queries.chain_states()))


ROUTES = [list_entries, export_entries, verify, list_chains]
