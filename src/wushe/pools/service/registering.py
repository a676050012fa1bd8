"""Entering what is shared: venues with their zones, equipment, people's hours."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from wushe.kernel.clock import now, today
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Extent, Reach, Work
from wushe.organizations import queries as organizations
from wushe.pools.errors import ExpertListed, NoSuchResource, OwnerNotNamed, StillBooked, StillLent, VenueNowhere
from wushe.pools.events import ResourceAdded, ResourceEdited, ResourceReopened, ResourceWasClosed
from wushe.pools.kinds import OwnerKind, ResourceKind
from wushe.pools.models import OpeningHours, Resource, Zone
from wushe.pools.opening import spans
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings, lending, resources as queries
from wushe.pools.schemas.resources import EquipmentData, ExpertiseData, ResourceData, VenueData
from wushe.pools.service.calendar import hold_calendar
from wushe.pools.service.mirrors import repaint


async def add_venue(work: Work, data: VenueData) -> Resource:
    """A venue of one zone; more are added to it. Raises `ResourceNameTaken`, `OwnerNotNamed`, `NoSuchResource`."""
    venue = await _add(work, ResourceKind.VENUE, data, quantity=1)
    zone = Zone(id=new_id(), resource_id=venue.id, number=1)
    zone.describe(name=data.name, capacity=data.capacity, area=None)
    work.add(zone)
    await work.flush()
    return venue


async def add_equipment(work: Work, data: EquipmentData) -> Resource:
    """So many pieces. Raises like `add_venue`."""
    return await _add(work, ResourceKind.EQUIPMENT, data, quantity=data.quantity, unit_name=data.unit)


async def add_expertise(work: Work, data: ExpertiseData) -> Resource:
    """A person's hours, once for each person: raises `ExpertListed`, and like `add_venue`."""
    return await _add(work, ResourceKind.EXPERTISE, data, quantity=1, expert_id=data.expert_id)


async def _add(work: Work, kind: ResourceKind, data: ResourceData, **kept: object) -> Resource:
    reach = work.require(Pools.KEEP)
    resource = Resource(id=new_id(), kind=kind, **kept)
    _say(resource, data)
    await _refuse_beyond(work, reach, resource)
    work.add(resource)
    await work.flush()
    _open(work, resource, data.hours())
    work.record(ResourceAdded(resource_id=resource.id, kind=kind, quantity=resource.quantity))
    await work.flush()
    return resource


async def edit_venue(work: Work, resource_id: UUID, data: VenueData) -> Resource:
    """As long as it has no zones of its own, its one zone is called as it is and holds as many."""
    venue = await _edit(work, resource_id, data, ResourceKind.VENUE)
    if venue.quantity == 1:
        zone = await work.one(queries.zones_of([venue.id]))
        zone.describe(name=data.name, capacity=data.capacity, area=zone.area)
        await work.flush()
    return venue


async def edit_equipment(work: Work, resource_id: UUID, data: EquipmentData) -> Resource:
    """Raises `OnlyGrows`: what is broken is withdrawn instead."""
    resource = await _edit(work, resource_id, data, ResourceKind.EQUIPMENT)
    resource.grow(data.quantity)
    resource.unit_name = data.unit
    await work.flush()
    return resource


async def edit_expertise(work: Work, resource_id: UUID, data: ExpertiseData) -> Resource:
    """The person whose hours they are stays who they are; raises `ExpertListed` for another."""
    resource = await _edit(work, resource_id, data, ResourceKind.EXPERTISE)
    if data.expert_id != resource.expert_id:
        raise ExpertListed
    return resource


async def _edit(work: Work, resource_id: UUID, data: ResourceData, kind: ResourceKind) -> Resource:
    """Say something else of it; its hours are replaced as a whole. Raises `NoSuchResource` for another kind."""
    reach = work.require(Pools.KEEP)
    resource = await kept(work, resource_id)
    if resource.kind is not kind:
        raise NoSuchResource
    _say(resource, data)
    await _refuse_beyond(work, reach, resource)
    await work.execute(delete(OpeningHours).where(OpeningHours.resource_id == resource.id))
    _open(work, resource, data.hours())
    flag_modified(resource, "name")  # hours are rows of their own; the resource's version must tell of them too
    work.record(ResourceEdited(resource_id=resource.id))
    await work.flush()
    await repaint(work, resource)
    return resource


async def close_resource(work: Work, resource_id: UUID) -> Resource:
    """From today on it is not shared any more; raises `StillBooked`, `StillLent` while somebody counts on it."""
    resource = await kept(work, resource_id)
    await hold_calendar(work, resource.id)
    if await work.all(lending.live_grants(resource.id, now())):
        raise StillLent
    if count := await work.scalar(bookings.standing_count(resource.id, now())):
        raise StillBooked(count=count)
    resource.close(today())
    work.record(ResourceWasClosed(resource_id=resource.id))
    await work.flush()
    return resource


async def reopen_resource(work: Work, resource_id: UUID) -> Resource:
    resource = await kept(work, resource_id)
    resource.reopen()
    work.record(ResourceReopened(resource_id=resource.id))
    await work.flush()
    return resource


async def kept(work: Work, resource_id: UUID) -> Resource:
    """The resource that this person keeps, in the version that they had read."""
    resource = await work.one(queries.resource_to_keep(work.require(Pools.KEEP), resource_id), NoSuchResource)
    work.check_version(resource)
    return resource


def _say(resource: Resource, data: ResourceData) -> None:
    fields = data.fields.split("\n") if isinstance(data, ExpertiseData) else []
    resource.describe(name=data.name, community_id=data.community_id, address=data.address, fields=fields)
    resource.set_terms(data.terms)
    resource.belong_to(
        data.owner_kind,
        community_id=data.owner_community_id or data.community_id,
        organization_id=data.owner_organization_id,
        name=data.owner_name,
    )
    resource.steward_id = data.steward_id


async def _refuse_beyond(work: Work, reach: Reach, resource: Resource) -> None:
    """Whoever shares something shares what is theirs: their communities', their own group's."""
    if resource.kind is ResourceKind.VENUE and resource.community_id is None:
        raise VenueNowhere
    if resource.owner_kind is OwnerKind.COMMUNITY and resource.owner_community_id is None:
        raise OwnerNotNamed
    if resource.owner_kind is OwnerKind.ORGANIZATION and resource.owner_organization_id is None:
        raise OwnerNotNamed
    if resource.owner_kind is OwnerKind.ENTERPRISE and not resource.owner_name:
        raise OwnerNotNamed
    if reach.whole_tenant:
        return
    theirs = Extent.COMMUNITY in reach.extents and resource.community_id in reach.communities
    if not theirs and resource.owner_organization_id is not None:
        found = organizations.changeable_organization(reach, resource.owner_organization_id)
        theirs = await work.one_or_none(found) is not None
    if not theirs:
        raise NoSuchResource


def _open(work: Work, resource: Resource, hours: Mapping[int, str]) -> None:
    for weekday, written in hours.items():
        for span in spans(written):
            work.add(OpeningHours(resource_id=resource.id, weekday=weekday, opens=span.opens, closes=span.closes))
