"""Looking after a resource: its zones, what is closed for a while, its pictures and the address of its calendar."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.pools import service
from wushe.pools.errors import NoSuchResource, NoSuchZone
from wushe.pools.models.picture import MOST_PICTURES
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings, links, pictures, resources as queries
from wushe.pools.schemas.resources import ClosureData, PictureData, ZoneData

AnyRequest = Request[Any, Any, Any]
KEEPING = "/{tenant}/pools/{resource_id}/keeping"


@get("/{tenant:str}/pools/{resource_id:uuid}/keeping")
async def keep(request: AnyRequest, resource_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Pools.KEEP)
    resource = await work.one(queries.resource_to_keep(reach, resource_id), NoSuchResource)
    zones = await work.all(queries.zones_of([resource.id]))
    return Page(
        work, "pools/keeping.html", resource=resource, zones=zones, most_pictures=MOST_PICTURES,
        closures=await work.all(bookings.closures(resource.id, clock.now())),
        pictures=await work.all(pictures.pictures_of(resource.id)),
        link=await work.one_or_none(links.link_of(resource.id, None)), refusal=refusal_in(request),
        zone=Form.of(request, ZoneData, id="zone"), closing=Form.of(request, ClosureData, id="closing"),
        picture=Form.of(request, PictureData, id="picture"),
        zone_choices=[(zone.id, zone.name) for zone in zones if not zone.is_closed],
    )  # fmt: skip


# --- zones


@post("/{tenant:str}/pools/{resource_id:uuid}/zones", opt=redisplay(KEEPING))
async def add_zone(
    tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ZoneData]
) -> See:
    await service.add_zone(work, resource_id, data)
    return _kept(tenant, resource_id, _("已登记功能区").say())


@get("/{tenant:str}/pools/{resource_id:uuid}/zones/{zone_id:uuid}/edit")
async def edit_zone_form(
    request: AnyRequest, resource_id: FromPath[UUID], zone_id: FromPath[UUID], work: OpenWork
) -> Page:
    reach = work.require(Pools.KEEP)
    resource = await work.one(queries.resource_to_keep(reach, resource_id), NoSuchResource)
    zone = await work.one(queries.zone(resource.id, zone_id), NoSuchZone)
    form = Form.of(request, ZoneData, zone, version=zone.version)
    return Page(work, "pools/zone.html", resource=resource, zone=zone, form=form)


@post(
    "/{tenant:str}/pools/{resource_id:uuid}/zones/{zone_id:uuid}",
    opt=redisplay("/{tenant}/pools/{resource_id}/zones/{zone_id}/edit"),
)
async def edit_zone(
    tenant: FromPath[str],
    resource_id: FromPath[UUID],
    zone_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[ZoneData],
) -> See:
    await service.edit_zone(work, resource_id, zone_id, data)
    return _kept(tenant, resource_id, _("已保存").say())


@post("/{tenant:str}/pools/{resource_id:uuid}/zones/{zone_id:uuid}/closing", opt=redisplay(KEEPING))
async def close_zone(
    tenant: FromPath[str], resource_id: FromPath[UUID], zone_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.close_zone(work, resource_id, zone_id)
    return _kept(tenant, resource_id, _("已停用功能区").say())


@post("/{tenant:str}/pools/{resource_id:uuid}/zones/{zone_id:uuid}/reopening", opt=redisplay(KEEPING))
async def reopen_zone(
    tenant: FromPath[str], resource_id: FromPath[UUID], zone_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.reopen_zone(work, resource_id, zone_id)
    return _kept(tenant, resource_id, _("已恢复使用").say())


# --- closed for a while, or for good


@post("/{tenant:str}/pools/{resource_id:uuid}/closures", opt=redisplay(KEEPING))
async def close_units(
    tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ClosureData]
) -> See:
    await service.close_units(work, resource_id, data)
    return _kept(tenant, resource_id, _("已登记停用").say())


@post("/{tenant:str}/pools/{resource_id:uuid}/closures/{hold_id:uuid}/removal", opt=redisplay(KEEPING))
async def reopen_units(
    tenant: FromPath[str], resource_id: FromPath[UUID], hold_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.reopen_units(work, resource_id, hold_id)
    return _kept(tenant, resource_id, _("已恢复开放").say())


def _kept(tenant: str, resource_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/pools/{resource_id}/keeping", notice=notice)


ROUTES = [keep, add_zone, edit_zone_form, edit_zone, close_zone, reopen_zone, close_units, reopen_units]
