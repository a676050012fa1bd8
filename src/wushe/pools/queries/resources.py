"""Questions about resources, their zones and opening hours."""

from collections.abc import Iterable
from datetime import time
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select

from wushe.communities.kinds import Standing
from wushe.communities.models import Community
from wushe.kernel.journal.naming import calls
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.queries import assigned_to, led_by
from wushe.pools.kinds import ResourceKind
from wushe.pools.models import OpeningHours, Resource, Zone
from wushe.pools.schemas.resources import ResourceFilters

BY_NAME: Order = (Resource.kind, Resource.name, Resource.id)


def in_charge(reach: Reach) -> ColumnElement[bool]:
    """What somebody keeps and stewards: as its named steward, for their own group, for their communities."""
    return reach.clause(
        own=lambda person_id: or_(
            Resource.steward_id == person_id,
            Resource.expert_id == person_id,
            Resource.owner_organization_id.in_(led_by(person_id)),
        ),
        assigned=lambda person_id: Resource.owner_organization_id.in_(assigned_to(person_id)),
        community=Resource.community_id.in_,
    )


def resources(filters: ResourceFilters) -> Select[Resource]:
    """What the township shares; everybody who may read any of it may read all of it."""
    found = select(Resource).where(
        *(Resource.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q))
    )
    if filters.kind is not None:
        found = found.where(Resource.kind == filters.kind)
    if filters.community_id is not None:
        found = found.where(Resource.community_id == filters.community_id)
    closed = Resource.closed_on
    return found.where(closed.is_(None) if filters.standing is Standing.CURRENT else closed.is_not(None))


def resource(resource_id: UUID) -> Select[Resource]:
    return select(Resource).where(Resource.id == resource_id)


def resource_to_keep(reach: Reach, resource_id: UUID) -> Select[Resource]:
    return select(Resource).where(Resource.id == resource_id, in_charge(reach))


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these resources, closed ones too."""
    return select(Resource.id, Resource.name).where(Resource.id.in_(list(ids)))


def counted_names(ids: Iterable[UUID]) -> Select[UUID, str, str]:
    """(id, name, unit) of these resources; what is not counted has no unit."""
    return select(Resource.id, Resource.name, Resource.unit_name).where(Resource.id.in_(list(ids)))


def of_ids(ids: Iterable[UUID]) -> Select[Resource]:
    return select(Resource).where(Resource.id.in_(list(ids)))


def piece_units(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, what it is counted in) of these, as far as they are counted at all."""
    return select(Resource.id, Resource.unit_name).where(
        Resource.id.in_(list(ids)), Resource.kind == ResourceKind.EQUIPMENT
    )


# --- zones


def zones_of(resource_ids: Iterable[UUID]) -> Select[Zone]:
    return select(Zone).where(Zone.resource_id.in_(list(resource_ids))).order_by(Zone.resource_id, Zone.number)


def zone(resource_id: UUID, zone_id: UUID) -> Select[Zone]:
    return select(Zone).where(Zone.resource_id == resource_id, Zone.id == zone_id)


def zone_with_venue(zone_id: UUID) -> Select[Zone, Resource]:
    return select(Zone, Resource).join(Resource, Resource.id == Zone.resource_id).where(Zone.id == zone_id)


def venue_of_zone(zone_id: UUID) -> Select[Resource]:
    return select(Resource).join(Zone, Zone.resource_id == Resource.id).where(Zone.id == zone_id)


def venues_of(zone_ids: Iterable[UUID]) -> Select[UUID]:
    """The ids of the venues that these zones are of."""
    return select(Zone.resource_id).where(Zone.id.in_(list(zone_ids))).distinct()


def zone_names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these zones, closed ones too."""
    return select(Zone.id, Zone.name).where(Zone.id.in_(list(ids)))


def zone_choices(community_id: UUID | None = None) -> Select[UUID, str, str]:
    """(id, zone, community's short name) of the zones in use, for select fields."""
    offered = (
        select(Zone.id, Zone.name, Community.short_name)
        .join(Resource, Resource.id == Zone.resource_id)
        .join(Community, Community.id == Resource.community_id)
        .where(Zone.closed_on.is_(None), Resource.closed_on.is_(None))
    )
    if community_id is not None:
        offered = offered.where(Resource.community_id == community_id)
    return offered.order_by(Community.code, Zone.name, Zone.id)


# --- opening hours


def opening_hours(resource_ids: Iterable[UUID]) -> Select[UUID, int, time, time]:
    """(resource_id, weekday, opens, closes) of these resources."""
    return (
        select(OpeningHours.resource_id, OpeningHours.weekday, OpeningHours.opens, OpeningHours.closes)
        .where(OpeningHours.resource_id.in_(list(resource_ids)))
        .order_by(OpeningHours.resource_id, OpeningHours.weekday, OpeningHours.opens)
    )


def hours_of_zone(zone_id: UUID) -> Select[OpeningHours]:
    """The spans of the zone's venue."""
    venue = select(Zone.resource_id).where(Zone.id == zone_id)
    return select(OpeningHours).where(OpeningHours.resource_id.in_(venue))


calls(counted_names, "resource_id", "thing_id")
calls(zone_names, "zone_id")
