"""The store of the demo: prices at one point, a volunteer with hours left, exchanges that wait and were fetched."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from wushe.activities import service as activities
from wushe.activities.kinds import Part
from wushe.activities.queries.hours import of_session
from wushe.activities.schemas.attending import ListedPerson
from wushe.activities.schemas.sessions import SessionData
from wushe.demo import goods
from wushe.demo.held import approved
from wushe.demo.stage import Stage
from wushe.goods.queries import items, points
from wushe.kernel import clock
from wushe.kernel.clock import stopped_at
from wushe.store import service
from wushe.store.queries import prices, recognitions
from wushe.store.schemas.entered import CartData, NewPrice, Placing, RulesData, Township

TITLE, LASTS = "公益仓理货", timedelta(hours=6)
HELPERS = ("赵宁", "钱微")


class Priced(NamedTuple):
    """An item at the store, in minutes for one of its unit, and so many a month."""

    name: str
    minutes: int
    most: int | None = None


PRICES = (
    Priced("洗衣液", 120, 2), Priced("毛巾", 30, 4), Priced("棉被", 600, 1), Priced("冬衣", 240, 2),
    Priced("文具套装", 60, 3), Priced("应急手电筒", 90, 1), Priced("捐赠图书", 30), Priced("吐司面包", 30, 2),
)  # fmt: skip


async def open_store(stage: Stage) -> None:
    """With eight prices; what is not in stock there is not on the shelf."""
    async with stage.acting("admin") as work:
        await service.set_rules(work, RulesData(lasts=730))
        point_id = await _point(stage)
        known = {item.name: item.id for item in await work.all(items.in_use())}
        for priced in PRICES:
            await service.add_price(
                work,
                NewPrice(
                    point_id=point_id, item_id=known[priced.name], hours=priced.minutes, most=priced.most,
                    on_shelf=True,
                ),
            )  # fmt: skip


async def sort_goods(stage: Stage) -> None:
    """Six hours in the storeroom, approved by the social worker."""
    activity_id = await approved(stage, TITLE, "青禾助学社", "大园社区", override_reason="公益仓开仓前的准备")
    starts_at = clock.now()
    async with stage.acting("director") as work:
        data = SessionData(starts_at=starts_at, ends_at=starts_at + LASTS, meeting_point=goods.STORE)
        session = await activities.add_session(work, activity_id, data)
        await activities.publish(work, activity_id)
        for name in HELPERS:
            listed = ListedPerson(person_id=stage.people[name], part=Part.VOLUNTEER)
            await activities.tick(work, session.id, listed)
    with stopped_at(session.ends_at):
        async with stage.acting("director") as work:
            await activities.hold_session(work, activity_id, session.id)
        async with stage.acting("worker") as work:
            entries = await work.all(of_session(session.id))
            await activities.approve_all(work, [entry.id for entry in entries])


async def exchange(stage: Stage) -> None:
    """Washing liquid and stationery were fetched, a torch waits."""
    fetched = await _exchange(stage, ("洗衣液", 1), ("文具套装", 1))
    async with stage.acting("director") as work:
        await service.hand_over(work, fetched)
    await _exchange(stage, ("应急手电筒", 1))


async def _exchange(stage: Stage, *wanted: tuple[str, int]) -> UUID:
    async with stage.acting("volunteer") as work:
        shelf = {row.Item.name: row.Price for row in await work.rows(prices.shelf())}
        for name, pieces in wanted:
            await service.put_in_cart(work, CartData(price_id=shelf[name].id, pieces=pieces))
        minutes = sum(shelf[name].minutes * pieces for name, pieces in wanted)
        return (await service.place(work, Placing(point_id=await _point(stage), minutes=minutes))).id


async def _point(stage: Stage) -> UUID:
    async with stage.acting("director") as work:
        return next(row[0] for row in await work.rows(points.choices()) if row[1] == goods.STORE)


async def recognise(main: Stage, other: Stage) -> None:
    """The two townships of the demo recognise each other's hours."""
    async with other.acting("neighbour") as work:
        await service.set_rules(work, RulesData())
        await service.offer_recognition(work, Township(township_id=main.place.tenant.id))
    async with main.acting("admin") as work:
        [offered] = await work.all(recognitions.all_of_them())
        await service.sign_recognition(work, offered.id)
