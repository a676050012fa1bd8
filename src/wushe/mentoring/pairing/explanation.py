"""What is said about a pairing: why each pair, why not the next best, why somebody has none and what would help."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.i18n import Sentence, _, clauses
from wushe.kernel.labelled import Labelled
from wushe.mentoring.pairing.factors import Factor
from wushe.mentoring.pairing.facts import Link, Pair
from wushe.mentoring.pairing.rules import Rule


class Reason(NamedTuple):
    """A sentence with its facts, said in the reader's language."""

    sentence: Sentence
    facts: dict[str, object] = {}  # noqa: RUF012 - an empty default that nobody writes to

    def say(self) -> str:
        return self.sentence.say(**self.facts)


@dataclass(frozen=True, slots=True)
class Said:
    """What one factor gives a pair, of how much at most, in hundredths of a point, and in words."""

    factor: Factor
    points: int
    most: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class NextBest:
    """The mentor with the highest score for the group, besides its own, and the groups that hold the places.

    `loses` is what the total would lose at least if these two were paired, in hundredths of a point, as the prices
    prove; 0 where they prove nothing.
    """

    mentor: UUID
    points: int
    holders: tuple[UUID, ...]
    loses: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Why:
    """A pair and what speaks for it, weightiest first; the points of the factors add up to the pair's."""

    pair: Pair
    factors: tuple[Said, ...]
    next_best: NextBest | None


class Cause(Labelled):
    """Why somebody has nobody."""

    CAPACITY = "capacity", _("名额不足")
    RULE = "rule", _("硬性条件不符")
    NO_TIME = "no_time", _("没有可用的时间")
    NOBODY_THERE = "nobody_there", _("另一方没有人报名")
    NO_PLACE_OFFERED = "no_place_offered", _("没有开放名额")
    ALL_PAIRED = "all_paired", _("能结对的组织都已有导师")
    STILL_OPEN = "still_open", _("可以结对，重新配对即可")


class Step(Labelled):
    """One thing that would have to be otherwise; of as many steps, the earlier kind is proposed."""

    PLACE = "place", _("“{mentor}”多带一个组织，留给“{group}”")
    HOUR = "hour", _("“{mentor}”与“{group}”约定一个共同的时间")
    FORBIDDEN = "forbidden", _("取消对“{mentor}”与“{group}”的排除")
    LANGUAGE = "language", _("为“{mentor}”与“{group}”找到共同的语言")
    NO_GO = "no_go", _("撤回“{mentor}”与“{group}”之间的回避声明")
    LICENCE = "licence", _("“{mentor}”取得“{group}”所需的资质：{licences}")
    OFFER = "offer", _("“{name}”开放名额")
    TIME = "time", _("“{name}”填写可用的时间")
    MENTOR = "mentor", _("再请一位合适的导师")
    GROUP = "group", _("再有一个合适的组织")


@dataclass(frozen=True, slots=True)
class Change:
    """The fewest steps that would pair somebody, and with whom; `link` None where it takes somebody new."""

    link: Link | None
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...]

    def say(self) -> str:
        return clauses(reason.say() for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A group or mentor without anybody: why, in words, and the smallest change that would pair it.

    `rule` is the one that keeps it from most, where rules are the cause.
    """

    id: UUID
    cause: Cause
    reason: Reason
    change: Change
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything about one solution, in the order of ids."""

    pairs: tuple[Why, ...]
    groups: tuple[Unpaired, ...]
    mentors: tuple[Unpaired, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A group that changes its mentor."""

    group: UUID
    before: UUID
    after: UUID


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise in the second solution: groups that move, come in and fall out; pairs and points gained."""

    moved: tuple[Moved, ...]
    gained: tuple[Pair, ...]
    lost: tuple[Pair, ...]
    kept: int
    points: int

    @property
    def is_nothing(self) -> bool:
        return not (self.moved or self.gained or self.lost)
