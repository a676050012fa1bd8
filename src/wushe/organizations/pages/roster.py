"""The roster for people: joining, parts, leaving, and who leads."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchMember, NoSuchOrganization
from wushe.organizations.kinds import AgeBand, MemberRole
from wushe.organizations.models import Organization
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import ChangedMember, Leaving, NewMember, Successor
from wushe.people import queries as people

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant:str}/organizations/{organization_id:uuid}"


@get(f"{ONE}/members/new")
async def new_member(
    request: AnyRequest, organization_id: FromPath[UUID], work: OpenWork, role: FromQuery[str] = MemberRole.MEMBER
) -> Page:
    organization = await _organization(work, Organizations.ENROL, organization_id)
    wanted = role if role in set(MemberRole) else MemberRole.MEMBER
    return Page(
        work, "organizations/member_new.html", organization=organization, roles=_roles(work), ages=list(AgeBand),
        form=Form.of(request, NewMember, {"role": wanted}),
    )  # fmt: skip


@post(f"{ONE}/members", opt=redisplay("/{tenant}/organizations/{organization_id}/members/new"))
async def enrol(
    tenant: FromPath[str], organization_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewMember]
) -> See:
    await service.enrol(work, organization_id, data)
    return _see(tenant, organization_id, _("已加入花名册").say())


@get(f"{ONE}/members/{{member_id:uuid}}")
async def show_member(
    request: AnyRequest, organization_id: FromPath[UUID], member_id: FromPath[UUID], work: OpenWork
) -> Page:
    organization = await _organization(work, Organizations.ENROL, organization_id)
    member = await work.one(queries.member(organization_id, member_id), NoSuchMember)
    names = {row[0]: row[1] for row in await work.rows(people.names([member.person_id]))}
    return Page(
        work, "organizations/member.html", organization=organization, member=member, name=names[member.person_id],
        form=Form.of(request, ChangedMember, member), leaving=Form.of(request, Leaving),
        roles=_roles(work, member.role), ages=list(AgeBand),
        may_leave=member.role is not MemberRole.LEADER or work.may(Organizations.APPOINT),
    )  # fmt: skip


@post(
    f"{ONE}/members/{{member_id:uuid}}",
    opt=redisplay("/{tenant}/organizations/{organization_id}/members/{member_id}"),
)
async def change_member(
    tenant: FromPath[str],
    organization_id: FromPath[UUID],
    member_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[ChangedMember],
) -> See:
    await service.change(work, organization_id, member_id, data)
    return _see(tenant, organization_id, _("已保存").say())


@post(
    f"{ONE}/members/{{member_id:uuid}}/leaving",
    opt=redisplay("/{tenant}/organizations/{organization_id}/members/{member_id}"),
)
async def leave(
    tenant: FromPath[str],
    organization_id: FromPath[UUID],
    member_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[Leaving],
) -> See:
    await service.leave(work, organization_id, member_id, data)
    return _see(tenant, organization_id, _("已记录退出").say())


@get(f"{ONE}/leader")
async def choose_leader(request: AnyRequest, organization_id: FromPath[UUID], work: OpenWork) -> Page:
    organization = await _organization(work, Organizations.APPOINT, organization_id)
    members = await work.rows(queries.members(organization.id))
    return Page(
        work, "organizations/leader.html", organization=organization, form=Form.of(request, Successor),
        members=[(member.person_id, name) for member, name in members if member.role is not MemberRole.LEADER],
        leader=next((name for member, name in members if member.role is MemberRole.LEADER), None),
    )  # fmt: skip


@post(f"{ONE}/leader", opt=redisplay("/{tenant}/organizations/{organization_id}/leader"))
async def appoint(
    tenant: FromPath[str], organization_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Successor]
) -> See:
    await service.appoint(work, organization_id, data)
    return _see(tenant, organization_id, _("已确定负责人").say())


async def _organization(work: Work, permission: Organizations, organization_id: UUID) -> Organization:
    reach = work.require(permission)
    return await work.one(queries.changeable_organization(reach, organization_id), NoSuchOrganization)


def _roles(work: Work, present: MemberRole = MemberRole.MEMBER) -> list[MemberRole]:
    """A leader is offered only to who may appoint one."""
    if work.may(Organizations.APPOINT):
        return list(MemberRole)
    return [role for role in MemberRole if role is not MemberRole.LEADER or role is present]


def _see(tenant: str, organization_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/organizations/{organization_id}", notice=notice)


ROUTES = [
    new_member, enrol, show_member, change_member, leave, choose_leader, appoint,
]  # fmt: skip
