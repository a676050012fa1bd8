"""Needs as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.api.shown import need_shown, proposal_shown
from wushe.needs.errors import NoSuchNeed
from wushe.needs.permissions import Needs
from wushe.needs.queries import listing, needs as queries
from wushe.needs.schemas.match import ProposalsShown, WhyNotShown
from wushe.needs.schemas.needs import NeedData, NeedFilters, NeedPage, NeedShown, NewNeed
from wushe.needs.service.proposals import offers_for_need, why_not_this

NEED = "/api/{tenant:str}/needs/{need_id:uuid}"


@get("/api/{tenant:str}/needs")
async def list_needs(request: Request[Any, Any, Any], work: OpenWork) -> Response[NeedPage]:
    reach, filters = work.require(Needs.READ), query(request, NeedFilters)
    return json_page(request, await paging.page_json(work, listing.needs, reach, filters, listing.order(filters)))


@post("/api/{tenant:str}/needs")
async def create_need(work: OpenWork, data: JSONBody[NewNeed]) -> NeedShown:
    return await need_shown(work, await service.record(work, data))


@get(NEED)
async def show_need(need_id: FromPath[UUID], work: OpenWork) -> NeedShown:
    reach = work.require(Needs.READ)
    return await need_shown(work, await work.one(queries.need(reach, need_id), NoSuchNeed))


@put(NEED)
async def edit_need(need_id: FromPath[UUID], work: OpenWork, data: JSONBody[NeedData]) -> NeedShown:
    return await need_shown(work, await service.edit(work, need_id, data))


@get(f"{NEED}/matches")
async def list_matches(need_id: FromPath[UUID], work: OpenWork) -> ProposalsShown:
    """The ten best offers with their reasons, and those of the same kind that were kept out."""
    found = await offers_for_need(work, need_id)
    return ProposalsShown(
        proposed=[proposal_shown(proposal) for proposal in found.proposed],
        kept_out=[_kept_out(out.offer.id, out.offer.title, out.reasons) for out in found.kept_out],
    )


@get(f"{NEED}/matches/{{offer_id:uuid}}")
async def explain(need_id: FromPath[UUID], offer_id: FromPath[UUID], work: OpenWork) -> WhyNotShown:
    """Why not that offer; no reasons where nothing keeps it out."""
    asked = await why_not_this(work, need_id, offer_id)
    return _kept_out(asked.offer.id, asked.offer.title, asked.reasons)


def _kept_out(offer_id: UUID, title: str, reasons: list[Any]) -> WhyNotShown:
    return WhyNotShown(offer_id=offer_id, title=title, reasons=[reason.say() for reason in reasons])


ROUTES = [list_needs, create_need, show_need, edit_need, list_matches, explain]
