"""Mentor pairing in the demo: four mentors and six groups, one of which finds its mentor in the next township."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from wushe.access.roles import Role
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI, stopped_at
from wushe.kernel.work import Person
from wushe.mentoring import service
from wushe.mentoring.kinds import Field, MarkKind, Maturity, Method
from wushe.mentoring.models import Mentorship
from wushe.mentoring.queries import mentors, pairs, rounds, together
from wushe.mentoring.schemas.entered import (
    GoalData,
    GoalProgress,
    GroupData,
    MarkData,
    MeetingData,
    NewMentor,
    RoundData,
    SendData,
)
from wushe.organizations.queries import leaders_of
from wushe.people import service as people
from wushe.people.kinds import Slot
from wushe.people.schemas import NewPerson

ROUND, SECOND, NEXT = "秋季导师结对", "秋季补配", "明年春季导师结对"
TUTORS, GUEST = "青禾助学社", "苏文"


class Mentor(NamedTuple):
    """What a mentor of the demo offers."""

    headline: str
    fields: tuple[Field, ...]
    methods: tuple[Method, ...]
    slots: tuple[Slot, ...]
    capacity: int = 1


MENTORS = {
    "何望": Mentor("做过九年项目评审，帮十二个组织写出第一份项目书", (Field.PLANNING, Field.RESOURCES, Field.PUBLICITY),
                 (Method.ACCOMPANY, Method.WORKSHOP), (Slot.SAT_MORNING, Slot.WED_EVENING), 2),
    "韩露": Mentor("社工站副站长，擅长志愿者队伍和台账", (Field.VOLUNTEERS, Field.GOVERNANCE),
                 (Method.CASE, Method.COURSE), (Slot.WED_EVENING, Slot.SUN_MORNING)),
    "唐竹": Mentor("乐竹邻里互助队负责人，六零后陪八零后", (Field.ELDER, Field.DELIBERATION), (Method.ACCOMPANY,),
                 (Slot.SAT_MORNING, Slot.SUN_MORNING)),
    "彭夕": Mentor("暖夕陪护社负责人，懂陪诊也懂财务", (Field.ELDER, Field.FINANCE), (Method.ACCOMPANY, Method.ONLINE),
                 (Slot.SAT_MORNING, Slot.SAT_AFTERNOON)),
}  # fmt: skip


class Ask(NamedTuple):
    """What a group of the demo asks for."""

    goals: str
    fields: tuple[Field, ...]
    slots: tuple[Slot, ...] = (Slot.SAT_MORNING, Slot.WED_EVENING, Slot.SUN_MORNING)
    maturity: Maturity = Maturity.GROWING


ASKS = {
    TUTORS: Ask("想把课业辅导写成一个能申请资助的项目", (Field.PLANNING, Field.RESOURCES)),
    "乐竹邻里互助队": Ask("探访做了三年，想把账目理清、对外讲明白", (Field.FINANCE, Field.PUBLICITY)),
    "暖夕陪护社": Ask("志愿者来得多走得也多，想留住人", (Field.VOLUNTEERS, Field.GOVERNANCE)),
    "小太阳托管班": Ask("想学会做年度计划，不再临时抱佛脚", (Field.PLANNING,)),
    "龙舟协会": Ask("想从文体活动走到公共事务", (Field.DELIBERATION, Field.CULTURE), maturity=Maturity.STARTING),
    "加侨飞扬服务队": Ask(
        "九个人商量事情总商量不拢", (Field.DELIBERATION, Field.GOVERNANCE), maturity=Maturity.STARTING
    ),
}  # fmt: skip


def scenes() -> Iterator[tuple[int, Callable[[Stage], Awaitable[None]]]]:
    """(days ago, scene)."""
    yield 44, register
    yield 43, partial(gather, name=ROUND, groups=tuple(ASKS))
    yield 36, review
    yield 35, partial(everybody_agrees, name=ROUND)
    yield 33, begin
    yield 24, partial(meet, minutes=120, notes="看了去年的活动，先把服务对象写清楚；下次带一份初稿。")
    yield 9, partial(meet, minutes=90, notes="初稿有了骨架，预算还虚；请会计帮着看一遍。")
    yield 2, prepare_next


async def register(stage: Stage) -> None:
    async with stage.acting("director") as work:
        for name, said in MENTORS.items():
            data = NewMentor(
                person_id=stage.people[name], headline=said.headline, fields=[*said.fields], methods=[*said.methods],
                slots=[*said.slots], capacity=said.capacity,
            )  # fmt: skip
            stage.mentors[name] = (await service.register(work, data)).id


async def gather(stage: Stage, name: str, groups: tuple[str, ...]) -> None:
    """The weights in the open, then the applications."""
    today = clock.today()
    data = RoundData(
        name=name, gather_until=today + timedelta(days=6), since=today + timedelta(days=8),
        until=today + timedelta(days=190),
    )  # fmt: skip
    async with stage.acting("director") as work:
        stage.mentors[name] = (await service.prepare(work, data)).id
        await service.gather(work, stage.mentors[name])
        for group in groups:
            await service.apply(work, stage.mentors[name], _asking(stage, group))


def _asking(stage: Stage, group: str) -> GroupData:
    ask = ASKS[group]
    wishes = [stage.mentors["何望"]] if group in {TUTORS, "小太阳托管班"} else []
    return GroupData(
        organization_id=stage.groups[group], goals=ask.goals, fields=[*ask.fields], slots=[*ask.slots],
        maturity=ask.maturity, wishes=wishes,
    )  # fmt: skip


async def review(stage: Stage) -> None:
    """One pair by the township's own hand; the rest by the best total."""
    round_id = stage.mentors[ROUND]
    pin = MarkData(
        organization_id=stage.groups[TUTORS], mentor_id=stage.mentors["何望"], kind=MarkKind.PINNED,
        reason="项目书是这一年的要事，何望做过评审",
    )  # fmt: skip
    async with stage.acting("director") as work:
        await service.pair(work, round_id)
        await service.take_up(work, round_id)
        await service.mark(work, round_id, pin)
        await service.publish(work, round_id)


async def everybody_agrees(stage: Stage, name: str) -> None:
    async with stage.acting("director") as work:
        standing = await work.all(pairs.of_round(stage.mentors[name]))
        leaders = {row[0]: row[1] for row in await work.rows(leaders_of(each.organization_id for each in standing))}
        there = await work.all(mentors.mentors_with(each.mentor_id for each in standing))
    persons = {mentor.id: mentor.person_id for mentor in there}
    for each in standing:
        for role, person_id in (
            (Role.ORGANIZATION_LEADER, leaders.get(each.organization_id)),
            (Role.MENTOR, persons[each.mentor_id]),
        ):
            if person_id is not None:
                await stage.stand_in(f"side-{person_id}", role, Person(None, person_id, ""))
                async with stage.acting(f"side-{person_id}") as work:
                    await service.agree(work, each.id)


async def begin(stage: Stage) -> None:
    """The mentorships run, each with a goal."""
    async with stage.acting("director") as work:
        await service.begin(work, stage.mentors[ROUND])
    await _set_goals(stage, ROUND)


async def meet(stage: Stage, *, minutes: int, notes: str) -> None:
    """Everybody meets; the notes are the two sides' own."""
    for each in await _standing(stage, ROUND):
        await _as_mentor(stage, each)
        async with stage.acting("guide") as work:
            data = MeetingData(on=clock.today(), minutes=minutes, method=Method.ACCOMPANY, notes=notes)
            await service.meet(work, each.id, data)
            for goal in await work.all(together.goals([each.id])):
                progress = GoalProgress(progress=min(100, goal.progress + 25))
                await service.move_goal(work, each.id, goal.id, progress)


async def _set_goals(stage: Stage, name: str) -> None:
    for each in await _standing(stage, name):
        await _as_mentor(stage, each)
        async with stage.acting("guide") as work:
            applied = await work.one(rounds.group_in(each.round_id, each.organization_id))
            data = GoalData(title=applied.goals[:60], due_on=clock.today() + timedelta(days=90))
            await service.set_goal(work, each.id, data)


async def prepare_next(stage: Stage) -> None:
    """The next round stands in the open with its weights."""
    today = clock.today()
    data = RoundData(
        name=NEXT, gather_until=today + timedelta(days=40), since=today + timedelta(days=60),
        until=today + timedelta(days=240), weight_fields=30, weight_weaknesses=30, weight_stage=5, weight_place=5,
        stable=True,
    )  # fmt: skip
    async with stage.acting("director") as work:
        await service.prepare(work, data)


async def visit(home: Stage, host: Stage) -> None:
    """The next township sends somebody for the group that was left, for whom one sign-in opens both townships."""
    with _days_ago(8):
        await _grow_up(home)
        async with home.acting("neighbour") as work:
            data = SendData(township_id=host.place.tenant.id, capacity=1, until=clock.today() + timedelta(days=200))
            host.mentors[GUEST] = (await service.send(work, home.mentors[GUEST], data)).id
        left_out = await _left_out(host)
        await gather(host, SECOND, left_out[:1])
    with _days_ago(7):
        round_id = host.mentors[SECOND]
        async with host.acting("director") as work:
            await service.pair(work, round_id)
            await service.take_up(work, round_id)
            await service.publish(work, round_id)
    with _days_ago(5):
        await everybody_agrees(host, SECOND)
        await _set_goals(host, SECOND)


async def _grow_up(home: Stage) -> None:
    """A mentor of the next township with a sign-in of their own."""
    async with home.acting("director") as work:
        person = NewPerson(name=GUEST, community_id=next(iter(home.communities.values())))
        home.people[GUEST] = (await people.record_person(work, person)).id
    await home.give(GUEST, "guide", Role.MENTOR)
    async with home.acting("neighbour") as work:
        data = NewMentor(
            person_id=home.people[GUEST], headline="社区营造师，带过二十个议事小组", capacity=2,
            fields=[Field.DELIBERATION, Field.GOVERNANCE, Field.CULTURE], methods=[Method.WORKSHOP, Method.CASE],
            slots=[Slot.SAT_MORNING, Slot.SUN_MORNING],
        )  # fmt: skip
        home.mentors[GUEST] = (await service.register(work, data)).id


async def _left_out(stage: Stage) -> tuple[str, ...]:
    """The groups that found nobody in the first round."""
    async with stage.acting("director") as work:
        found = await work.all(rounds.matches(stage.mentors[ROUND]))
    ids = {match.organization_id for match in found if match.mentor_id is None}
    return tuple(name for name in ASKS if stage.groups[name] in ids)


async def _standing(stage: Stage, name: str) -> list[Mentorship]:
    async with stage.acting("director") as work:
        return list(await work.all(pairs.of_round(stage.mentors[name])))


async def _as_mentor(stage: Stage, mentorship: Mentorship) -> None:
    async with stage.acting("director") as work:
        [person_id] = await work.all(pairs.mentor_persons([mentorship.id]))
    await stage.stand_in("guide", Role.MENTOR, Person(None, person_id, ""))


def _days_ago(days: int) -> AbstractContextManager[None]:
    """At ten in the morning of that day."""
    day = clock.today() - timedelta(days=days)
    return stopped_at(datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI))
