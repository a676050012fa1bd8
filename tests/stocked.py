"""A township with a donation point, and everybody who receives, gives, confirms and checks its goods.

town = await stocked.township(sessions)
rice = await stocked.item(sessions, town, "大米", Unit.BAG, grams=10_000)
lot = await stocked.lot(sessions, town, rice, "100")
allocation_id = await stocked.allocated(sessions, town, rice, "30")
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.goods import service
from wushe.goods.kinds import Category, Giver, Unit
from wushe.goods.models import Delivery, Lot, StockMove
from wushe.goods.queries import deliveries
from wushe.goods.schemas.entered import Line, NewAllocation, NewDelivery, NewItem, PointData
from wushe.kernel.clock import today
from wushe.kernel.work import Visitor
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]


@dataclass(frozen=True, slots=True)
class Town:
    """Who there is: two hands of the township, the point's community staff, and the leader of a group."""

    place: Place
    admin: Visitor
    second: Visitor
    staff: Visitor
    leader: Visitor
    community_id: UUID
    far_id: UUID
    group_id: UUID
    point_id: UUID

    @property
    def slug(self) -> str:
        return self.place.tenant.slug


async def township(sessions: Sessions) -> Town:
    place = await given.township(sessions, communities=("开元路社区", "远山村"), furnishers=given.FURNISHERS)
    admin, second = [await given.registered(sessions, place, Role.TOWNSHIP_ADMIN) for _hand in range(2)]
    async with given.work(sessions, admin) as work:
        community_id, far_id = await given.community_ids(work)
        chief = await given.resident(work, "周测试", community_id)
        group = await given.organization(work, "暖夕陪护社", community_id=community_id, leader=chief)
        point = await service.open_point(work, PointData(name="开元路爱心驿站", community_id=community_id))
    staff = await given.registered(sessions, place, Role.COMMUNITY_STAFF, communities=[community_id])
    leads = given.as_person(chief.id, "周测试")
    leader = await given.visitor(sessions, place, Role.ORGANIZATION_LEADER, person=leads)
    return Town(place, admin, second, staff, leader, community_id, far_id, group.id, point.id)


async def item(sessions: Sessions, town: Town, name: str = "大米", unit: Unit = Unit.BAG, **said: Any) -> UUID:
    async with given.work(sessions, town.admin) as work:
        data = NewItem(**{"name": name, "unit": unit, "category": Category.FOOD} | said)
        return (await service.add_item(work, data)).id


def delivery(town: Town, item_id: UUID, quantity: str, **said: Any) -> NewDelivery:
    entered: dict[str, Any] = {
        "point_id": town.point_id,
        "giver": Giver.PERSON,
        "item_id": item_id,
        "quantity": quantity,
    }
    return NewDelivery(**(entered | said))


async def received(sessions: Sessions, town: Town, item_id: UUID, quantity: str, **said: Any) -> Delivery:
    async with given.work(sessions, town.admin) as work:
        return await service.receive(work, delivery(town, item_id, quantity, **said))


async def lot(sessions: Sessions, town: Town, item_id: UUID, quantity: str = "100", **said: Any) -> Lot:
    """One lot, received today."""
    came = await received(sessions, town, item_id, quantity, **said)
    async with given.work(sessions, town.admin) as work:
        [made] = await work.all(deliveries.lots_of([came.id]))
        return made


def wanted(town: Town, item_id: UUID, quantity: str, **said: Any) -> NewAllocation:
    entered: dict[str, Any] = {"point_id": town.point_id, "organization_id": town.group_id, "purpose": "入户探访"}
    return NewAllocation(**entered | {"item_id": item_id, "quantity": quantity} | said)


def line(item_id: UUID, quantity: str) -> Line:
    return Line(item_id=item_id, quantity=quantity)


async def asked(sessions: Sessions, town: Town, item_id: UUID, quantity: str, **said: Any) -> UUID:
    async with given.work(sessions, town.leader) as work:
        return (await service.ask(work, wanted(town, item_id, quantity, **said))).id


async def allocated(sessions: Sessions, town: Town, item_id: UUID, quantity: str) -> UUID:
    """Asked for by the group's leader, and out of stock."""
    allocation_id = await asked(sessions, town, item_id, quantity)
    async with given.work(sessions, town.staff) as work:
        await service.allocate(work, allocation_id)
    return allocation_id


async def handed_over(sessions: Sessions, town: Town, item_id: UUID, quantity: str) -> UUID:
    allocation_id = await allocated(sessions, town, item_id, quantity)
    async with given.work(sessions, town.staff) as work:
        await service.hand_over(work, allocation_id)
    return allocation_id


async def remaining(sessions: Sessions, town: Town, *lot_ids: UUID) -> list[int]:
    """What is left of these lots, in their order."""
    async with given.work(sessions, town.admin) as work:
        found = {each.id: each.remaining for each in await work.all(select(Lot))}
        return [found[lot_id] for lot_id in lot_ids]


async def card(sessions: Sessions, town: Town, lot_id: UUID) -> list[tuple[str, int, int, int]]:
    """(kind, before, change, after) of each move of a lot, in their order."""
    async with given.work(sessions, town.admin) as work:
        found = await work.all(select(StockMove).where(StockMove.lot_id == lot_id).order_by(StockMove.number))
        return [(each.kind.value, each.before, each.change, each.after) for each in found]


def in_days(days: int) -> date:
    return today() + timedelta(days=days)
