"""Offers as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.api.shown import offer_shown, proposal_shown
from wushe.needs.errors import NoSuchOffer
from wushe.needs.permissions import Needs
from wushe.needs.queries import offers as queries
from wushe.needs.schemas.match import ProposalShown
from wushe.needs.schemas.offers import NewOffer, OfferData, OfferFilters, OfferPage, OfferShown
from wushe.needs.service.proposals import needs_for_offer

OFFER = "/api/{tenant:str}/offers/{offer_id:uuid}"


@get("/api/{tenant:str}/offers")
async def list_offers(request: Request[Any, Any, Any], work: OpenWork) -> Response[OfferPage]:
    reach, filters = work.require(Needs.READ_OFFERS), query(request, OfferFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.order()))


@post("/api/{tenant:str}/offers")
async def create_offer(work: OpenWork, data: JSONBody[NewOffer]) -> OfferShown:
    return await offer_shown(work, await service.make_offer(work, data))


@get(OFFER)
async def show_offer(offer_id: FromPath[UUID], work: OpenWork) -> OfferShown:
    work.require(Needs.READ_OFFERS)
    return await offer_shown(work, await work.one(queries.offer(offer_id), NoSuchOffer))


@put(OFFER)
async def edit_offer(offer_id: FromPath[UUID], work: OpenWork, data: JSONBody[OfferData]) -> OfferShown:
    return await offer_shown(work, await service.edit_offer(work, offer_id, data))


@get(f"{OFFER}/matches")
async def list_needs_for(offer_id: FromPath[UUID], work: OpenWork) -> list[ProposalShown]:
    """The ten waiting needs within reach that it fits best."""
    return [proposal_shown(proposal) for proposal in await needs_for_offer(work, offer_id)]


@post(f"{OFFER}/pause")
async def pause(offer_id: FromPath[UUID], work: OpenWork) -> OfferShown:
    return await offer_shown(work, await service.pause_offer(work, offer_id))


@post(f"{OFFER}/resumption")
async def resume(offer_id: FromPath[UUID], work: OpenWork) -> OfferShown:
    return await offer_shown(work, await service.resume_offer(work, offer_id))


@post(f"{OFFER}/end")
async def end(offer_id: FromPath[UUID], work: OpenWork) -> OfferShown:
    return await offer_shown(work, await service.end_offer(work, offer_id))


ROUTES = [list_offers, create_offer, show_offer, edit_offer, list_needs_for, pause, resume, end]
