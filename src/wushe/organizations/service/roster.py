"""The roster: who joins, leaves and leads. The role of a leader follows the roster and nothing else."""

from datetime import date
from uuid import UUID

from wushe.access.roles import Role
from wushe.access.service import end_role, ensure_role
from wushe.kernel import clock
from wushe.kernel.errors import FieldError, Invalid
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.errors import (
    BeforeFounding,
    InTheFuture,
    NoLeader,
    NoSuchMember,
    NoSuchOrganization,
    TwoLeaders,
)
from wushe.organizations.events import (
    LeaderNamed,
    MemberChanged,
    MemberCorrected,
    MemberJoined,
    MemberLeft,
    OrganizationLostLeader,
)
from wushe.organizations.kinds import AgeBand, Alert, MemberRole
from wushe.organizations.models import Member, Organization
from wushe.organizations.permissions import Organizations
from wushe.organizations.roster import alerts
from wushe.organizations.schemas import ChangedMember, Leaving, NewMember, Somebody, Successor
from wushe.people import queries as people
from wushe.people.errors import NoSuchPerson
from wushe.people.models import Person
from wushe.people.service.meeting import meet


async def enrol(work: Work, organization_id: UUID, data: NewMember) -> Member:
    """Raises `AlreadyMember`, `TwoLeaders`, `InTheFuture`, `BeforeFounding`, `Dissolved`."""
    organization = await _to_change(work, _permission_for(data.role), organization_id)
    member = await _join(work, organization, data)
    await work.flush()
    return member


async def _join(work: Work, organization: Organization, data: NewMember) -> Member:
    on = _day(organization, data.on)
    person = await _person(work, organization, data)
    if data.role is MemberRole.LEADER and await work.one_or_none(queries.leader_of(organization.id)):
        raise TwoLeaders
    member = work.add(
        Member(
            organization_id=organization.id,
            person_id=person.id,
            role=data.role,
            since=on,
            occupation=data.occupation,
            age_band=data.age_band or _age_band(person, on),
        )
    )
    work.record(MemberJoined(organization_id=organization.id, person_id=person.id, role=data.role, on=on))
    if data.role is MemberRole.LEADER:
        await _begin_to_lead(work, organization, person.id, on)
    return member


async def change(work: Work, organization_id: UUID, member_id: UUID, data: ChangedMember) -> Member:
    """A member's part from a day on, or what is known of them. Raises `MembershipEnded`, `TwoLeaders`."""
    reach = work.require(Organizations.ENROL)
    organization = await work.one(queries.organization_to_change(reach, organization_id), NoSuchOrganization)
    member = await work.one(queries.member(organization_id, member_id), NoSuchMember)
    if (member.occupation, member.age_band) != (data.occupation, data.age_band):
        member.occupation, member.age_band = data.occupation, data.age_band
        work.record(MemberCorrected(organization_id=organization.id, person_id=member.person_id))
    if data.role is not member.role:
        member = await _change_role(work, organization, member, data)
    await work.flush()
    return member


async def _change_role(work: Work, organization: Organization, member: Member, data: ChangedMember) -> Member:
    if MemberRole.LEADER in {member.role, data.role}:
        work.require(Organizations.APPOINT)
    organization.refuse_if_dissolved()
    on = _day(organization, data.on)
    if data.role is MemberRole.LEADER and await work.one_or_none(queries.leader_of(organization.id)):
        raise TwoLeaders
    led = member.role is MemberRole.LEADER
    changed = await _become(work, member, data.role, on)
    if led:
        await _lose_leader(work, organization, member.person_id, on)
    return changed


async def leave(work: Work, organization_id: UUID, member_id: UUID, data: Leaving) -> Member:
    """Without its leader the group is told so at once. Raises `MembershipEnded`, `EndsBeforeStart`."""
    reach = work.require(Organizations.ENROL)
    organization = await work.one(queries.organization_to_change(reach, organization_id), NoSuchOrganization)
    member = await work.one(queries.member(organization_id, member_id), NoSuchMember)
    if member.role is MemberRole.LEADER:
        work.require(Organizations.APPOINT)
    await _leave(work, organization, member, _day(organization, data.on))
    await work.flush()
    return member


async def _leave(work: Work, organization: Organization, member: Member, on: date) -> None:
    member.leave(on)
    work.record(MemberLeft(organization_id=organization.id, person_id=member.person_id, on=on))
    if member.role is MemberRole.LEADER:
        await _lose_leader(work, organization, member.person_id, on)


async def appoint(work: Work, organization_id: UUID, data: Successor) -> Member:
    """Name who leads from a day on, member or not; whoever led before stays as core member, or leaves.

    Raises `InTheFuture`, `BeforeFounding`, `EndsBeforeStart`, `Dissolved`.
    """
    organization = await _to_change(work, Organizations.APPOINT, organization_id)
    member = await lead(work, organization, data)
    await work.flush()
    return member


async def lead(work: Work, organization: Organization, data: Successor) -> Member:
    """What `appoint` does once it is allowed; for imports, which have asked for their own permission."""
    on = _day(organization, data.on)
    person = await _person(work, organization, data)
    former = await work.one_or_none(queries.leader_of(organization.id))
    if former is not None and former.person_id == person.id:
        return former
    if former is not None:
        await _step_down(work, organization, former, on, leaves=data.former_leaves)
    member = await work.one_or_none(queries.member_now(organization.id, person.id))
    if member is None:
        return await _join(work, organization, NewMember(person_id=person.id, role=MemberRole.LEADER, on=on))
    member = await _become(work, member, MemberRole.LEADER, on)
    await _begin_to_lead(work, organization, member.person_id, on)
    return member


async def _step_down(work: Work, organization: Organization, former: Member, on: date, *, leaves: bool) -> None:
    """Make room for a successor, in the database as well, before it is named."""
    person_id = former.person_id
    if leaves:
        former.leave(on)
        work.record(MemberLeft(organization_id=organization.id, person_id=person_id, on=on))
    else:
        await _become(work, former, MemberRole.CORE, on)
    await end_role(work, Role.ORGANIZATION_LEADER, person_id=person_id, organization_id=organization.id)
    await work.flush()


async def _become(work: Work, member: Member, role: MemberRole, on: date) -> Member:
    """The old row ends before the new one begins, in the database as well."""
    following = member.become(role, on)
    await work.flush()
    if following is not None:
        work.add(following)
    work.record(MemberChanged(organization_id=member.organization_id, person_id=member.person_id, role=role, on=on))
    return following or member


async def _begin_to_lead(work: Work, organization: Organization, person_id: UUID, on: date) -> None:
    await ensure_role(work, Role.ORGANIZATION_LEADER, person_id=person_id, organization_id=organization.id)
    work.record(LeaderNamed(organization_id=organization.id, person_id=person_id, on=on))


async def _lose_leader(work: Work, organization: Organization, person_id: UUID, on: date) -> None:
    await end_role(work, Role.ORGANIZATION_LEADER, person_id=person_id, organization_id=organization.id)
    work.record(OrganizationLostLeader(organization_id=organization.id, person_id=person_id, on=on))


async def disband(work: Work, organization: Organization, on: date) -> None:
    """Everyone leaves, because the organisation is no more."""
    for member, _name in await work.rows(queries.members(organization.id)):
        member.leave(max(on, member.since))
        if member.role is MemberRole.LEADER:
            await end_role(work, Role.ORGANIZATION_LEADER, person_id=member.person_id, organization_id=organization.id)


# --- for the slices above


async def alerts_of(work: Work, organization_id: UUID) -> list[Alert]:
    """What the roster warns of today."""
    return alerts({row[0]: row[1] for row in await work.rows(queries.parts_now(organization_id))})


async def leader_of(work: Work, organization_id: UUID) -> UUID | None:
    """The person who answers for the organisation now."""
    leader = await work.one_or_none(queries.leader_of(organization_id))
    return leader.person_id if leader else None


async def payments_blocked(work: Work, organization_id: UUID) -> bool:
    """Whether no payment may be asked for it, because nobody leads it."""
    return await leader_of(work, organization_id) is None


async def require_leader(work: Work, organization_id: UUID) -> UUID:
    """The person who answers for it; raises `NoLeader`."""
    leader = await leader_of(work, organization_id)
    if leader is None:
        raise NoLeader
    return leader


# --- shared by the verbs above


def _permission_for(role: MemberRole) -> Organizations:
    return Organizations.APPOINT if role is MemberRole.LEADER else Organizations.ENROL


async def _to_change(work: Work, permission: Organizations, organization_id: UUID) -> Organization:
    reach = work.require(permission)
    organization = await work.one(queries.organization_to_change(reach, organization_id), NoSuchOrganization)
    organization.refuse_if_dissolved()
    return organization


async def _person(work: Work, organization: Organization, who: Somebody) -> Person:
    """Raises `Invalid` when nobody is named, `Erased`."""
    if who.person_id is not None:
        person = await work.one(people.people_by_ids([who.person_id]), NoSuchPerson)
    elif who.name:
        person = await meet(work, name=who.name, phone=who.phone, community_id=organization.community_id)
    else:
        raise Invalid({"name": FieldError("required", _("请填写姓名"))})
    person.refuse_if_erased()
    return person


def _day(organization: Organization, given: date | None) -> date:
    """Today unless another is given; a roster tells facts."""
    today = clock.today()
    if given is None:
        return today
    if given > today:
        raise InTheFuture
    if organization.founded_on and given < organization.founded_on:
        raise BeforeFounding
    return given


def _age_band(person: Person, on: date) -> AgeBand | None:
    return AgeBand.of(person.birth_date, on) if person.birth_date else None
