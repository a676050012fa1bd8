"""What is shared, for programs: the list, one of them, its zones, what is closed, and what is free instead."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Request, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.answers import Answer
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.pools import service
from wushe.pools.errors import NoSuchResource
from wushe.pools.models import Hold, Resource
from wushe.pools.permissions import Pools
from wushe.pools.queries import resources as queries
from wushe.pools.schemas.bookings import AlternativesShown, WantedTime
from wushe.pools.schemas.resources import (
    ClosureData,
    EquipmentData,
    ExpertiseData,
    HoldShown,
    ResourceFilters,
    ResourceShown,
    VenueData,
    ZoneData,
    ZoneShown,
)
from wushe.pools.service.calendar import hours_of
from wushe.pools.service.offering import alternatives
from wushe.pools.showing import alternatives_shown, resource_shown, zone_shown

ONE = "/api/{tenant:str}/pools/{resource_id:uuid}"
ZONE = ONE + "/zones/{zone_id:uuid}"


@get("/api/{tenant:str}/pools")
async def list_resources(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[ResourceShown]]:
    work.require(Pools.READ)
    filters = query(request, ResourceFilters)
    page = await paging.page(work, queries.resources(filters), queries.BY_NAME, filters.cursor, filters.limit)
    return Answer(await _all_shown(work, page.rows), headers=link_headers(request, page))


@get(ONE)
async def show_resource(resource_id: FromPath[UUID], work: OpenWork) -> ResourceShown:
    work.require(Pools.READ)
    return await shown(work, await work.one(queries.resource(resource_id), NoSuchResource))


@get(ONE + "/alternatives")
async def show_alternatives(
    request: Request[Any, Any, Any], resource_id: FromPath[UUID], work: OpenWork
) -> AlternativesShown:
    return alternatives_shown(await alternatives(work, resource_id, query(request, WantedTime)))


@post("/api/{tenant:str}/pools/venues")
async def add_venue(work: OpenWork, data: JSONBody[VenueData]) -> ResourceShown:
    return await shown(work, await service.add_venue(work, data))


@post("/api/{tenant:str}/pools/equipment")
async def add_equipment(work: OpenWork, data: JSONBody[EquipmentData]) -> ResourceShown:
    return await shown(work, await service.add_equipment(work, data))


@post("/api/{tenant:str}/pools/expertise")
async def add_expertise(work: OpenWork, data: JSONBody[ExpertiseData]) -> ResourceShown:
    return await shown(work, await service.add_expertise(work, data))


@put(ONE + "/venue")
async def edit_venue(resource_id: FromPath[UUID], work: OpenWork, data: JSONBody[VenueData]) -> ResourceShown:
    return await shown(work, await service.edit_venue(work, resource_id, data))


@put(ONE + "/equipment")
async def edit_equipment(resource_id: FromPath[UUID], work: OpenWork, data: JSONBody[EquipmentData]) -> ResourceShown:
    return await shown(work, await service.edit_equipment(work, resource_id, data))


@put(ONE + "/expertise")
async def edit_expertise(resource_id: FromPath[UUID], work: OpenWork, data: JSONBody[ExpertiseData]) -> ResourceShown:
    return await shown(work, await service.edit_expertise(work, resource_id, data))


@post(ONE + "/closing", status_code=200)
async def close_resource(resource_id: FromPath[UUID], work: OpenWork) -> ResourceShown:
    return await shown(work, await service.close_resource(work, resource_id))


@post(ONE + "/reopening", status_code=200)
async def reopen_resource(resource_id: FromPath[UUID], work: OpenWork) -> ResourceShown:
    return await shown(work, await service.reopen_resource(work, resource_id))


# --- zones, and what is closed


@post(ONE + "/zones")
async def add_zone(resource_id: FromPath[UUID], work: OpenWork, data: JSONBody[ZoneData]) -> ZoneShown:
    return zone_shown(await service.add_zone(work, resource_id, data))


@put(ZONE)
async def edit_zone(
    resource_id: FromPath[UUID], zone_id: FromPath[UUID], work: OpenWork, data: JSONBody[ZoneData]
) -> ZoneShown:
    return zone_shown(await service.edit_zone(work, resource_id, zone_id, data))


@post(ZONE + "/closing", status_code=200)
async def close_zone(resource_id: FromPath[UUID], zone_id: FromPath[UUID], work: OpenWork) -> ZoneShown:
    return zone_shown(await service.close_zone(work, resource_id, zone_id))


@post(ZONE + "/reopening", status_code=200)
async def reopen_zone(resource_id: FromPath[UUID], zone_id: FromPath[UUID], work: OpenWork) -> ZoneShown:
    return zone_shown(await service.reopen_zone(work, resource_id, zone_id))


@post(ONE + "/closures")
async def close_units(resource_id: FromPath[UUID], work: OpenWork, data: JSONBody[ClosureData]) -> list[HoldShown]:
    return [hold_shown(hold) for hold in await service.close_units(work, resource_id, data)]


@delete(ONE + "/closures/{hold_id:uuid}")
async def reopen_units(resource_id: FromPath[UUID], hold_id: FromPath[UUID], work: OpenWork) -> None:
    await service.reopen_units(work, resource_id, hold_id)


async def shown(work: Work, resource: Resource) -> ResourceShown:
    return (await _all_shown(work, [resource]))[0]


async def _all_shown(work: Work, rows: Sequence[Resource]) -> list[ResourceShown]:
    ids = [row.id for row in rows]
    hours, zones = await hours_of(work, ids), await work.all(queries.zones_of(ids))
    return [resource_shown(row, hours[row.id], [zone for zone in zones if zone.resource_id == row.id]) for row in rows]


def hold_shown(hold: Hold) -> HoldShown:
    return HoldShown(
        id=hold.id, reason=hold.reason, note=hold.note, starts_at=hold.starts_at, ends_at=hold.ends_at,
        quantity=hold.unit_to - hold.unit_from,
    )  # fmt: skip


ROUTES = [
    list_resources, show_resource, show_alternatives, add_venue, add_equipment, add_expertise, edit_venue,
    edit_equipment, edit_expertise, close_resource, reopen_resource, add_zone, edit_zone, close_zone, reopen_zone,
    close_units, reopen_units,
]  # fmt: skip
