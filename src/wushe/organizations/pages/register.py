"""The list of organisations, their forms and their life."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.charts import Bar, bars
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.kinds import Attention, FilingState, Level, OrganizationKind, Stage
from wushe.organizations.models import Organization
from wushe.organizations.pages import choices
from wushe.organizations.pages.detail import detail
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import OrganizationData, OrganizationFilters
from wushe.organizations.shares import tenths

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/organizations")
async def list_organizations(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Organizations.READ), query(request, OrganizationFilters)
    found = queries.bundled(reach, filters)
    page = await paging.page(work, found, queries.order(filters), filters.cursor, filters.limit)
    number, filed, registered, leaderless, unassigned = (await work.rows(queries.summary(reach, filters)))[0]
    return Page(
        work, "organizations/list.html", page=page, filters=filters, types=await choices.types(work),
        communities=await choices.communities_of(work, Organizations.READ), workers=await choices.workers(work),
        number=number, filed=filed, registered=registered, leaderless=leaderless, unassigned=unassigned,
        by_type=await _by_type(work), filing_states=list(FilingState), levels=list(Level), stages=list(Stage),
        attentions=list(Attention),
    )  # fmt: skip


async def _by_type(work: Work) -> Any:
    """The groups of each type and their share of the whole."""
    counted = await work.rows(queries.groups_by_type(work.require(Organizations.READ)))
    shares = tenths([groups for _id, _name, groups in counted])
    lines = [
        Bar(f"{name} {share / 10:g}%", groups, "organization")
        for (_id, name, groups), share in zip(counted, shares, strict=True)
    ]
    title, number = _("组织类型").say(), _("数量").say()
    return bars(title, lines, lambda groups: _("{n} 个").say(n=int(groups)), (title, number))


@get("/{tenant:str}/organizations/new")
async def new_organization(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Organizations.RECORD)
    return await _form_page(work, Form.of(request, OrganizationData), Organizations.RECORD)


@post("/{tenant:str}/organizations", opt=redisplay("/{tenant}/organizations/new"))
async def create_organization(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[OrganizationData]) -> See:
    organization = await service.record(work, data)
    return See(f"/{tenant}/organizations/{organization.id}", notice=_("已登记，接下来请确定负责人").say())


@get("/{tenant:str}/organizations/{organization_id:uuid}")
async def show_organization(organization_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Organizations.READ)
    organization = await work.one(queries.organization(reach, organization_id), NoSuchOrganization)
    return Page(work, "organizations/show.html", **await detail(work, organization))


@get("/{tenant:str}/organizations/{organization_id:uuid}/edit")
async def edit_organization(request: AnyRequest, organization_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Organizations.EDIT)
    organization = await work.one(queries.changeable_organization(reach, organization_id), NoSuchOrganization)
    form = Form.of(request, OrganizationData, organization, version=organization.version)
    return await _form_page(work, form, Organizations.EDIT, organization)


@post(
    "/{tenant:str}/organizations/{organization_id:uuid}/edit",
    opt=redisplay("/{tenant}/organizations/{organization_id}/edit"),
)
async def change_organization(
    tenant: FromPath[str],
    organization_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[OrganizationData],
) -> See:
    organization = await service.edit(work, organization_id, data)
    return See(f"/{tenant}/organizations/{organization.id}", notice=_("已保存").say())


async def _form_page(
    work: Work, form: Form, permission: Organizations, organization: Organization | None = None
) -> Page:
    return Page(
        work, "organizations/form.html", form=form, organization=organization,
        types=await choices.types(work, organization.type_id if organization else None),
        communities=await choices.communities_of(work, permission), kinds=list(OrganizationKind), levels=list(Level),
        whole_township=work.require(permission).whole_tenant or organization is not None,
    )  # fmt: skip


# --- its life


@post("/{tenant:str}/organizations/{organization_id:uuid}/sleep")
async def fall_asleep(tenant: FromPath[str], organization_id: FromPath[UUID], work: OpenWork) -> See:
    await service.fall_asleep(work, organization_id)
    return See(f"/{tenant}/organizations/{organization_id}", notice=_("已认定为休眠").say())


@post("/{tenant:str}/organizations/{organization_id:uuid}/waking")
async def wake(tenant: FromPath[str], organization_id: FromPath[UUID], work: OpenWork) -> See:
    await service.wake(work, organization_id)
    return See(f"/{tenant}/organizations/{organization_id}", notice=_("已恢复活动").say())


@post("/{tenant:str}/organizations/{organization_id:uuid}/dissolution")
async def dissolve(tenant: FromPath[str], organization_id: FromPath[UUID], work: OpenWork) -> See:
    await service.dissolve(work, organization_id)
    return See(f"/{tenant}/organizations/{organization_id}", notice=_("已解散").say())


ROUTES = [
    list_organizations, new_organization, create_organization, show_organization,
    edit_organization, change_organization, fall_asleep, wake, dissolve,
]  # fmt: skip
