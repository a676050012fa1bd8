"""Service orders as tests begin with them: a village team, an order with its slip, a service done."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.clock import now, stopped_at, today
from wushe.kernel.work import Visitor
from wushe.orders import service
from wushe.orders.kinds import ServiceKind
from wushe.orders.models import ServiceOrder
from wushe.orders.schemas.entered import Finish, MemberServices, NewOrder, NewTeam
from wushe.organizations import service as organizations
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.schemas import NewMember
from wushe.people import sealing
from wushe.tenancy.places import Place

NAMED = ("开元路社区居委会", "双河村委会")
PHONE = "13912345678"


@dataclass(frozen=True)
class Cast:
    """A township with one team. `staff` works for its first community; `server` and `other` both cut hair."""

    place: Place
    admin: Visitor
    staff: Visitor
    leader: Visitor
    server: Visitor
    other: Visitor
    where: UUID
    team: UUID
    organization: UUID
    resident: UUID

    @property
    def server_id(self) -> UUID:
        return self.server.person.person_id  # type: ignore[union-attr,return-value]

    @property
    def other_id(self) -> UUID:
        return self.other.person.person_id  # type: ignore[union-attr,return-value]


async def cast(sessions: given.Sessions) -> Cast:
    place = await given.township(sessions, communities=NAMED, furnishers=[COMMUNITIES, ORGANIZATIONS])
    admin = await someone(sessions, place, "郑管理", Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        where, _other = await given.community_ids(work)
        head = await given.resident(work, "彭队长", where)
        group = await given.organization(work, "开元幸福管家队", kind="困难帮扶", community_id=where, leader=head)
        resident = await given.resident(work, "刘奶奶", where)
        sealing.set_phone(work, resident, PHONE)
        team = await service.form(work, NewTeam(community_id=where, organization_id=group.id))
    leader = await given.member(sessions, place, Role.ORGANIZATION_LEADER, name="彭队长", person_id=head.id)
    servers = [await someone(sessions, place, name, Role.VOLUNTEER) for name in ("孙师傅", "钱师傅")]
    async with given.work(sessions, admin) as work:
        for who in servers:
            assert who.person
            assert who.person.person_id
            await organizations.enrol(work, group.id, NewMember(person_id=who.person.person_id))
            offered = MemberServices(person_id=who.person.person_id, kinds=[ServiceKind.HAIRCUT, ServiceKind.COMPANY])
            await service.set_services(work, team.id, offered)
    staff = await someone(sessions, place, "王社区", Role.COMMUNITY_STAFF, community_id=where)
    server, other = servers
    return Cast(place, admin, staff, leader, server, other, where, team.id, group.id, resident.id)


async def someone(sessions: given.Sessions, place: Place, name: str, *roles: Role, **said: Any) -> Visitor:
    """Somebody of the register who signs in and holds these roles."""
    async with given.work(sessions, await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)) as work:
        person = await given.resident(work, name)
    return await given.member(sessions, place, *roles, name=name, person_id=person.id, **said)


def wanted(cast: Cast, **said: Any) -> NewOrder:
    usual = {
        "person_id": cast.resident, "team_id": cast.team, "kind": ServiceKind.HAIRCUT, "server_id": cast.server_id,
        "visit_on": today(),
    }  # fmt: skip
    return NewOrder(**usual | said)


async def placed(sessions: given.Sessions, cast: Cast, **said: Any) -> ServiceOrder:
    async with given.work(sessions, cast.staff) as work:
        return await service.place(work, wanted(cast, **said))


async def printed(sessions: given.Sessions, cast: Cast, **said: Any) -> tuple[UUID, str]:
    """An order, and the code on the resident's slip."""
    order = await placed(sessions, cast, **said)
    async with given.work(sessions, cast.staff) as work:
        _order, code = await service.issue(work, order.id)
    return order.id, code


async def started(sessions: given.Sessions, cast: Cast, **said: Any) -> tuple[UUID, str]:
    order_id, code = await printed(sessions, cast, **said)
    async with given.work(sessions, cast.server) as work:
        await service.start(work, code)
    return order_id, code


async def finished(sessions: given.Sessions, cast: Cast, minutes: int = 45, **said: Any) -> tuple[UUID, str]:
    """Done after so many minutes, which have just passed."""
    with stopped_at(now() - timedelta(minutes=minutes)):
        order_id, code = await started(sessions, cast, **said)
    with stopped_at(now()):
        async with given.work(sessions, cast.server) as work:
            await service.finish(work, code, Finish(minutes=minutes))
    return order_id, code
