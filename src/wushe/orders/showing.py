"""Orders and teams as whoever looks may see them; both faces show nothing else."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.personal.masks import mask_name
from wushe.kernel.work import Work
from wushe.orders.kinds import ServiceKind
from wushe.orders.models import ServiceOrder, VillageTeam
from wushe.orders.queries import teams
from wushe.orders.schemas.shown import DoorShown, MemberShown, OrderShown, TeamRow, TeamShown
from wushe.organizations import queries as organizations
from wushe.people import queries as people
from wushe.people.models import Person


async def order_shown(work: Work, order: ServiceOrder) -> OrderShown:
    """For those within whose reach it is."""
    resident = await work.get(Person, order.person_id)
    team = await work.get(VillageTeam, order.team_id)
    same: Any = {name: getattr(order, name) for name in _SAME}
    return OrderShown(
        community=await work.one(communities.name_of(order.community_id)), resident=resident.name,
        team=(await _organizations(work, [team.organization_id]))[team.organization_id],
        phone_masked=resident.phone_masked or "", server=await _name(work, order.server_id), **same,
    )  # fmt: skip


_SAME = [
    name
    for name in OrderShown.__struct_fields__
    if name not in {"community", "team", "resident", "phone_masked", "server"}
]


async def door_shown(work: Work, order: ServiceOrder) -> DoorShown:
    """For whoever holds the slip: nobody's whole name."""
    community = await work.one(communities.name_of(order.community_id))
    return DoorShown(
        number=order.number, kind=order.kind, community=community, state=order.state, visit_on=order.visit_on,
        server=mask_name(await _name(work, order.server_id)), minutes=order.minutes, due_on=order.due_on,
    )  # fmt: skip


async def team_shown(work: Work, team: VillageTeam) -> TeamShown:
    offered: dict[UUID, list[ServiceKind]] = defaultdict(list)
    for person_id, kind in await work.rows(teams.services_of(team.id)):
        offered[person_id].append(kind)
    roster = await work.rows(organizations.members(team.organization_id))
    return TeamShown(
        id=team.id, community_id=team.community_id, organization_id=team.organization_id,
        community=await work.one(communities.name_of(team.community_id)),
        organization=(await _organizations(work, [team.organization_id]))[team.organization_id],
        members=[
            MemberShown(person_id=member.person_id, name=name, kinds=_in_order(offered[member.person_id]))
            for member, name in roster
        ],
    )  # fmt: skip


async def team_rows(work: Work, rows: Sequence[Any]) -> list[TeamRow]:
    """Those of `teams.bundled`, with what each team offers."""
    offered: dict[UUID, list[ServiceKind]] = defaultdict(list)
    for team_id, kind in await work.rows(teams.kinds_of(row.id for row in rows)):
        offered[team_id].append(kind)
    return [
        TeamRow(
            id=row.id, community_id=row.community_id, community=row.community, organization_id=row.organization_id,
            organization=row.organization, members=row.members, kinds=_in_order(offered[row.id]),
        )
        for row in rows
    ]  # fmt: skip


def _in_order(kinds: Sequence[ServiceKind]) -> list[ServiceKind]:
    return [kind for kind in ServiceKind if kind in kinds]


async def _name(work: Work, person_id: UUID) -> str:
    return dict(await work.rows(people.names([person_id]))).get(person_id, "")


async def _organizations(work: Work, ids: Sequence[UUID]) -> dict[UUID, str]:
    return dict(await work.rows(organizations.names(ids)))
