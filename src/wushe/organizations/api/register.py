"""The register of organisations as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.kinds import Alert
from wushe.organizations.models import Organization
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import (
    OrganizationData,
    OrganizationFilters,
    OrganizationPage,
    OrganizationShown,
)


@get("/api/{tenant:str}/organizations")
async def list_organizations(request: Request[Any, Any, Any], work: OpenWork) -> Response[OrganizationPage]:
    reach, filters = work.require(Organizations.READ), query(request, OrganizationFilters)
    page = await paging.page_json(work, queries.organizations, reach, filters, queries.order(filters))
    return json_page(request, page)


@post("/api/{tenant:str}/organizations")
async def create_organization(work: OpenWork, data: JSONBody[OrganizationData]) -> OrganizationShown:
    return await shown(work, await service.record(work, data))


@get("/api/{tenant:str}/organizations/{organization_id:uuid}")
async def show_organization(organization_id: FromPath[UUID], work: OpenWork) -> OrganizationShown:
    reach = work.require(Organizations.READ)
    return await shown(work, await work.one(queries.organization(reach, organization_id), NoSuchOrganization))


@put("/api/{tenant:str}/organizations/{organization_id:uuid}")
async def change_organization(
    organization_id: FromPath[UUID], work: OpenWork, data: JSONBody[OrganizationData]
) -> OrganizationShown:
    return await shown(work, await service.edit(work, organization_id, data))


@post("/api/{tenant:str}/organizations/{organization_id:uuid}/sleep")
async def fall_asleep(organization_id: FromPath[UUID], work: OpenWork) -> OrganizationShown:
    return await shown(work, await service.fall_asleep(work, organization_id))


@post("/api/{tenant:str}/organizations/{organization_id:uuid}/waking")
async def wake(organization_id: FromPath[UUID], work: OpenWork) -> OrganizationShown:
    return await shown(work, await service.wake(work, organization_id))


@post("/api/{tenant:str}/organizations/{organization_id:uuid}/dissolution")
async def dissolve(organization_id: FromPath[UUID], work: OpenWork) -> OrganizationShown:
    return await shown(work, await service.dissolve(work, organization_id))


async def shown(work: Work, organization: Organization) -> OrganizationShown:
    """With what the list shows of it, read by the list's own query."""
    row = await work.one(queries.shown(organization.id))
    alerts = await service.alerts_of(work, organization.id)
    own = {
        name: getattr(organization, name) for name in OrganizationShown.__struct_fields__ if hasattr(organization, name)
    }
    listed = {name: getattr(row, name) for name in row._fields if name in OrganizationShown.__struct_fields__}
    return OrganizationShown(**own | listed, alerts=alerts, payments_blocked=Alert.NO_LEADER in alerts)


ROUTES = [
    list_organizations, create_organization, show_organization, change_organization, fall_asleep, wake, dissolve,
]  # fmt: skip
