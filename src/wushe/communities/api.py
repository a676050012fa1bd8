"""The JSON face of communities."""

from typing import Any
from uuid import UUID

from litestar import Request, get, put
from litestar.params import FromPath, JSONBody
from litestar.response import Response

from wushe.communities import queries, service
from wushe.communities.errors import NoSuchCommunity
from wushe.communities.faces import CommunityFilters, community_page, community_shown
from wushe.communities.imports import COMMUNITIES
from wushe.communities.permissions import Communities
from wushe.communities.schemas import CommunityShown, ContactData
from wushe.kernel.web.answers import Answer
from wushe.kernel.web.imports import import_api
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork


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


ROUTES = [list_communities, show_community, edit_community, *import_api(COMMUNITIES)]
