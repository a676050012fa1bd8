"""Rooms, things and people's hours that tests share, and a township in which two filed groups book them.

town = await pooled.township(sessions)
booking = await pooled.booked(sessions, town, town.room_id)
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

import given
from wushe.access.roles import Role
from wushe.kernel.clock import SHANGHAI, stopped_at
from wushe.kernel.errors import Refusal
from wushe.kernel.work import Visitor, Work
from wushe.pools import service
from wushe.pools.kinds import OwnerKind
from wushe.pools.models import Booking, Hold, Resource, Zone
from wushe.pools.queries import bookings
from wushe.pools.queries.resources import zones_of
from wushe.pools.schemas.bookings import BookingData
from wushe.pools.schemas.resources import EquipmentData, VenueData
from wushe.tenancy.places import Place

Sessions = given.Sessions
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=SHANGHAI)
"""A Monday morning."""
NINE = NOW + timedelta(days=1, hours=1)
"""Tuesday at nine: when things are booked unless it is said otherwise."""
TWO_HOURS = timedelta(hours=2)
NOWHERE = UUID(int=0xFFFF)


@dataclass(frozen=True, slots=True)
class Town:
    """The people and their groups; `leader` leads the first group, `other` the second; `staff` works for the place."""

    place: Place
    admin: Visitor
    staff: Visitor
    leader: Visitor
    other: Visitor
    community_id: UUID
    elsewhere_id: UUID
    group_id: UUID
    other_group_id: UUID
    room_id: UUID
    chairs_id: UUID

    @property
    def slug(self) -> str:
        return self.place.tenant.slug


async def township(sessions: Sessions) -> Town:
    """A room of 30 and 50 chairs, both always open, and two filed groups with their leaders."""
    place = await given.township(
        sessions, communities=("开元路社区居委会", "双河村委会"), furnishers=given.FURNISHERS, name="青禾镇"
    )
    founder = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, founder) as work:
        community_id, elsewhere_id = await given.community_ids(work)
        people = [await given.resident(work, name, community_id) for name in ("周甲", "吴乙", "林社区", "赵管理")]
        groups = [
            await given.organization(work, name, community_id=community_id, leader=led_by)
            for name, led_by in zip(("开元路舞蹈队", "青禾课堂"), people[:2], strict=True)
        ]
        for group in groups:
            await given.filed(work, group)
        room, lent = await venue(work, community_id, capacity=30), await chairs(work)
    parts = (Role.ORGANIZATION_LEADER, Role.ORGANIZATION_LEADER, Role.COMMUNITY_STAFF, Role.TOWNSHIP_ADMIN)
    leader, other, staff, admin = [
        await given.member(
            sessions, place, role, name=one.name, person_id=one.id,
            community_id=community_id if role is Role.COMMUNITY_STAFF else None,
        )
        for one, role in zip(people, parts, strict=True)
    ]  # fmt: skip
    return Town(
        place, admin, staff, leader, other, community_id, elsewhere_id, groups[0].id, groups[1].id, room.id, lent.id
    )


def wanted(town: Town, at: datetime = NINE, lasts: timedelta = TWO_HOURS, **said: Any) -> BookingData:
    """For the first group, unless it is said otherwise."""
    usual = {"organization_id": town.group_id, "purpose": "排练节目", "starts_at": at, "ends_at": at + lasts}
    return BookingData(**(usual | said))


async def booked(sessions: Sessions, town: Town, thing_id: UUID, **said: Any) -> Booking:
    """On Monday morning, by the leader of the group it is for."""
    who = town.other if said.get("organization_id") == town.other_group_id else town.leader
    with stopped_at(NOW):
        async with given.work(sessions, who) as work:
            return await service.book(work, thing_id, wanted(town, **said))


async def row(sessions: Sessions, town: Town, booking_id: UUID) -> Booking:
    async with given.work(sessions, town.admin) as work:
        return await work.one(bookings.booking(booking_id))


async def holds(sessions: Sessions, town: Town, booking_id: UUID) -> list[Hold]:
    async with given.work(sessions, town.admin) as work:
        return list(await work.all(bookings.holds_of([booking_id])))


async def venue(work: Work, community_id: UUID, name: str = "一楼活动室", **said: Any) -> Resource:
    """Open at all hours unless it is said otherwise, holidays too."""
    terms = {"longest_hours": 16, "lead_days": 366, "closed_on_holidays": False}
    return await service.add_venue(work, VenueData(name=name, community_id=community_id, **(terms | said)))


async def zone(work: Work, community_id: UUID, name: str = "一楼活动室", **said: Any) -> Zone:
    """The one zone of a venue of its own."""
    [found] = await work.all(zones_of([(await venue(work, community_id, name, **said)).id]))
    return found


async def chairs(work: Work, quantity: int = 50, name: str = "折叠椅", **said: Any) -> Resource:
    """The township's, to be fetched at any time."""
    terms = {"longest_hours": 240, "lead_days": 366, "closed_on_holidays": False, "owner_kind": OwnerKind.TOWNSHIP}
    return await service.add_equipment(work, EquipmentData(name=name, quantity=quantity, unit="把", **(terms | said)))


async def does(sessions: Sessions, who: Visitor, verb: Any, *told: Any, at: datetime = NOW) -> Any:
    """As that person at that time: what the verb answers."""
    with stopped_at(at):
        async with given.work(sessions, who) as work:
            return await verb(work, *told)


async def refused(
    sessions: Sessions, refusal: type[Refusal], who: Visitor, verb: Any, *told: Any, at: datetime = NOW
) -> Refusal:
    with pytest.raises(refusal) as heard:
        await does(sessions, who, verb, *told, at=at)
    return heard.value
