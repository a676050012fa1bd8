"""一村一团队: which organisation serves which village, and what its members offer."""

from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.orders.errors import CommunityOutOfReach, NoSuchTeam, NotAMember
from wushe.orders.events import TeamFormed, TeamServicesSet
from wushe.orders.models import TeamService, VillageTeam
from wushe.orders.permissions import Orders
from wushe.orders.queries import teams as queries
from wushe.orders.schemas.entered import MemberServices, NewTeam
from wushe.organizations import queries as organizations
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.models import Organization


async def form(work: Work, data: NewTeam) -> VillageTeam:
    """Raises `CommunityOutOfReach`, `HasTeam`, `NoSuchOrganization` for one of another community."""
    reach = work.require(Orders.TEAM)
    community = await work.one(communities.community(reach, data.community_id), CommunityOutOfReach)
    community.refuse_if_retired()
    await _must_serve(work, data.community_id, data.organization_id)
    team = VillageTeam(id=new_id(), community_id=data.community_id, organization_id=data.organization_id)
    return await _tell(work, work.add(team))


async def entrust(work: Work, team_id: UUID, organization_id: UUID) -> VillageTeam:
    """Another organisation serves from now on, with its own members; raises `NoSuchTeam`, `NoSuchOrganization`."""
    reach = work.require(Orders.TEAM)
    team = await work.one(queries.team_to_change(queries.governed(reach), team_id), NoSuchTeam)
    await _must_serve(work, team.community_id, organization_id)
    team.organization_id = organization_id
    return await _tell(work, team)


async def set_services(work: Work, team_id: UUID, data: MemberServices) -> None:
    """一人多服务: what the member offers from now on. Raises `NotAMember`, `NoSuchTeam`."""
    team = await work.one(queries.team_to_change(queries.changeable(work.require(Orders.TEAM)), team_id), NoSuchTeam)
    if await work.one_or_none(organizations.member_now(team.organization_id, data.person_id)) is None:
        raise NotAMember
    offered = {service.kind: service for service in await work.all(queries.services_of_member(team.id, data.person_id))}
    for kind in offered.keys() - set(data.kinds):
        await work.session.delete(offered[kind])
    for kind in set(data.kinds) - offered.keys():
        work.add(TeamService(team_id=team.id, person_id=data.person_id, kind=kind))
    work.record(TeamServicesSet(team_id=team.id, person_id=data.person_id, services=len(set(data.kinds))))
    await work.flush()


async def _must_serve(work: Work, community_id: UUID, organization_id: UUID) -> None:
    """It is a living group of that community or of the township."""
    organization = await work.session.get(Organization, (work.tenant.id, organization_id))
    if organization is None or organization.community_id not in {None, community_id}:
        raise NoSuchOrganization
    organization.refuse_if_dissolved()


async def _tell(work: Work, team: VillageTeam) -> VillageTeam:
    work.record(TeamFormed(team_id=team.id, community_id=team.community_id, organization_id=team.organization_id))
    await work.flush()
    return team
