"""Micro-wishes of the demo: one in each state, by aliases, in two townships."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import NamedTuple

from wushe.access.roles import Role
from wushe.demo.cast import AT
from wushe.demo.stage import Stage
from wushe.kernel.work import Person
from wushe.people import service as people
from wushe.people.groups import Group
from wushe.people.schemas import NewPerson
from wushe.wishes import service
from wushe.wishes.kinds import WishKind
from wushe.wishes.schemas.entered import Because, Confirmation, CounterClaim, NewClaim, NewWish, Pledge, ThanksCheck

FAR = "大园社区"


class Wished(NamedTuple):
    """One wish, and how far it has come: each further word is one more step."""

    days_ago: int
    title: str
    alias: str
    kind: WishKind
    group: Group
    fen: int
    community: str
    steps: str
    notes: str = ""


CHILD, ELDER, ITEM = Group.CHILD, Group.ELDER, WishKind.ITEM
WISHES = (
    Wished(
        70,
        "一双 36 码的运动鞋",
        "爱跑步的小同学",
        ITEM,
        CHILD,
        15_000,
        AT,
        "publish claim deliver confirm thank",
        "蓝色",
    ),
    Wished(
        55, "一台会报时的收音机", "爱听戏的长者", ITEM, ELDER, 9_900, FAR, "publish counter deliver confirm", "按键要大"
    ),
    Wished(33, "一副防滑的拐杖", "晒太阳的长者", ITEM, Group.DISABLED, 8_000, AT, "publish claim deliver", "左手用"),
    Wished(16, "一套小学科普图书", "想当科学家的小同学", ITEM, CHILD, 22_000, "土岭社区", "publish claim receive"),
    Wished(12, "周末有人陪着下一盘棋", "会下象棋的长者", WishKind.COMPANY, ELDER, 0, FAR, "publish claim"),
    Wished(9, "学会用手机和孙子视频", "想孙子的长者", WishKind.LEARNING, ELDER, 0, AT, "publish"),
    Wished(8, "一个结实的书包", "爱画画的小同学", ITEM, CHILD, 12_000, "檀木桥社区", "publish", "能装画册"),
    Wished(7, "把漏水的水龙头换一个", "住老院子的长者", WishKind.HELP, Group.LOW_INCOME, 5_000, AT, "publish"),
    Wished(4, "一件合身的厚棉衣", "放牛的小同学", ITEM, Group.LEFT_BEHIND, 18_000, AT, "publish pledge", "身高 135"),
    Wished(1, "一盏护眼台灯", "爱看书的小同学", ITEM, CHILD, 16_000, "高峰社区", ""),
)
NEIGHBOURS = (
    ("一本新华字典", "爱查字典的小同学", WishKind.ITEM, 9_000),
    ("有人教写春联", "爱写字的长者", WishKind.LEARNING, 3_000),
)
"""Those of the second township: published, and waiting."""


def scenes() -> Iterator[tuple[int, Callable[[Stage], Awaitable[None]]]]:
    """(days ago, scene): each wish is written down on its day, and takes a step every other day."""
    yield 71, _open
    for wished in WISHES:
        yield wished.days_ago, partial(_write_down, wished=wished)
        for number, step in enumerate(wished.steps.split(), start=1):
            yield max(wished.days_ago - 2 * number, 0), partial(_STEPS[step], title=wished.title)
    yield 6, _refuse


async def wish_next_door(stage: Stage) -> None:
    """Two wishes of the second township, written down by one and published by another."""
    home = next(iter(stage.communities.values()))
    async with stage.acting("director") as work:
        checker = await people.record_person(work, NewPerson(name="田禾", community_id=home))
    await stage.stand_in("second", Role.TOWNSHIP_ADMIN, Person(None, checker.id, checker.name))
    for title, alias, kind, fen in NEIGHBOURS:
        async with stage.acting("neighbour") as work:
            said = NewWish(title=title, alias=alias, kind=kind, value=fen, community_id=home)
            made = await service.record(work, said)
        async with stage.acting("second") as work:
            await service.verify(work, made.id)
            await service.publish(work, made.id)


async def _open(stage: Stage) -> None:
    """Somebody passes by who has no account."""
    await stage.stand_in("resident", Role.RESIDENT, Person(None, None, ""))


async def _write_down(stage: Stage, *, wished: Wished) -> None:
    async with stage.acting("staff" if wished.community == AT else "worker") as work:
        said = NewWish(
            title=wished.title, alias=wished.alias, kind=wished.kind, beneficiary=wished.group, value=wished.fen,
            notes=wished.notes, community_id=stage.communities[wished.community],
        )  # fmt: skip
        stage.wishes[wished.title] = (await service.record(work, said)).id


async def _publish(stage: Stage, *, title: str) -> None:
    async with stage.acting("admin") as work:
        await service.verify(work, stage.wishes[title])
        await service.publish(work, stage.wishes[title])


async def _claim(stage: Stage, *, title: str) -> None:
    async with stage.acting("volunteer") as work:
        await service.claim(work, stage.wishes[title], NewClaim())


async def _counter(stage: Stage, *, title: str) -> None:
    async with stage.acting("admin") as work:
        firm = CounterClaim(enterprise="星沙启明制造有限公司", name="周经理", phone="13800000019", consents=True)
        await service.claim_at_counter(work, stage.wishes[title], firm)


async def _pledge(stage: Stage, *, title: str) -> None:
    async with stage.acting("resident") as work:
        await service.pledge(
            work, stage.wishes[title], Pledge(name="热心邻居", phone="13800000020", consents=True), None
        )


async def _receive(stage: Stage, *, title: str) -> None:
    async with stage.acting("admin") as work:
        await service.receive(work, stage.wishes[title])


async def _deliver(stage: Stage, *, title: str) -> None:
    async with stage.acting("admin") as work:
        await service.deliver(work, stage.wishes[title])


async def _confirm(stage: Stage, *, title: str) -> None:
    async with stage.acting("checker") as work:
        await service.confirm(work, stage.wishes[title], Confirmation(thanks="很合用，谢谢您！"))


async def _thank(stage: Stage, *, title: str) -> None:
    async with stage.acting("checker") as work:
        await service.check_thanks(work, stage.wishes[title], ThanksCheck(show=True))


async def _refuse(stage: Stage) -> None:
    """What is no micro-wish goes back with a reason."""
    async with stage.acting("staff") as work:
        said = NewWish(
            title="一张学习桌", alias="刚上学的小同学", kind=WishKind.ITEM, value=45_000,
            community_id=stage.communities[AT],
        )  # fmt: skip
        made = await service.record(work, said)
    async with stage.acting("admin") as work:
        await service.refuse(work, made.id, Because(reason="请补充桌子的尺寸，再送核"))


_STEPS = {
    "publish": _publish,
    "claim": _claim,
    "counter": _counter,
    "pledge": _pledge,
    "receive": _receive,
    "deliver": _deliver,
    "confirm": _confirm,
    "thank": _thank,
}
