"""What is shared, for people: the list, one of them with its calendar, entered and changed."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities.kinds import Standing
from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people.history import history
from wushe.pools import service
from wushe.pools.errors import NoSuchResource
from wushe.pools.kinds import ResourceKind
from wushe.pools.models import Resource
from wushe.pools.occasions import occasions_of
from wushe.pools.opening import Weekday, by_day, say_hours
from wushe.pools.pages.choices import owners
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings, pictures, resources as queries
from wushe.pools.schemas.resources import (
    CalendarFilters,
    EquipmentData,
    ExpertiseData,
    ResourceFilters,
    VenueData,
    View,
)
from wushe.pools.sections import list_sections, resource_sections
from wushe.pools.service.calendar import hours_of
from wushe.pools.showing import (
    can,
    community_names,
    day_asked,
    drawn,
    next_times,
    owner_of,
    people_names,
    used,
)

AnyRequest = Request[Any, Any, Any]
SCHEMAS = {
    ResourceKind.VENUE: VenueData, ResourceKind.EQUIPMENT: EquipmentData, ResourceKind.EXPERTISE: ExpertiseData,
}  # fmt: skip
PATHS = {
    ResourceKind.VENUE: "venues", ResourceKind.EQUIPMENT: "equipment", ResourceKind.EXPERTISE: "expertise",
}  # fmt: skip


@get("/{tenant:str}/pools")
async def list_resources(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Pools.READ)
    filters = query(request, ResourceFilters)
    page = await paging.page(work, queries.resources(filters), queries.BY_NAME, filters.cursor, filters.limit)
    hours = await hours_of(work, [row.id for row in page.rows])
    return Page(
        work, "pools/list.html", page=page, filters=filters, kinds=list(ResourceKind), standings=list(Standing),
        hours={each: say_hours(found) for each, found in hours.items()}, names=await community_names(work),
        sections=await list_sections(work, filters),
    )  # fmt: skip


@get("/{tenant:str}/pools/{resource_id:uuid}")
async def show_resource(request: AnyRequest, resource_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Pools.READ)
    resource = await work.one(queries.resource(resource_id), NoSuchResource)
    zones = await work.all(queries.zones_of([resource.id]))
    hours = (await hours_of(work, [resource.id]))[resource.id]
    filters = query(request, CalendarFilters)
    on = day_asked(filters.on)
    may = await can(work, resource)
    calendar = await drawn(work, resource, zones, hours, on, filters.view)
    return Page(
        work, "pools/show.html", resource=resource, zones=zones, hours=say_hours(hours), can=may, views=list(View),
        days=list(Weekday),
        calendar=calendar, occasions=await occasions_of(work, calendar.booking_ids),
        use=await used(work, resource, hours),
        free=await next_times(work, resource, hours), owner=await owner_of(work, resource),
        names=await community_names(work) | await people_names(work, [resource.steward_id, resource.expert_id]),
        closures=await work.all(bookings.closures(resource.id, clock.now())),
        waiting=await work.all(bookings.waiting(resource.id)),
        pictures=await work.all(pictures.pictures_of(resource.id)), refusal=refusal_in(request),
        history=await history(work, resource.id) if may.keep else [],
        sections=await resource_sections(work, resource),
    )  # fmt: skip


# --- entered and changed


@get("/{tenant:str}/pools/new/{kind:str}")
async def new_resource(request: AnyRequest, kind: FromPath[str], work: OpenWork) -> Page:
    """Raises `NoSuchResource` for a kind that there is not."""
    found = [each for each, path in PATHS.items() if path == kind]
    if not found:
        raise NoSuchResource
    return await _form(request, work, found[0], {"community_id": request.query_params.get("community_id", "")}, None)


@get("/{tenant:str}/pools/{resource_id:uuid}/edit")
async def edit_form(request: AnyRequest, resource_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Pools.KEEP)
    resource = await work.one(queries.resource_to_keep(reach, resource_id), NoSuchResource)
    hours = (await hours_of(work, [resource.id]))[resource.id]
    zones = await work.all(queries.zones_of([resource.id]))
    said: dict[str, Any] = {
        "longest_hours": resource.longest_minutes // 60, "unit": resource.unit_name,
        "fields": "\n".join(resource.fields), "capacity": zones[0].capacity if len(zones) == 1 else None,
        **{day.value: written for day, written in by_day(hours).items()},
    }  # fmt: skip
    schema = SCHEMAS[resource.kind]
    kept = {name: getattr(resource, name) for name in schema.__struct_fields__ if hasattr(resource, name)}
    return await _form(request, work, resource.kind, kept | said, resource)


async def _form(
    request: AnyRequest, work: Work, kind: ResourceKind, said: dict[str, Any], resource: Resource | None
) -> Page:
    form = Form.of(request, SCHEMAS[kind], said, version=resource.version if resource else None)
    return Page(
        work, "pools/form.html", form=form, kind=kind, kinds=list(ResourceKind), resource=resource,
        paths={each.value: path for each, path in PATHS.items()}, **await owners(work),
    )  # fmt: skip


@post("/{tenant:str}/pools/venues", opt=redisplay("/{tenant}/pools/new/venues"))
async def add_venue(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[VenueData]) -> See:
    venue = await service.add_venue(work, data)
    return See(f"/{tenant}/pools/{venue.id}/keeping", notice=_("已登记场地，可以划分功能区、上传照片").say())


@post("/{tenant:str}/pools/equipment", opt=redisplay("/{tenant}/pools/new/equipment"))
async def add_equipment(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[EquipmentData]) -> See:
    return _saved(tenant, await service.add_equipment(work, data))


@post("/{tenant:str}/pools/expertise", opt=redisplay("/{tenant}/pools/new/expertise"))
async def add_expertise(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[ExpertiseData]) -> See:
    return _saved(tenant, await service.add_expertise(work, data))


EDIT = "/{tenant}/pools/{resource_id}/edit"


@post("/{tenant:str}/pools/{resource_id:uuid}/venues", opt=redisplay(EDIT))
async def edit_venue(
    tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[VenueData]
) -> See:
    return _saved(tenant, await service.edit_venue(work, resource_id, data))


@post("/{tenant:str}/pools/{resource_id:uuid}/equipment", opt=redisplay(EDIT))
async def edit_equipment(
    tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[EquipmentData]
) -> See:
    return _saved(tenant, await service.edit_equipment(work, resource_id, data))


@post("/{tenant:str}/pools/{resource_id:uuid}/expertise", opt=redisplay(EDIT))
async def edit_expertise(
    tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ExpertiseData]
) -> See:
    return _saved(tenant, await service.edit_expertise(work, resource_id, data))


def _saved(tenant: str, resource: Resource) -> See:
    return See(f"/{tenant}/pools/{resource.id}", notice=_("已保存").say())


@post("/{tenant:str}/pools/{resource_id:uuid}/closing", opt=redisplay("/{tenant}/pools/{resource_id}"))
async def close_resource(tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork) -> See:
    await service.close_resource(work, resource_id)
    return See(f"/{tenant}/pools/{resource_id}", notice=_("已停止共享").say())


@post("/{tenant:str}/pools/{resource_id:uuid}/reopening", opt=redisplay("/{tenant}/pools/{resource_id}"))
async def reopen_resource(tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork) -> See:
    await service.reopen_resource(work, resource_id)
    return See(f"/{tenant}/pools/{resource_id}", notice=_("已恢复共享").say())


ROUTES = [
    list_resources, show_resource, new_resource, edit_form, add_venue, add_equipment, add_expertise,
    edit_venue, edit_equipment, edit_expertise, close_resource, reopen_resource,
]  # fmt: skip
