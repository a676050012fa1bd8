"""Shared resources of the demo: a base of seven function zones, chairs, a projector, a lawyer's hours; every state."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Any

from wushe.demo.cast import AT
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI
from wushe.kernel.rhythm import Rhythm
from wushe.kernel.work import Work
from wushe.pools import service
from wushe.pools.kinds import Admission, OwnerKind
from wushe.pools.models import Booking
from wushe.pools.opening import Weekday
from wushe.pools.queries.resources import zones_of
from wushe.pools.schemas.bookings import Because, BookingData, BookingSeriesData, ReturnData
from wushe.pools.schemas.resources import ClosureData, EquipmentData, ExpertiseData, VenueData, ZoneData
from wushe.pools.suggesting import Span

BASE, CHAIRS, PROJECTOR, ADVICE = "三基基地", "折叠椅", "投影仪", "法律咨询"
ZONES = (
    ("党建活动厅", 120, 600), ("组织孵化室", 40, 400), ("公益课堂", 60, 400), ("多功能排练厅", 80, 500),
    ("心理咨询室", 8, 300), ("书画阅览室", 30, 300), ("志愿者之家", 50, 500),
)  # fmt: skip
"""Name, persons and square metres of the seven function zones: 3,000 in all."""
MORNING = 9
"""The hour at which what is fetched is needed."""
EVERY_DAY: dict[str, Any] = dict.fromkeys((day.value for day in Weekday), "08:30-21:00")
TUTORS, NEIGHBOURS, CARERS = "青禾助学社", "乐竹邻里互助队", "暖夕陪护社"


def scenes() -> Iterator[tuple[int, Callable[[Stage], Awaitable[None]]]]:
    """(days ago, scene)."""
    yield 70, open_base
    yield 69, share_things
    yield 36, rehearse_weekly
    yield 12, fetch_chairs
    yield 11, hand_out_chairs
    yield 7, ask_and_hear_no
    yield 4, stay_away
    yield 3, note_absence
    yield 1, ask
    yield 0, lend_out


async def open_base(stage: Stage) -> None:
    async with stage.acting("director") as work:
        base = await service.add_venue(
            work,
            VenueData(
                name=BASE, community_id=stage.communities[AT], address="社区服务中心二至四楼",
                steward_id=stage.people["王岚"], buffer_minutes=15, longest_hours=6, closed_on_holidays=False,
                **EVERY_DAY,
                rules="用完请把桌椅归位、关灯关窗。\n不收场地费，请勿用于商业活动。",
            ),
        )  # fmt: skip
        [first] = await work.all(zones_of([base.id]))
        for number, (name, capacity, area) in enumerate(ZONES):
            zone = ZoneData(name=name, capacity=capacity, area=area)
            if number == 0:
                await service.edit_zone(work, base.id, first.id, zone)
            else:
                await service.add_zone(work, base.id, zone)
        stage.pools[BASE] = base.id
        stage.zones |= {zone.name: zone.id for zone in await work.all(zones_of([base.id]))}


async def share_things(stage: Stage) -> None:
    here, steward = stage.communities[AT], stage.people["王岚"]
    async with stage.acting("director") as work:
        chairs = EquipmentData(
            name=CHAIRS, quantity=50, unit="把", community_id=here, steward_id=steward, longest_hours=96,
            address="社区服务中心一楼库房", closed_on_holidays=False,
        )  # fmt: skip
        projector = EquipmentData(
            name=PROJECTOR, quantity=1, unit="台", community_id=here, owner_kind=OwnerKind.ORGANIZATION,
            owner_organization_id=stage.groups[TUTORS], admission=Admission.STEWARD, longest_hours=48,
            steward_id=stage.people["陈青"], closed_on_holidays=False,
        )  # fmt: skip
        advice = ExpertiseData(
            name=ADVICE, expert_id=stage.people["何望"], fields="婚姻家事\n劳动合同\n物业纠纷", community_id=here,
            steward_id=steward, longest_hours=2, wednesday="14:00-17:00", saturday="09:00-12:00",
        )  # fmt: skip
        stage.pools |= {
            CHAIRS: (await service.add_equipment(work, chairs)).id,
            PROJECTOR: (await service.add_equipment(work, projector)).id,
            ADVICE: (await service.add_expertise(work, advice)).id,
        }
        broken = ClosureData(starts_at=clock.now(), quantity=2, note="椅面开裂，待维修")
        await service.close_units(work, stage.pools[CHAIRS], broken)


async def rehearse_weekly(stage: Stage) -> None:
    """Nine Thursdays, of which the first ones lie in the past when the demo is looked at."""
    today = clock.today()
    first = today + timedelta(days=(3 - today.weekday()) % 7 or 7)
    async with stage.acting("director") as work:
        weekly = BookingSeriesData(
            organization_id=stage.groups[NEIGHBOURS], purpose="邻里合唱排练", zone_ids=[stage.zones["多功能排练厅"]],
            heads=45, rhythm=Rhythm.WEEKLY, first_on=first, last_on=first + timedelta(weeks=7), starts=time(19),
            ends=time(20, 45), skip_holidays=False,
        )  # fmt: skip
        await service.book_series(work, stage.pools[BASE], weekly)


async def fetch_chairs(stage: Stage) -> None:
    async with stage.acting("director") as work:
        stage.bookings["chairs"] = (
            await _booked(work, stage, CHAIRS, CARERS, "重阳敬老茶话会", _at(1, 9, 48), quantity=20)
        ).id


async def hand_out_chairs(stage: Stage) -> None:
    """They should have come back long ago."""
    async with stage.acting("staff") as work:
        await service.hand_over(work, stage.bookings["chairs"])


async def ask_and_hear_no(stage: Stage) -> None:
    async with stage.acting("director") as work:
        asked = await _booked(work, stage, PROJECTOR, NEIGHBOURS, "坝坝电影放映", _at(3, 18, 3))
    async with stage.acting("leader") as work:
        await service.refuse(work, asked.id, Because(reason="当晚课堂要用投影仪，周六下午空闲，欢迎改约"))


async def stay_away(stage: Stage) -> None:
    async with stage.acting("director") as work:
        zone = [stage.zones["书画阅览室"]]
        stage.bookings["missed"] = (
            await _booked(work, stage, BASE, CARERS, "陪护员碰头会", _at(1, 9), zone_ids=zone)
        ).id
        came = await _booked(work, stage, BASE, TUTORS, "志愿者培训", _at(1, 9), zone_ids=[stage.zones["公益课堂"]])
        await service.hand_over(work, came.id)
        stage.bookings["came"] = came.id


async def note_absence(stage: Stage) -> None:
    async with stage.acting("staff") as work:
        await service.miss(work, stage.bookings["missed"])
        await service.take_back(work, stage.bookings["came"], ReturnData(condition="完好"))


async def ask(stage: Stage) -> None:
    """What stands in the calendar of the coming days; of two who want one room, one waits."""
    hall, office = [stage.zones["公益课堂"]], [stage.zones["组织孵化室"]]
    async with stage.acting("leader") as work:
        await _booked(work, stage, BASE, TUTORS, "家长课堂", _at(3, 14), zone_ids=hall, heads=40)
        await _booked(work, stage, ADVICE, TUTORS, "志愿服务协议咨询", _at(_until_wednesday(), 14, 1))
    async with stage.acting("director") as work:
        await _booked(work, stage, BASE, NEIGHBOURS, "邻里议事会", _at(3, 14), zone_ids=hall, wait=True)
        await _booked(work, stage, PROJECTOR, NEIGHBOURS, "坝坝电影放映", _at(5, 18, 3))
        called_off = await _booked(work, stage, BASE, CARERS, "护理技能考核", _at(4, 9), zone_ids=office)
        await service.cancel(work, called_off.id, Because(reason="考官临时有事，改到下月"))


async def lend_out(stage: Stage) -> None:
    """Fetched now for the coming morning, which before nine is today's: nothing is fetched more than a day ahead."""
    coming = 1 if clock.local(clock.now()).hour >= MORNING else 0
    async with stage.acting("director") as work:
        fetched = await _booked(work, stage, CHAIRS, TUTORS, "成果展示会", _at(coming, MORNING, 4), quantity=15)
        await service.hand_over(work, fetched.id)


async def _booked(
    work: Work, stage: Stage, thing: str, group: str, purpose: str, span: Span, **said: Any
) -> Booking:  # fmt: skip
    wanted = BookingData(
        organization_id=stage.groups[group], purpose=purpose, starts_at=span[0], ends_at=span[1], **said
    )  # fmt: skip
    return await service.book(work, stage.pools[thing], wanted)


def _at(ahead: int, hour: int, hours: int = 2) -> Span:
    """So many days ahead of the day of the scene, from that hour on."""
    starts_at = datetime.combine(clock.today() + timedelta(days=ahead), time(hour), SHANGHAI)
    return starts_at, starts_at + timedelta(hours=hours)


def _until_wednesday() -> int:
    """At least two days, so that nobody waits for an hour that is nearly over."""
    return (2 - clock.today().weekday()) % 7 + (7 if (2 - clock.today().weekday()) % 7 <= 1 else 0)
