"""Micro-wishes as tests begin with them: written down by one, verified and published by another, claimed by a third."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.work import Visitor, Work
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.tenancy.places import Place
from wushe.wishes import service
from wushe.wishes.kinds import WishKind
from wushe.wishes.models import MicroWish
from wushe.wishes.schemas.entered import NewClaim, NewWish

NAMED = ("开元路社区居委会", "双河村委会")


@dataclass(frozen=True)
class Cast:
    """A township, and who takes part: `staff` and `other` work for its first community."""

    place: Place
    admin: Visitor
    staff: Visitor
    other: Visitor
    giver: Visitor
    where: UUID


async def cast(sessions: given.Sessions) -> Cast:
    place = await given.township(sessions, communities=NAMED, furnishers=[COMMUNITIES, ORGANIZATIONS])
    admin = await someone(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        where, _other = await given.community_ids(work)
    near = {"community_id": where}
    return Cast(
        place, admin, await someone(sessions, place, Role.COMMUNITY_STAFF, **near),
        await someone(sessions, place, Role.COMMUNITY_STAFF, **near), await someone(sessions, place, Role.VOLUNTEER),
        where,
    )  # fmt: skip


async def someone(sessions: given.Sessions, place: Place, *roles: Role, **said: Any) -> Visitor:
    """Somebody of the register who signs in and holds these roles."""
    async with given.work(sessions, await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)) as work:
        person = await given.resident(work, "钱测试")
    return await given.member(sessions, place, *roles, person_id=person.id, **said)


async def written(work: Work, where: UUID, title: str = "一双 36 码的运动鞋", **said: Any) -> MicroWish:
    """A wish of somebody by an alias."""
    said = {"alias": "爱跑步的小同学", "kind": WishKind.ITEM, "value": 12_000, "notes": "蓝色"} | said
    return await service.record(work, NewWish(title=title, community_id=where, **said))


async def published(sessions: given.Sessions, cast: Cast, title: str = "一双 36 码的运动鞋", **said: Any) -> UUID:
    """Written down by one member of staff, verified and published by another."""
    async with given.work(sessions, cast.staff) as work:
        wish = await written(work, cast.where, title, **said)
    async with given.work(sessions, cast.other) as work:
        await service.verify(work, wish.id)
    async with given.work(sessions, cast.other) as work:
        await service.publish(work, wish.id)
    return wish.id


async def claimed(sessions: given.Sessions, cast: Cast, title: str = "一双 36 码的运动鞋", **said: Any) -> UUID:
    wish_id = await published(sessions, cast, title, **said)
    async with given.work(sessions, cast.giver) as work:
        await service.claim(work, wish_id, NewClaim())
    return wish_id


async def delivered(sessions: given.Sessions, cast: Cast, **said: Any) -> UUID:
    """Handed over by `staff`."""
    wish_id = await claimed(sessions, cast, **said)
    async with given.work(sessions, cast.staff) as work:
        await service.deliver(work, wish_id)
    return wish_id
