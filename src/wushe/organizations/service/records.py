"""Organisations in the register: recorded, edited, asleep, awake, dissolved."""

from datetime import date
from uuid import UUID

from wushe.communities import queries as communities
from wushe.communities.errors import NoSuchCommunity
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Reach, Work
from wushe.organizations import queries
from wushe.organizations.errors import CommunityNeeded, NoSuchOrganization, NoSuchType
from wushe.organizations.events import (
    OrganizationDissolved,
    OrganizationEdited,
    OrganizationFellAsleep,
    OrganizationRecorded,
    OrganizationWoke,
    PublicAffairGivenUp,
    PublicAffairTakenUp,
)
from wushe.organizations.kinds import Level
from wushe.organizations.models import Organization, OrganizationType
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import OrganizationData
from wushe.organizations.service.applications import withdraw_all
from wushe.organizations.service.assignments import end_all
from wushe.organizations.service.roster import disband


async def record(work: Work, data: OrganizationData) -> Organization:
    """Raises `NameTaken`, `NoSuchType`, `CommunityNeeded`, `NoSuchCommunity`."""
    reach = work.require(Organizations.RECORD)
    organization = Organization(id=new_id(), type_id=data.type_id, public_affair="")
    await _must_be_offered(work, data.type_id)
    await _settle(work, reach, organization, data)
    work.record(OrganizationRecorded(organization_id=organization.id))
    _describe(work, organization, data)
    work.add(organization)
    await work.flush()
    return organization


async def edit(work: Work, organization_id: UUID, data: OrganizationData) -> Organization:
    """Raises as `record` does, `Dissolved`, and `Stale` when somebody else edited it."""
    reach = work.require(Organizations.EDIT)
    organization = await work.one(queries.organization_to_change(reach, organization_id), NoSuchOrganization)
    work.check_version(organization)
    organization.refuse_if_dissolved()
    if data.type_id != organization.type_id:
        await _must_be_offered(work, data.type_id)
        organization.type_id = data.type_id
    if (data.level, data.community_id) != (organization.level, organization.community_id):
        await _settle(work, reach, organization, data)
    _describe(work, organization, data)
    work.record(OrganizationEdited(organization_id=organization.id))
    await work.flush()
    return organization


async def _must_be_offered(work: Work, type_id: UUID) -> None:
    await work.one(queries.types().where(OrganizationType.id == type_id), NoSuchType)


async def _settle(work: Work, reach: Reach, organization: Organization, data: OrganizationData) -> None:
    """A community's staff records groups of that community; the township's own are its administrators' matter."""
    if data.community_id is not None:
        await work.one(communities.community(reach, data.community_id), NoSuchCommunity)
    elif not reach.whole_tenant or data.level is Level.COMMUNITY:
        raise CommunityNeeded
    organization.settle(data.level, data.community_id)


def _describe(work: Work, organization: Organization, data: OrganizationData) -> None:
    if data.name != getattr(organization, "name", None):
        organization.call(data.name)
    organization.kind = data.kind
    organization.founded_on = data.founded_on
    organization.introduction = data.introduction
    if bool(data.public_affair) != bool(organization.public_affair):
        turn = PublicAffairTakenUp if data.public_affair else PublicAffairGivenUp
        work.record(turn(organization_id=organization.id))
    organization.public_affair = data.public_affair


# --- its life


async def fall_asleep(work: Work, organization_id: UUID) -> Organization:
    """Find that it no longer does anything; raises `WrongStage`."""
    organization = await _to_retire(work, organization_id)
    organization.fall_asleep(clock.today())
    work.record(OrganizationFellAsleep(organization_id=organization.id))
    await work.flush()
    return organization


async def wake(work: Work, organization_id: UUID) -> Organization:
    """Raises `WrongStage`."""
    organization = await _to_retire(work, organization_id)
    organization.wake(clock.today())
    work.record(OrganizationWoke(organization_id=organization.id))
    await work.flush()
    return organization


async def dissolve(work: Work, organization_id: UUID) -> Organization:
    """End everything that is open about it; what was stays to be read. Raises `WrongStage`."""
    organization = await _to_retire(work, organization_id)
    today = clock.today()
    organization.dissolve(today)
    await withdraw_all(work, organization, today)
    await disband(work, organization, today)
    await end_all(work, organization, today)
    work.record(OrganizationDissolved(organization_id=organization.id))
    await work.flush()
    return organization


async def was_active(work: Work, organization_id: UUID, on: date) -> None:
    """Take note that it did something on that day; one that slept wakes. For verbs of the slices above."""
    organization = await work.get(Organization, organization_id, lock=True)
    if organization.was_active(on):
        work.record(OrganizationWoke(organization_id=organization.id))


async def _to_retire(work: Work, organization_id: UUID) -> Organization:
    reach = work.require(Organizations.RETIRE)
    organization = await work.one(queries.organization_to_change(reach, organization_id), NoSuchOrganization)
    work.check_version(organization)
    return organization
