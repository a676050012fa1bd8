"""A township whose store is open, with goods at a point, prices, and volunteers who have hours.

town = await exchanged.township(sessions)
rice = await exchanged.priced(sessions, town, "大米", minutes=120, stock=10)
await exchanged.earn(sessions, town, town.volunteer, 180)
order = await exchanged.placed(sessions, town, town.volunteer, (rice, 1))
"""

import itertools
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

import given
import stocked
from wushe.access.roles import Role
from wushe.activities.kinds import HoursState, Part
from wushe.activities.models import Attendance, ServiceHours, Session
from wushe.activities.schemas.planning import NewActivity
from wushe.activities.service import approve, record
from wushe.goods.models import Lot
from wushe.goods.schemas.entered import PointData
from wushe.goods.service import open_point
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Visitor
from wushe.store import service
from wushe.store.models import Credit, Exchange, Price
from wushe.store.queries import prices
from wushe.store.schemas.entered import CartData, NewPrice, Placing, RulesData

_days = itertools.count(1)


class Goods(NamedTuple):
    """A price, and the item that it is of."""

    price_id: UUID
    item_id: UUID


@dataclass(frozen=True, slots=True)
class Town:
    """All three can sign in; `staff` work for the community where the point is."""

    stock: stocked.Town
    admin: Visitor
    staff: Visitor
    volunteer: Visitor
    activity_id: UUID

    @property
    def place(self) -> Any:
        return self.stock.place

    @property
    def slug(self) -> str:
        return self.stock.slug

    @property
    def point_id(self) -> UUID:
        return self.stock.point_id


async def township(sessions: given.Sessions, *, is_open: bool = True, **rules: Any) -> Town:
    stock = await stocked.township(sessions)
    async with given.work(sessions, stock.admin) as work:
        if is_open:
            await service.set_rules(work, RulesData(**rules))
        about = NewActivity(
            title="邻里守望", organization_id=stock.group_id, community_id=stock.community_id, override_reason="测试"
        )
        activity = await record(work, about)
    admin = await _signs_in(sessions, stock, stock.admin, Role.TOWNSHIP_ADMIN)
    staff = await _signs_in(sessions, stock, stock.staff, Role.COMMUNITY_STAFF, community_id=stock.community_id)
    return Town(stock, admin, staff, await volunteer(sessions, stock), activity.id)


async def _signs_in(sessions: given.Sessions, town: stocked.Town, who: Visitor, role: Role, **said: Any) -> Visitor:
    assert who.person is not None
    return await given.member(sessions, town.place, role, person_id=who.person.person_id, **said)


def session(activity_id: UUID) -> Session:
    """On a day of its own."""
    starts = datetime(2026, 1, 1, 8, tzinfo=SHANGHAI) + timedelta(days=next(_days) % 300)
    return Session(
        id=new_id(), activity_id=activity_id, starts_at=starts, ends_at=starts + timedelta(hours=12),
        meeting_point="广场",
    )  # fmt: skip


async def volunteer(sessions: given.Sessions, town: Any) -> Visitor:
    """Somebody of the register who signs in as a volunteer."""
    async with given.work(sessions, town.admin) as work:
        person = await given.volunteer(work)
    return await given.member(sessions, town.place, Role.VOLUNTEER, person_id=person.id, name="郑测试")


async def served(sessions: given.Sessions, town: Town, who: Visitor, minutes: int) -> UUID:
    """Hours that wait for approval, each of a session of its own."""
    assert who.person is not None
    async with given.work(sessions, town.admin) as work:
        held = work.add(session(town.activity_id))
        await work.flush()
        came = work.add(
            Attendance(
                id=new_id(), session_id=held.id, person_id=who.person.person_id, part=Part.VOLUNTEER,
                way="list", in_at=held.starts_at, out_at=held.starts_at + timedelta(minutes=minutes), heads=1,
            )
        )  # fmt: skip
        await work.flush()
        entry = work.add(
            ServiceHours(
                id=new_id(), attendance_id=came.id, session_id=held.id, person_id=came.person_id,
                starts_at=came.in_at, ends_at=came.out_at, state=HoursState.PENDING,
            )
        )  # fmt: skip
        await work.flush()
    return entry.id


async def earn(sessions: given.Sessions, town: Town, who: Visitor, minutes: int) -> UUID:
    """Hours that were approved, and so credit where the store is open."""
    hours_id = await served(sessions, town, who, minutes)
    async with given.work(sessions, town.admin) as work:
        await approve(work, hours_id)
    return hours_id


async def priced(
    sessions: given.Sessions, town: Town, name: str = "大米", *, minutes: int = 120, stock: int = 10, **said: Any
) -> Goods:
    """An item of which so many lie at the point, with a price."""
    item_id = await stocked.item(sessions, town.stock, name)
    if stock:
        await stocked.lot(sessions, town.stock, item_id, str(stock))
    async with given.work(sessions, town.admin) as work:
        data = NewPrice(**{"point_id": town.point_id, "item_id": item_id, "hours": minutes, "on_shelf": True} | said)
        price = await service.add_price(work, data)
    return Goods(price.id, item_id)


async def put(sessions: given.Sessions, who: Visitor, goods: Goods, pieces: int = 1) -> None:
    async with given.work(sessions, who) as work:
        await service.put_in_cart(work, CartData(price_id=goods.price_id, pieces=pieces))


async def place(sessions: given.Sessions, town: Town, who: Visitor) -> Exchange:
    """What is in the cart, for what it costs."""
    async with given.work(sessions, who) as work:
        cart = await work.rows(prices.cart(work.person.person_id or new_id()))
        minutes = sum(row.CartLine.pieces * row.Price.minutes for row in cart)
        return await service.place(work, Placing(point_id=town.point_id, minutes=minutes))


async def placed(sessions: given.Sessions, town: Town, who: Visitor, *wanted: tuple[Goods, int]) -> Exchange:
    for goods, pieces in wanted:
        await put(sessions, who, goods, pieces)
    return await place(sessions, town, who)


async def left(sessions: given.Sessions, who: Visitor) -> tuple[int, int]:
    """(minutes that can be spent, minutes owed)."""
    async with given.work(sessions, who) as work:
        found = await service.balance(work)
    return found.minutes, found.owed


async def lots(sessions: given.Sessions, town: Town) -> list[Credit]:
    """Every credit of the township, what expires first before the others."""
    async with given.work(sessions, town.admin) as work:
        return list(await work.all(select(Credit).order_by(Credit.expires_on, Credit.id)))


async def on_hand(sessions: given.Sessions, town: Town, goods: Goods) -> int:
    """Steps of the item that are in stock."""
    async with given.work(sessions, town.admin) as work:
        return sum(lot.remaining for lot in await work.all(select(Lot).where(Lot.item_id == goods.item_id)))


async def price(sessions: given.Sessions, town: Town, goods: Goods) -> Price:
    async with given.work(sessions, town.admin) as work:
        return await work.get(Price, goods.price_id)


def day(days: int) -> date:
    return clock.today() + timedelta(days=days)


class Elsewhere(NamedTuple):
    """Another point of the township, and what it costs there."""

    point_id: UUID
    goods: Goods


async def at_another_point(
    sessions: given.Sessions, town: Town, goods: Goods, *, minutes: int, stock: int
) -> Elsewhere:
    async with given.work(sessions, town.admin) as work:
        point = await open_point(work, PointData(name="远山村爱心驿站", community_id=town.stock.far_id))
    await stocked.lot(sessions, town.stock, goods.item_id, str(stock), point_id=point.id)
    async with given.work(sessions, town.admin) as work:
        data = NewPrice(point_id=point.id, item_id=goods.item_id, hours=minutes, on_shelf=True)
        made = await service.add_price(work, data)
    return Elsewhere(point.id, Goods(made.id, goods.item_id))
