"""The HTML face of communities: the list, one community, and what its staff may change."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries, service
from wushe.communities.errors import NoSuchCommunity
from wushe.communities.faces import CommunityFilters, community_page
from wushe.communities.imports import COMMUNITIES
from wushe.communities.kinds import CommunityKind, Standing
from wushe.communities.models import Community
from wushe.communities.permissions import Communities
from wushe.communities.schemas import ContactData
from wushe.identity.telling import history
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.imports import import_pages
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

MENU = (Entry("people", _("社区"), "/communities", "home", Communities.READ, rank=10),)


@get("/{tenant:str}/communities")
async def list_communities(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    filters = query(request, CommunityFilters)
    page = await community_page(work, filters)
    return Page(
        work,
        "communities/list.html",
        page=page,
        filters=filters,
        kinds=CommunityKind,
        standings=Standing,
    )


@get("/{tenant:str}/communities/{community_id:uuid}")
async def show_community(community_id: FromPath[UUID], work: OpenWork) -> Page:
    community = await _community(work, community_id)
    return Page(work, "communities/detail.html", community=community, history=await history(work, community.id))


@get("/{tenant:str}/communities/{community_id:uuid}/edit")
async def edit_form(community_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(Communities.EDIT)
    community = await _community(work, community_id)
    form = Form.of(request, ContactData, community, version=community.version)
    return Page(work, "communities/edit.html", community=community, form=form)


@post("/{tenant:str}/communities/{community_id:uuid}", opt=redisplay("/{tenant}/communities/{community_id}/edit"))
async def edit_community(
    tenant: FromPath[str], community_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ContactData]
) -> See:
    await service.edit(work, community_id, data)
    return See(f"/{tenant}/communities/{community_id}", notice=_("已保存").say())


async def _community(work: Work, community_id: UUID) -> Community:
    reach = work.require(Communities.READ)
    return await work.one(queries.community(reach, community_id), NoSuchCommunity)


ROUTES = [
    list_communities, show_community, edit_form, edit_community, *import_pages(COMMUNITIES),
]  # fmt: skip
