"""The journal for people: what happened, who saw what, and whether it is whole."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath

from wushe.audit import queries, service
from wushe.audit.kinds import Area, View
from wushe.audit.permissions import Audit
from wushe.audit.schemas import JournalFilters
from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
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


@post("/{tenant:str}/audit/verification")
async def verify(tenant: FromPath[str], work: OpenWork) -> See:
    verdict = await service.verify(work)
    return See(f"/{tenant}/audit", notice=verdict.say())


@get("/{tenant:str}/chains")
async def list_chains(work: OpenWork) -> Page:
    """The operator learns whether each journal is whole, and nothing that stands in one."""
    work.require(Audit.CHAINS)
    return Page(work, "audit/chains.html", chains=await work.rows(queries.chain_states()))


ROUTES = [list_entries, verify, list_chains]
