"""Rosters as JSON."""

from uuid import UUID

from litestar import get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import clock
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.models import Member
from wushe.organizations.permissions import Organizations
from wushe.organizations.roster import growth
from wushe.organizations.schemas import (
    ChangedMember,
    Leaving,
    MemberShown,
    NewMember,
    RosterShown,
    Successor,
)
from wushe.people import queries as people

ONE = "/api/{tenant:str}/organizations/{organization_id:uuid}"


@get(f"{ONE}/members")
async def show_roster(organization_id: FromPath[UUID], work: OpenWork) -> RosterShown:
    reach = work.require(Organizations.READ_ROSTER)
    organization = await work.one(queries.changeable_organization(reach, organization_id), NoSuchOrganization)
    grown = growth(await work.rows(queries.spans(organization.id)), clock.today())
    return RosterShown(
        members=[shown(member, name) for member, name in await work.rows(queries.members(organization.id))],
        first=grown.first,
        now=grown.now,
        alerts=await service.alerts_of(work, organization.id),
    )


@post(f"{ONE}/members")
async def enrol(organization_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewMember]) -> MemberShown:
    return await _named(work, await service.enrol(work, organization_id, data))


@put(f"{ONE}/members/{{member_id:uuid}}")
async def change_member(
    organization_id: FromPath[UUID], member_id: FromPath[UUID], work: OpenWork, data: JSONBody[ChangedMember]
) -> MemberShown:
    return await _named(work, await service.change(work, organization_id, member_id, data))


@post(f"{ONE}/members/{{member_id:uuid}}/leaving")
async def leave(
    organization_id: FromPath[UUID], member_id: FromPath[UUID], work: OpenWork, data: JSONBody[Leaving]
) -> MemberShown:
    return await _named(work, await service.leave(work, organization_id, member_id, data))


@post(f"{ONE}/leader")
async def appoint(organization_id: FromPath[UUID], work: OpenWork, data: JSONBody[Successor]) -> MemberShown:
    return await _named(work, await service.appoint(work, organization_id, data))


async def _named(work: Work, member: Member) -> MemberShown:
    names = {row[0]: row[1] for row in await work.rows(people.names([member.person_id]))}
    return shown(member, names[member.person_id])


def shown(member: Member, name: str) -> MemberShown:
    return MemberShown(
        id=member.id,
        person_id=member.person_id,
        name=name,
        role=member.role,
        since=member.since,
        until=member.until,
        occupation=member.occupation,
        age_band=member.age_band,
    )


ROUTES = [show_roster, enrol, change_member, leave, appoint]
