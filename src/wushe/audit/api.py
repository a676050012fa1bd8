"""The journal for programs."""

from typing import Any

from litestar import Request, Response, get, post

from wushe.audit import queries, service
from wushe.audit.permissions import Audit
from wushe.audit.schemas import ChainShown, JournalFilters, JournalPage, VerifiedShown
from wushe.kernel import clock, paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/journal")
async def list_entries(request: Request[Any, Any, Any], work: OpenWork) -> Response[JournalPage]:
    work.require(Audit.READ)
    filters = query(request, JournalFilters)
    page = await paging.page(work, queries.entries(filters), queries.NEWEST, filters.cursor, filters.limit)
    shown = JournalPage(items=await service.told_entries(work, page.rows), next=page.next, previous=page.previous)
    return Response(shown, headers=link_headers(request, page))


@post("/api/{tenant:str}/journal/verification", status_code=200)
async def verify(work: OpenWork) -> VerifiedShown:
    verdict = await service.verify(work)
    return VerifiedShown(
        number=verdict.number,
        whole=not verdict.findings,
        findings=[service.said(finding) for finding in verdict.findings],
        verified_at=clock.now(),
    )


@get("/api/{tenant:str}/chains")
async def list_chains(work: OpenWork) -> list[ChainShown]:
    work.require(Audit.CHAINS)
    return [
        ChainShown(
            slug=place.slug,
            name=place.name,
            number=state.number if state else 0,
            findings=state.findings if state else 0,
            verified_at=state.verified_at if state else None,
        )
        for place, state in await work.rows(queries.chain_states())
    ]


ROUTES = [list_entries, verify, list_chains]
