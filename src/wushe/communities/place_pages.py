"""The HTML face of places: the list over all communities, and one to enter, change, close and use again."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody

from wushe.communities import queries, service
from wushe.communities.errors import NoSuchPlace
from wushe.communities.faces import PlaceFilters, hours_by_place, place_page, say_hours
from wushe.communities.kinds import Standing
from wushe.communities.opening import Weekday
from wushe.communities.permissions import Communities
from wushe.communities.schemas import NewPlace, PlaceData
from wushe.communities.sheets import PLACES, place_row
from wushe.kernel import exporting
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import EXCEL, Download, Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work


@get("/{tenant:str}/places")
async def list_places(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    filters = query(request, PlaceFilters)
    page = await place_page(work, filters)
    hours = await hours_by_place(work, page.rows)
    return Page(
        work,
        "communities/places.html",
        page=page,
        filters=filters,
        hours={place.id: say_hours(hours.get(place.id, {})) for place in page.rows},
        names=await _names(work),
        communities=await _communities(work, Communities.READ),
        standings=Standing,
    )


@get("/{tenant:str}/places.xlsx")
async def export_places(request: Request[Any, Any, Any], work: OpenWork) -> Download:
    reach = work.require(Communities.READ)
    filters = query(request, PlaceFilters)
    found = queries.places(reach, q=filters.q, community_id=filters.community_id, standing=filters.standing)
    hours, names = await hours_by_place(work, await work.all(found)), await _names(work)
    body = await exporting.export(
        work,
        "places",
        PLACES,
        found.order_by(*queries.PLACES_IN_ORDER),
        lambda place: place_row(place, names[place.community_id], say_hours(hours.get(place.id, {}))),
    )
    return Download(body, f"{PLACES.title.say()}.xlsx", EXCEL)


@get("/{tenant:str}/places/new")
async def new_place(request: Request[Any, Any, Any], work: OpenWork, community: FromQuery[UUID | None] = None) -> Page:
    communities = await _communities(work, Communities.KEEP_PLACES)
    only = communities[0][0] if len(communities) == 1 else None
    form = Form.of(request, NewPlace, {"community_id": community or only})
    return Page(work, "communities/place_form.html", form=form, place=None, communities=communities, days=list(Weekday))


@post("/{tenant:str}/places", opt=redisplay("/{tenant}/places/new"))
async def add_place(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewPlace]) -> See:
    place = await service.add_place(work, data)
    return See(f"/{tenant}/communities/{place.community_id}", notice=_("已登记场地").say())


@get("/{tenant:str}/places/{place_id:uuid}/edit")
async def edit_form(place_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Page:
    reach = work.require(Communities.KEEP_PLACES)
    place = await work.one(queries.place(reach, place_id), NoSuchPlace)
    hours = {day.value: written for day, written in (await service.hours_of(work, place.id)).items()}
    said = {"name": place.name, "address": place.address, "capacity": place.capacity, **hours}
    form = Form.of(request, PlaceData, said, version=place.version)
    return Page(work, "communities/place_form.html", form=form, place=place, communities=[], days=list(Weekday))


@post("/{tenant:str}/places/{place_id:uuid}", opt=redisplay("/{tenant}/places/{place_id}/edit"))
async def edit_place(
    tenant: FromPath[str], place_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[PlaceData]
) -> See:
    place = await service.edit_place(work, place_id, data)
    return See(f"/{tenant}/communities/{place.community_id}", notice=_("已保存").say())


@post("/{tenant:str}/places/{place_id:uuid}/closing")
async def close_place(tenant: FromPath[str], place_id: FromPath[UUID], work: OpenWork) -> See:
    place = await service.close_place(work, place_id)
    return See(f"/{tenant}/communities/{place.community_id}", notice=_("已停用场地").say())


@post("/{tenant:str}/places/{place_id:uuid}/reopening")
async def reopen_place(tenant: FromPath[str], place_id: FromPath[UUID], work: OpenWork) -> See:
    place = await service.reopen_place(work, place_id)
    return See(f"/{tenant}/communities/{place.community_id}", notice=_("已恢复使用").say())


async def _names(work: Work) -> dict[UUID, str]:
    return {row[0]: row[1] for row in await work.rows(queries.names())}


async def _communities(work: Work, permission: Communities) -> list[tuple[UUID, str]]:
    return [(row[0], row[1]) for row in await work.rows(queries.choices(work.require(permission)))]


ROUTES = [list_places, export_places, new_place, add_place, edit_form, edit_place, close_place, reopen_place]
