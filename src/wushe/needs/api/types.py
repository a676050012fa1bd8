"""The township's service types, and what is wanted most, as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel.clock import Quarter
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.models import ServiceType
from wushe.needs.permissions import Needs
from wushe.needs.queries import offers as queries
from wushe.needs.schemas.offers import ServiceTypeData, ServiceTypeShown, WantedFilters, WantedShown

TYPE = "/api/{tenant:str}/needs/types/{type_id:uuid}"


@get("/api/{tenant:str}/needs/types")
async def list_types(work: OpenWork) -> list[ServiceTypeShown]:
    work.require(Needs.READ_OFFERS)
    return [_shown(kind) for kind in await work.all(queries.types())]


@get("/api/{tenant:str}/needs/wanted")
async def list_wanted(request: Request[Any, Any, Any], work: OpenWork) -> list[WantedShown]:
    """The services that residents want, the most wanted first."""
    work.require(Needs.READ_OFFERS)
    filters = query(request, WantedFilters)
    quarter = Quarter.parse(filters.quarter) if filters.quarter else None
    wanted = await service.wanted_services(work, filters.community_id, quarter, filters.limit)
    return [WantedShown(**one._asdict()) for one in wanted]


@post("/api/{tenant:str}/needs/types")
async def create_type(work: OpenWork, data: JSONBody[ServiceTypeData]) -> ServiceTypeShown:
    return _shown(await service.add_type(work, data))


@put(TYPE)
async def edit_type(type_id: FromPath[UUID], work: OpenWork, data: JSONBody[ServiceTypeData]) -> ServiceTypeShown:
    return _shown(await service.edit_type(work, type_id, data))


@post(f"{TYPE}/retirement")
async def retire_type(type_id: FromPath[UUID], work: OpenWork) -> ServiceTypeShown:
    return _shown(await service.retire_type(work, type_id))


def _shown(kind: ServiceType) -> ServiceTypeShown:
    return ServiceTypeShown(**{name: getattr(kind, name) for name in ServiceTypeShown.__struct_fields__})


ROUTES = [list_types, list_wanted, create_type, edit_type, retire_type]
