"""Teams, their members, and what each offers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Bundle

from wushe.communities.models import Community
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.orders.kinds import ServiceKind
from wushe.orders.models import TeamService, VillageTeam
from wushe.orders.schemas.entered import TeamFilters
from wushe.organizations.kinds import Stage
from wushe.organizations.models import Member, Organization
from wushe.organizations.queries import led_by, member_of
from wushe.people.models import Person

ORDER = (Community.code, VillageTeam.id)
"""In the order of the communities' codes."""


def readable(reach: Reach) -> ColumnElement[bool]:
    """Staff by community or township; others the teams that they belong to."""
    return reach.clause(
        own=lambda person_id: VillageTeam.organization_id.in_(member_of(person_id)),
        community=VillageTeam.community_id.in_,
    )


def changeable(reach: Reach) -> ColumnElement[bool]:
    """Staff by community or township; others the teams that they lead."""
    return reach.clause(
        own=lambda person_id: VillageTeam.organization_id.in_(led_by(person_id)), community=VillageTeam.community_id.in_
    )


def governed(reach: Reach) -> ColumnElement[bool]:
    """Staff alone: who leads a team does not say which organisation it is."""
    return reach.clause(community=VillageTeam.community_id.in_)


def team(within: ColumnElement[bool], team_id: UUID) -> Select[VillageTeam]:
    return select(VillageTeam).where(VillageTeam.id == team_id, within)


def team_to_change(within: ColumnElement[bool], team_id: UUID) -> Select[VillageTeam]:
    return team(within, team_id).with_for_update(key_share=True)


def bundled(reach: Reach, filters: TeamFilters) -> Select[Any]:
    """(id, community_id, community, organization_id, organization, members, code): one object for each team."""
    its = and_(Organization.tenant_id == VillageTeam.tenant_id, Organization.id == VillageTeam.organization_id)
    place = and_(Community.tenant_id == VillageTeam.tenant_id, Community.id == VillageTeam.community_id)
    row = Bundle(
        "row", VillageTeam.id, VillageTeam.community_id, Community.short_name.label("community"), Community.code,
        VillageTeam.organization_id, Organization.name.label("organization"), _members().label("members"),
    )  # fmt: skip
    found = select(row).join(Organization, its).join(Community, place).where(readable(reach))
    for pattern in search_patterns(filters.q):
        found = found.where(
            or_(Organization.search.like(pattern, escape=ESCAPE), Community.search.like(pattern, escape=ESCAPE))
        )
    return found if filters.kind is None else found.where(_offers(filters.kind))


def _members() -> Any:
    now = (Member.organization_id == VillageTeam.organization_id, Member.until.is_(None))
    found = select(func.count()).select_from(Member).where(Member.tenant_id == VillageTeam.tenant_id, *now)
    return found.correlate(VillageTeam).scalar_subquery()


def _offers(kind: ServiceKind) -> ColumnElement[bool]:
    its = (TeamService.tenant_id == VillageTeam.tenant_id, TeamService.team_id == VillageTeam.id)
    return exists(select(TeamService.id).where(*its, TeamService.kind == kind).correlate(VillageTeam))


def kinds_of(team_ids: Iterable[UUID]) -> Select[UUID, ServiceKind]:
    """(team, kind) of what members who are there now offer, each once."""
    return _standing(TeamService.team_id, TeamService.kind).where(TeamService.team_id.in_(list(team_ids))).distinct()


def services_of(team_id: UUID) -> Select[UUID, ServiceKind]:
    """(member, kind)."""
    return select(TeamService.person_id, TeamService.kind).where(TeamService.team_id == team_id)


def services_of_member(team_id: UUID, person_id: UUID) -> Select[TeamService]:
    return select(TeamService).where(TeamService.team_id == team_id, TeamService.person_id == person_id)


def offering(team_id: UUID, kind: ServiceKind) -> Select[UUID, str]:
    """(person, name) of the members who are there now and offer it."""
    found = _standing(Person.id, Person.name).join(Person, Person.id == TeamService.person_id)
    return found.where(TeamService.team_id == team_id, TeamService.kind == kind).order_by(Person.search, Person.id)


def _standing(*columns: Any) -> Select[*tuple[Any, ...]]:
    """Services of those whom the roster has today."""
    there = and_(
        Member.organization_id == VillageTeam.organization_id, Member.person_id == TeamService.person_id,
        Member.until.is_(None),
    )  # fmt: skip
    of = VillageTeam.id == TeamService.team_id
    return select(*columns).select_from(TeamService).join(VillageTeam, of).join(Member, there)


def team_of(community_id: UUID) -> Select[VillageTeam]:
    return select(VillageTeam).where(VillageTeam.community_id == community_id)


def without_team(reach: Reach) -> Select[UUID, str]:
    """(id, name) of the communities within reach that have none yet."""
    near = reach.clause(community=Community.id.in_)
    taken = select(VillageTeam.community_id)
    found = select(Community.id, Community.short_name).where(near, Community.id.not_in(taken))
    return found.where(Community.retired_on.is_(None)).order_by(Community.code)


def organizations_for(reach: Reach) -> Select[UUID, str]:
    """(id, name) of the living groups of these communities, and of the township."""
    near = or_(reach.clause(community=Organization.community_id.in_), Organization.community_id.is_(None))
    living = Organization.stage != Stage.DISSOLVED
    return select(Organization.id, Organization.name).where(near, living).order_by(Organization.spelling)
