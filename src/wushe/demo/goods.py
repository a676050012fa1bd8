"""Donated goods: two points, what lies there, an allocation in every state, and an evening's bread."""

from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from wushe.demo import cast
from wushe.demo.stage import Stage
from wushe.donations.kinds import Basis
from wushe.goods import service
from wushe.goods.kinds import Category, Giver, Reason, Recipient, Unit
from wushe.goods.queries import deliveries, items, listing, points
from wushe.goods.schemas.entered import (
    Handout,
    NewAllocation,
    NewCount,
    NewDelivery,
    NewItem,
    NewLot,
    NewRescue,
    NewWriteOff,
    Picked,
    PointData,
)
from wushe.goods.schemas.shown import LotFilters
from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.pools.kinds import OwnerKind

STATION, STORE = "陶公庙爱心驿站", "大园公益仓"
BAKERY, SUPERMARKET = "麦香坊面包店", "惠民超市"
SEVEN = ("赵宁", "孙然", "钱微", "吴帆", "邓一", "邓二", "许三")


class Thing(NamedTuple):
    """An item, and what came of it: quantity, days until it expires, fen of all of it."""

    name: str
    unit: Unit
    category: Category
    grams: int | None
    quantity: str
    days: int | None
    fen: int | None
    point: str


THINGS = (
    Thing("大米（10 公斤）", Unit.BAG, Category.FOOD, 10_000, "120", 240, 720_000, STATION),
    Thing("食用油（5 升）", Unit.BARREL, Category.FOOD, 4_600, "80", 300, 520_000, STATION),
    Thing("面条（1 公斤）", Unit.PACK, Category.FOOD, 1_000, "200", 60, 120_000, STATION),
    Thing("常温牛奶", Unit.BOX, Category.FOOD, 3_000, "60", 55, 300_000, STATION),
    Thing("鸡蛋", Unit.KILOGRAM, Category.FOOD, None, "45.5", 52, 50_050, STATION),
    Thing("洗衣液", Unit.BOTTLE, Category.DAILY, 2_000, "90", None, 180_000, STORE),
    Thing("毛巾", Unit.ONE, Category.DAILY, 90, "300", None, 150_000, STORE),
    Thing("棉被", Unit.QUILT, Category.CLOTHING, 2_500, "40", None, 480_000, STORE),
    Thing("冬衣", Unit.PIECE, Category.CLOTHING, 1_200, "150", None, 450_000, STORE),
    Thing("文具套装", Unit.SET, Category.BOOKS, 350, "120", None, 120_000, STORE),
    Thing("防滑拐杖", Unit.ONE, Category.AID, 600, "25", None, 125_000, STATION),
    Thing("应急手电筒", Unit.ONE, Category.EMERGENCY, 220, "50", None, 100_000, STORE),
)
BREAD, RICE, BOOKS, MILK = "吐司面包", THINGS[0].name, "捐赠图书", THINGS[3].name


async def stock(stage: Stage) -> None:
    """Two points, and what a supermarket and residents brought; books are counted and have no value."""
    async with stage.acting("director") as work:
        at = stage.communities[cast.AT]
        await service.open_point(
            work,
            PointData(
                name=STATION, community_id=at, address="陶公庙路 12 号", owner_kind=OwnerKind.COMMUNITY,
                owner_community_id=at, steward_id=stage.people["王岚"],
            ),
        )  # fmt: skip
        await service.open_point(work, PointData(name=STORE, community_id=stage.communities["大园社区"]))
        bread = NewItem(name=BREAD, unit=Unit.ONE, category=Category.FOOD, grams=400, perishable=True)
        await service.add_item(work, bread)
        await service.add_item(work, NewItem(name=BOOKS, unit=Unit.COPY, category=Category.BOOKS, grams=260))
        for thing in THINGS:
            grams = None if thing.unit is Unit.KILOGRAM else thing.grams
            data = NewItem(
                name=thing.name, unit=thing.unit, category=thing.category, grams=grams, perishable=bool(thing.days)
            )
            await service.add_item(work, data)
        for point in (STATION, STORE):
            await _deliver(work, point, [thing for thing in THINGS if thing.point == point])


async def shelve(stage: Stage) -> None:
    """The books that were given: 5,018 of them, by the donation that says so."""
    async with stage.acting("director") as work:
        gift = next(gift for gift in await work.all(deliveries.gifts_waiting()) if gift.title == "捐书")
        data = NewDelivery(
            point_id=await _point(work, STORE), giver=Giver.GIFT, in_kind_id=gift.id, quantity=str(gift.quantity),
            item_id=await _item(work, BOOKS),
        )  # fmt: skip
        await service.receive(work, data)


async def _deliver(work: Work, point: str, things: list[Thing]) -> None:
    first, *others = things
    came = await service.receive(
        work,
        NewDelivery(
            point_id=await _point(work, point), giver=Giver.ENTERPRISE, giver_name=SUPERMARKET,
            **await _lot(work, first),
        ),
    )  # fmt: skip
    for thing in others:
        await service.add_lot(work, came.id, NewLot(**await _lot(work, thing)))


async def _lot(work: Work, thing: Thing) -> dict[str, Any]:
    return {
        "item_id": await _item(work, thing.name),
        "quantity": thing.quantity,
        "best_before": clock.today() + timedelta(days=thing.days) if thing.days else None,
        "value": thing.fen,
        "basis": Basis.INVOICE if thing.fen else Basis.NONE,
    }


async def age(stage: Stage) -> None:
    """Milk that soon expires, and some that will have expired when the township is first looked at."""
    async with stage.acting("staff") as work:
        for days, quantity in ((12, "6"), (24, "10")):
            data = NewDelivery(
                point_id=await _point(work, STATION), giver=Giver.PERSON, item_id=await _item(work, MILK),
                quantity=quantity, best_before=clock.today() + timedelta(days=days), value=5_000 * int(quantity),
                basis=Basis.MARKET,
            )  # fmt: skip
            await service.receive(work, data)


async def visit(stage: Stage) -> None:
    """Confirmed by the group's leader."""
    allocation_id = await _ask(stage, RICE, "20", "重阳节入户探访")
    for who, verb in (("staff", service.allocate), ("staff", service.hand_over), ("leader", service.confirm)):
        async with stage.acting(who) as work:
            await verb(work, allocation_id)


async def read_together(stage: Stage) -> None:
    """Handed over, and waiting to be confirmed."""
    allocation_id = await _ask(stage, BOOKS, "60", "周末课堂图书角", point=STORE)
    for verb in (service.allocate, service.hand_over):
        async with stage.acting("director") as work:
            await verb(work, allocation_id)


async def prepare(stage: Stage) -> None:
    """Out of stock, and waiting to be handed over."""
    allocation_id = await _ask(stage, "面条（1 公斤）", "30", "放学后加餐")
    async with stage.acting("staff") as work:
        await service.allocate(work, allocation_id)


async def ask(stage: Stage) -> None:
    """One that waits to be allocated, and one that was not needed after all."""
    await _ask(stage, "文具套装", "25", "作业辅导班用", point=STORE)
    allocation_id = await _ask(stage, "毛巾", "10", "义剪活动", point=STORE)
    async with stage.acting("director") as work:
        await service.cancel(work, allocation_id)


async def rescue(stage: Stage) -> None:
    """Seven volunteers, 60 loaves that are still good tomorrow: 52 given, 8 left; settled."""
    async with stage.acting("staff") as work:
        data = NewRescue(
            enterprise=BAKERY, point_id=await _point(work, STATION), person_ids=[stage.people[name] for name in SEVEN]
        )
        run = await service.begin(work, data)
        bread = await _item(work, BREAD)
        picked = Picked(item_id=bread, quantity="60", best_before=clock.today() + timedelta(days=1))
        line = await service.pick_up(work, run.id, picked)
        await service.hand_out(work, run.id, Handout(item_id=bread, quantity="52", households=26))
        await service.leave(work, run.id, line.lot_id, NewWriteOff(quantity="8", reason=Reason.TO_ANIMALS))
        await service.settle(work, run.id)


async def rescue_again(stage: Stage) -> None:
    """Today's run, with loaves that nobody has accounted for yet."""
    async with stage.acting("staff") as work:
        data = NewRescue(
            enterprise=BAKERY, point_id=await _point(work, STATION), person_ids=[stage.people[name] for name in SEVEN]
        )
        run = await service.begin(work, data)
        bread = await _item(work, BREAD)
        picked = Picked(item_id=bread, quantity="48", best_before=clock.today() + timedelta(days=1))
        await service.pick_up(work, run.id, picked)
        await service.hand_out(work, run.id, Handout(item_id=bread, quantity="30", households=15))


async def check(stage: Stage) -> None:
    """A count that differs, and quilts that got wet: both wait for a second person."""
    async with stage.acting("director") as work:
        wet = NewWriteOff(quantity="3", reason=Reason.DAMAGED, words="库房漏雨受潮")
        await service.write_off(work, await _any_lot(work, "棉被"), wet)
        counted = NewCount(counted="298", reason=Reason.LOST, words="年终盘点")
        await service.count(work, await _any_lot(work, "毛巾"), counted)


async def _ask(stage: Stage, item: str, quantity: str, purpose: str, point: str = STATION) -> UUID:
    async with stage.acting("leader") as work:
        wanted = NewAllocation(
            point_id=await _point(work, point), recipient=Recipient.ORGANIZATION, purpose=purpose,
            organization_id=stage.groups["青禾助学社"], item_id=await _item(work, item), quantity=quantity,
        )  # fmt: skip
        return (await service.ask(work, wanted)).id


async def _point(work: Work, name: str) -> UUID:
    return next(row[0] for row in await work.rows(points.choices()) if row[1] == name)


async def _item(work: Work, name: str) -> UUID:
    return next(item.id for item in await work.all(items.in_use()) if item.name == name)


async def _any_lot(work: Work, name: str) -> UUID:
    filters = LotFilters(item_id=await _item(work, name))
    lots = await work.all(listing.lots(work.require("goods:read"), filters))
    return lots[0].id
