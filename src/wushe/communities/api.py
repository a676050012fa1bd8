"""The JSON face of communities."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post, put
from litestar.params import FromPath, JSONBody
from litestar.response import Response

from wushe.communities import queries, service
from wushe.communities.errors import NoSuchCommunity, NoSuchPlace
from wushe.communities.faces import (
    CommunityFilters,
    PlaceFilters,
    community_page,
    community_shown,
    hours_by_place,
    place_page,
    place_shown,
)
from wushe.communities.imports import COMMUNITIES
from wushe.communities.models import Place
from wushe.communities.permissions import Communities
from wushe.communities.schemas import CommunityShown, ContactData, NewPlace, PlaceData, PlaceShown
from wushe.kernel.web.answers import Answer
from wushe.kernel.web.imports import import_api
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work


@get("/api/{tenant:str}/communities")
async def list_communities(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[CommunityShown]]:
    page = await community_page(work, query(request, CommunityFilters))
    return Answer([community_shown(community) for community in page.rows], headers=link_headers(request, page))


@get("/api/{tenant:str}/communities/{community_id:uuid}")
async def show_community(community_id: FromPath[UUID], work: OpenWork) -> CommunityShown:
    reach = work.require(Communities.READ)
    return community_shown(await work.one(queries.community(reach, community_id), NoSuchCommunity))


@put("/api/{tenant:str}/communities/{community_id:uuid}")
async def edit_community(community_id: FromPath[UUID], work: OpenWork, data: JSONBody[ContactData]) -> CommunityShown:
    return community_shown(await service.edit(work, community_id, data))


@get("/api/{tenant:str}/places")
async def list_places(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[PlaceShown]]:
    page = await place_page(work, query(request, PlaceFilters))
    hours = await hours_by_place(work, page.rows)
    shown = [place_shown(place, hours.get(place.id, {})) for place in page.rows]
    return Answer(shown, headers=link_headers(request, page))


@post("/api/{tenant:str}/places")
async def add_place(work: OpenWork, data: JSONBody[NewPlace]) -> PlaceShown:
    return await _shown(work, await service.add_place(work, data))


@get("/api/{tenant:str}/places/{place_id:uuid}")
async def show_place(place_id: FromPath[UUID], work: OpenWork) -> PlaceShown:
    reach = work.require(Communities.READ)
    return await _shown(work, await work.one(queries.place(reach, place_id), NoSuchPlace))


@put("/api/{tenant:str}/places/{place_id:uuid}")
async def edit_place(place_id: FromPath[UUID], work: OpenWork, data: JSONBody[PlaceData]) -> PlaceShown:
    return await _shown(work, await service.edit_place(work, place_id, data))


@post("/api/{tenant:str}/places/{place_id:uuid}/closing")
async def close_place(place_id: FromPath[UUID], work: OpenWork) -> PlaceShown:
    return await _shown(work, await service.close_place(work, place_id))


@post("/api/{tenant:str}/places/{place_id:uuid}/reopening")
async def reopen_place(place_id: FromPath[UUID], work: OpenWork) -> PlaceShown:
    return await _shown(work, await service.reopen_place(work, place_id))


async def _shown(work: Work, place: Place) -> PlaceShown:
    return place_shown(place, await service.hours_of(work, place.id))


ROUTES = [
    list_communities, show_community, edit_community, list_places, add_place, show_place, edit_place, close_place,
    reopen_place, *import_api(COMMUNITIES),
]  # fmt: skip
