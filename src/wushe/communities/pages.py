"""The HTML face of communities: the list, one community with its places, and what its staff may change."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries, service
from wushe.communities.errors import NoSuchCommunity
from wushe.communities.faces import CommunityFilters, community_page, hours_by_place, say_hours
from wushe.communities.imports import COMMUNITIES
from wushe.communities.kinds import CommunityKind, Standing
from wushe.communities.models import Community
from wushe.communities.permissions import Communities
from wushe.communities.place_pages import ROUTES as PLACE_ROUTES
from wushe.communities.schemas import ContactData
from wushe.communities.sheets import LIST, as_row
from wushe.identity.telling import history
from wushe.kernel import exporting
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import EXCEL, Download, Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.imports import import_pages
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

MENU = (
    Entry("societies", _("社区"), "/communities", "home", Communities.READ, rank=10),
    Entry("societies", _("场地"), "/places", "pin", Communities.READ, rank=15),
)


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


@get("/{tenant:str}/communities.xlsx")
async def export_communities(request: Request[Any, Any, Any], work: OpenWork) -> Download:
    """The whole list as it is filtered, in the shape in which contact data is imported."""
    reach = work.require(Communities.READ)
    filters = query(request, CommunityFilters)
    found = queries.communities(reach, q=filters.q, kind=filters.kind, standing=filters.standing)
    body = await exporting.export(work, "communities", LIST, found.order_by(Community.code), as_row)
    return Download(body, f"{LIST.title.say()}.xlsx", EXCEL)


@get("/{tenant:str}/communities/{community_id:uuid}")
async def show_community(community_id: FromPath[UUID], work: OpenWork) -> Page:
    community = await _community(work, community_id)
    reach = work.require(Communities.READ)
    places = await work.all(
        queries.places(reach, community_id=community.id, standing=None).order_by(*queries.PLACES_IN_ORDER)
    )
    hours = await hours_by_place(work, places)
    return Page(
        work,
        "communities/detail.html",
        community=community,
        places=[(place, say_hours(hours.get(place.id, {}))) for place in places],
        history=await history(work, community.id),
    )


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
    list_communities, export_communities, show_community, edit_form, edit_community, *PLACE_ROUTES,
    *import_pages(COMMUNITIES),
]  # fmt: skip
