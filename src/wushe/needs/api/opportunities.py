"""Opportunities as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.api.shown import opportunity_shown, proposal_shown
from wushe.needs.errors import NoSuchOpportunity
from wushe.needs.permissions import Needs
from wushe.needs.queries import opportunities as queries
from wushe.needs.schemas.match import OpportunityMatches
from wushe.needs.schemas.offers import (
    CategorySum,
    Closing,
    Deal,
    OpportunityData,
    OpportunityFilters,
    OpportunityPage,
    OpportunityShown,
)
from wushe.needs.service.proposals import for_opportunity

SHEET = "/api/{tenant:str}/opportunities/{opportunity_id:uuid}"


@get("/api/{tenant:str}/opportunities")
async def list_opportunities(request: Request[Any, Any, Any], work: OpenWork) -> Response[OpportunityPage]:
    reach, filters = work.require(Needs.READ_OFFERS), query(request, OpportunityFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.order()))


@get("/api/{tenant:str}/opportunities/sums")
async def show_sums(work: OpenWork) -> list[CategorySum]:
    """Sheets, channels and fen of each category."""
    work.require(Needs.READ_OFFERS)
    return [
        CategorySum(category=category, sheets=sheets, channels=channels, amount_fen=int(fen))
        for category, sheets, channels, fen in await work.rows(queries.sums())
    ]


@post("/api/{tenant:str}/opportunities")
async def create_opportunity(work: OpenWork, data: JSONBody[OpportunityData]) -> OpportunityShown:
    return opportunity_shown(await service.post(work, data))


@get(SHEET)
async def show_opportunity(opportunity_id: FromPath[UUID], work: OpenWork) -> OpportunityShown:
    work.require(Needs.READ_OFFERS)
    return opportunity_shown(await work.one(queries.opportunity(opportunity_id), NoSuchOpportunity))


@put(SHEET)
async def edit_opportunity(
    opportunity_id: FromPath[UUID], work: OpenWork, data: JSONBody[OpportunityData]
) -> OpportunityShown:
    return opportunity_shown(await service.edit_opportunity(work, opportunity_id, data))


@get(f"{SHEET}/matches")
async def list_matches(opportunity_id: FromPath[UUID], work: OpenWork) -> OpportunityMatches:
    doers, needs = await for_opportunity(work, opportunity_id)
    return OpportunityMatches(
        offers=[proposal_shown(proposal) for proposal in doers.proposed],
        needs=[proposal_shown(proposal) for proposal in needs],
    )


@post(f"{SHEET}/deal")
async def deal(opportunity_id: FromPath[UUID], work: OpenWork, data: JSONBody[Deal]) -> OpportunityShown:
    return opportunity_shown(await service.deal(work, opportunity_id, data))


@post(f"{SHEET}/closing")
async def close(opportunity_id: FromPath[UUID], work: OpenWork, data: JSONBody[Closing]) -> OpportunityShown:
    return opportunity_shown(await service.close_opportunity(work, opportunity_id, data))


ROUTES = [
    list_opportunities, show_sums, create_opportunity, show_opportunity, edit_opportunity, list_matches, deal, close,
]  # fmt: skip
