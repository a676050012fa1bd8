"""What happens when in the demo: each scene on its day, so that the township has a past when it is first looked at."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, time, timedelta
from functools import partial
from itertools import chain

from wushe.demo import (
    asked,
    books,
    budgets,
    cast,
    checkups,
    custody,
    donations,
    funds,
    goods,
    groups,
    held,
    lessons,
    mentors,
    orders,
    rooms,
    rounds,
    store,
    story,
    supervising,
    tied,
    wants,
    wishes,
)
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI, Quarter, stopped_at

Scene = Callable[[Stage], Awaitable[None]]
Scenes = Iterator[tuple[int, Scene]]
"""(days ago, scene); of two on one day the first that is told takes place first."""
AT = time(10)
"""When a scene begins on its day; those of today take place now."""

TUTORING, COMPANY, CARE = "放学后没人辅导孩子作业", "八十岁以上长者盼有人说说话", "暑假孩子没有人照看"
SCIENCE, ESCORT = "孩子想参加科普实验", "腿脚不便的长者看病没人陪"
VISITED, TUTORED = (("友邻基金", 3_000_000),), (("友邻基金", 1_200_000),)
"""What the community fund gives, in fen."""


async def unfold(stage: Stage) -> None:
    """Play every scene, the earliest first."""
    today = clock.today()
    for days_ago, scene in sorted(_scenes(), key=lambda each: -each[0]):
        if days_ago <= 0:
            await scene(stage)
            continue
        with stopped_at(datetime.combine(today - timedelta(days=days_ago), AT, SHANGHAI)):
            await scene(stage)


def _scenes() -> Scenes:
    """The whole story; one linkage comes to stand in each stage."""
    lines = (
        _wishes, _gifts, _company, _rounds, _tutoring, _experiment, _care, _custody, _goods, _store, _books,
        wishes.scenes, checkups.scenes, orders.scenes, rooms.scenes, mentors.scenes, supervising.scenes,
        _these_days,
    )  # fmt: skip
    return chain.from_iterable(line() for line in lines)


def _wishes() -> Scenes:
    yield 120, cast.enter
    yield 118, groups.gather
    yield from ((want.days_ago, partial(wants.say, want=want)) for want in wants.NEEDS)
    yield from ((want.days_ago - 2, partial(wants.reply, want=want)) for want in wants.NEEDS if want.reply)
    yield 111, wants.offer
    yield 12, wants.post


def _gifts() -> Scenes:
    yield 110, funds.endow
    yield 108, donations.give
    yield 107, funds.appropriate
    yield 95, donations.promise_monthly
    yield 50, donations.bring_things
    yield 25, donations.give_anonymously
    yield 100, funds.invite
    yield 60, funds.award
    yield 5, partial(funds.pay, title=TUTORING)
    yield 4, funds.apply


def _company() -> Scenes:
    yield 105, partial(story.propose, title=COMPANY, group="乐竹邻里互助队")
    yield 104, partial(story.run, title=COMPANY, community="大园社区", volunteers=("孙然",), promises=VISITED)
    yield held.VISITS + 4, held.plan
    yield 3, held.everybody_came
    yield 2, partial(story.sign_off, title=COMPANY)


def _rounds() -> Scenes:
    yield (clock.today() - Quarter.current().previous().last).days, rounds.finish
    yield min(20, (clock.today() - Quarter.current().first).days), rounds.begin


def _tutoring() -> Scenes:
    yield 46, partial(story.propose, title=TUTORING, group="青禾助学社")
    yield 45, partial(story.run, title=TUTORING, community=cast.AT, volunteers=("赵宁", "钱微"), promises=TUTORED)
    afternoons = [((clock.today() - day).days, day) for day in lessons.past()]
    yield afternoons[0][0] + 4, lessons.plan
    for number, (days_ago, day) in enumerate(afternoons):
        yield days_ago, partial(lessons.give, day=day, number=number)


def _experiment() -> Scenes:
    yield 30, partial(story.propose, title=SCIENCE, group="青禾助学社")
    yield 29, partial(story.run, title=SCIENCE, community="大园社区", volunteers=("钱微",))
    yield 9, lessons.experiment
    yield 1, partial(story.confirm, title=SCIENCE)


def _care() -> Scenes:
    yield 16, partial(story.propose, title=CARE, group="小太阳托管班")
    yield 15, story.pool


def _custody() -> Scenes:
    yield 60, custody.agree
    yield 57, custody.sign
    yield 40, custody.buy_boat
    yield 12, custody.buy_oars
    yield 2, custody.train
    yield 1, custody.begin_another


def _goods() -> Scenes:
    yield 49, goods.stock
    yield 48, goods.shelve
    yield 35, goods.visit
    yield 20, goods.age
    yield 8, goods.read_together
    yield 3, goods.rescue
    yield 2, goods.prepare
    yield 1, goods.ask
    yield 1, goods.check
    yield 0, goods.rescue_again


def _store() -> Scenes:
    yield 2, store.open_store
    yield 2, store.sort_goods
    yield 1, store.exchange


def _books() -> Scenes:
    yield 90, tied.give
    yield 80, budgets.plan
    yield books.RECONCILED, books.reconcile
    yield 9, books.close
    yield books.WAITING, books.wait


def _these_days() -> Scenes:
    """What waits for somebody when the demo is first looked at."""
    yield 1, asked.look
    yield 1, asked.ask
    yield 2, partial(story.propose, title=ESCORT, group="暖夕陪护社")
    yield 1, lessons.enrol
    yield 0, lessons.same_place
    yield 0, lessons.waiting
