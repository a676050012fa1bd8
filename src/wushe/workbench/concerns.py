"""What each of a social worker's groups needs now, the most pressing first. Pure: data in, reasons in words out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.organizations.kinds import Stage

LEAST_CORE = 2
NOTHING = 99
SOON = timedelta(days=7)
"""So long before its day a visit is told."""


class Kind(StrEnum):
    """What may wait in a group."""

    PLAN = "plan"
    REVIEW = "review"
    SIGN_OFF = "sign_off"
    BEHIND = "behind"
    ACTION = "action"
    ITEM = "item"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Group:
    """A group as the social worker's desk knows it; `next_on` is the last day for the next visit."""

    id: UUID
    name: str
    stage: Stage = Stage.ACTIVE
    led: bool = True
    core: int = LEAST_CORE
    quiet: bool = False
    last_on: date | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What waits in a group: `number` of `whole`, one thing of it, and the day since or until which it does."""

    group_id: UUID
    kind: Kind
    thing_id: UUID
    number: int
    whole: int
    on: date


@dataclass(frozen=True, slots=True)
class Concern:
    """One reason to look at a group, what to do about it and where. `mine`: this person's own word is awaited."""

    weight: int
    reason: str
    path: str
    verb: str
    on: date = date.max
    mine: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Watched:
    """A group with its concerns, the most pressing first; none means that all is well."""

    group: Group
    concerns: list[Concern]

    @property
    def weight(self) -> int:
        return self.concerns[0].weight if self.concerns else NOTHING


def in_order(groups: Sequence[Group], facts: Iterable[Fact], today: date) -> list[Watched]:
    """The groups by what is most pressing in each, what waits longest first; equal ones keep the order they came in."""
    known: dict[UUID, list[Fact]] = defaultdict(list)
    for fact in facts:
        known[fact.group_id].append(fact)
    watched = [Watched(group, concerns_of(group, known[group.id], today)) for group in groups]
    return sorted(watched, key=_pressing)


def _pressing(watched: Watched) -> tuple[int, date, int]:
    first = watched.concerns[0] if watched.concerns else None
    return (watched.weight, first.on if first else date.max, -len(watched.concerns))


def concerns_of(group: Group, facts: Iterable[Fact], today: date) -> list[Concern]:
    """Everything there is to say of one group."""
    found = [*_visit(group, today), *_standing(group), *(_waiting(fact, today) for fact in facts)]
    return sorted(found, key=lambda concern: (concern.weight, concern.on))


def _visit(group: Group, today: date) -> Iterator[Concern]:
    """Whether the social worker is expected."""
    if group.next_on is None or group.next_on > today + SOON:
        return
    path, verb = f"/supervision/visits/offline?group={group.id}", _("记走访").say()
    if group.next_on >= today:
        yield Concern(70, _("{n} 天内该走访").say(n=(group.next_on - today).days + 1), path, verb, group.next_on)
        return
    days = (today - group.next_on).days
    said = _("走访逾期 {n} 天") if group.last_on else _("还没有走访过，已逾期 {n} 天")
    yield Concern(0, said.say(n=days), path, verb, group.next_on, mine=True, late=True)


def _standing(group: Group) -> Iterator[Concern]:
    """What the group itself is stuck on."""
    page, look = f"/organizations/{group.id}", _("去看看").say()
    if not group.led:
        yield Concern(10, _("没有负责人，付款申请暂停").say(), page, look)
    if group.stage is Stage.DORMANT:
        yield Concern(50, _("已休眠，帮他们重新开展活动").say(), page, look)
    elif group.quiet:
        yield Concern(51, _("半年没有活动").say(), page, look)
    if group.core < LEAST_CORE:
        yield Concern(60, _("骨干不足 2 人，缺少接班人").say(), page, look)


@dataclass(frozen=True, slots=True)
class _Told:
    """How a kind of thing is told, and where it is settled."""

    weight: int
    sentence: Sentence
    page: str
    verb: Sentence
    mine: bool = False


_TOLD = {
    Kind.PLAN: _Told(1, _("{n} 份活动预案等您批准"), "/activities", _("去批准"), mine=True),
    Kind.REVIEW: _Told(2, _("{n} 份活动总结等您签字"), "/activities", _("去签字"), mine=True),
    Kind.SIGN_OFF: _Told(3, _("{n} 个联动等您签收"), "/linkages", _("去签收"), mine=True),
    Kind.BEHIND: _Told(20, _("产出落后：到今天应办 {whole} 场，只办了 {n} 场"), "/activities", _("去看看")),
    Kind.ACTION: _Told(33, _("{whole} 件跟进事项没办结"), "/supervision/actions", _("去跟进")),
    Kind.ITEM: _Told(34, _("{whole} 项改进计划快到期"), "/evaluation/improvements", _("去看看")),
    Kind.APPLICATION: _Told(40, _("备案或登记材料要补正"), "/organizations/applications", _("去看看")),
}
_LATE = {
    Kind.ACTION: (30, _("{n} 件跟进事项逾期，最早应在 {day} 前办结")),
    Kind.ITEM: (31, _("{n} 项改进计划逾期，最早应在 {day} 前完成")),
}


def _waiting(fact: Fact, today: date) -> Concern:
    told = _TOLD[fact.kind]
    late = fact.kind in _LATE and fact.on < today
    weight, sentence = _LATE[fact.kind] if late else (told.weight, told.sentence)
    said = sentence.say(n=fact.number, whole=fact.whole, day=fact.on)
    return Concern(weight, said, f"{told.page}/{fact.thing_id}", told.verb.say(), fact.on, told.mine, late)
