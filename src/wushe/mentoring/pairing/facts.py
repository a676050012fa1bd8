"""What a pairing knows of mentors and groups, and what it finds.

Fields, methods, stages, places, hours, languages and licences are codes that both sides share: any text, or members of
a `Labelled` enumeration, which are then said by their label.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeVar
from uuid import UUID

from wushe.mentoring.pairing.errors import NumberedTwice
from wushe.mentoring.pairing.factors import Weights

Codes = frozenset[str]
NONE: Codes = frozenset()

T = TypeVar("T", "Mentor", "Group")


@dataclass(frozen=True, slots=True)
class Mentor:
    """Who takes up to `capacity` groups.

    No stages or no places: any will do. `hours` None is not said, empty is no time. No languages: not said.
    `organizations` are the mentor's own, whose groups the mentor cannot have; `no_go` are ids of groups.
    """

    id: UUID
    name: str = ""
    capacity: int = 1
    fields: Codes = NONE
    methods: Codes = NONE
    stages: Codes = NONE
    places: Codes = NONE
    hours: Codes | None = None
    languages: Codes = NONE
    licences: Codes = NONE
    organizations: frozenset[UUID] = frozenset()
    wishes: tuple[UUID, ...] = ()
    no_go: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """Who looks for one mentor.

    `goals` are fields, `weaknesses` the methods that would mend its weak points, `licences` what a mentor must hold.
    `organizations` are itself and those it belongs to; `wishes` and `no_go` are ids of mentors.
    """

    id: UUID
    name: str = ""
    goals: Codes = NONE
    weaknesses: Codes = NONE
    stage: str | None = None
    place: str | None = None
    hours: Codes | None = None
    languages: Codes = NONE
    licences: Codes = NONE
    organizations: frozenset[UUID] = frozenset()
    wishes: tuple[UUID, ...] = ()
    no_go: frozenset[UUID] = frozenset()


class Link(NamedTuple):
    """A mentor and a group, by their ids."""

    mentor: UUID
    group: UUID


@dataclass(frozen=True)
class Problem:
    """All that is paired at once. The order of mentors, groups, pins and bans changes nothing."""

    mentors: Sequence[Mentor]
    groups: Sequence[Group]
    weights: Weights = field(default_factory=Weights)
    pinned: Collection[Link] = ()
    forbidden: Collection[Link] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "mentors", _in_order(self.mentors))
        object.__setattr__(self, "groups", _in_order(self.groups))
        object.__setattr__(self, "pinned", frozenset(Link(*pair) for pair in self.pinned))
        object.__setattr__(self, "forbidden", frozenset(Link(*pair) for pair in self.forbidden))

    @cached_property
    def mentor(self) -> dict[UUID, Mentor]:
        return {mentor.id: mentor for mentor in self.mentors}

    @cached_property
    def group(self) -> dict[UUID, Group]:
        return {group.id: group for group in self.groups}

    @property
    def places(self) -> int:
        """For how many groups there is room, were there no rules."""
        return sum(mentor.capacity for mentor in self.mentors)


def _in_order(all_of_them: Iterable[T]) -> tuple[T, ...]:
    ordered = tuple(sorted(all_of_them, key=lambda one: one.id))
    for one, next_ in pairwise(ordered):
        if one.id == next_.id:
            raise NumberedTwice(name=one.name)
    return ordered


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentor and a group, with their score in hundredths of a point."""

    mentor: UUID
    group: UUID
    points: int
    pinned: bool = False

    @property
    def link(self) -> Link:
        return Link(self.mentor, self.group)


@dataclass(frozen=True, slots=True)
class Cost:
    """What stability costs against the best: so many pairs fewer, so many hundredths of a point less in total."""

    pairs: int
    points: int


@dataclass(frozen=True, slots=True)
class Solution:
    """Who goes with whom, in the order of the groups' ids. Points are hundredths.

    `bound` is proven: no pairing of as many groups has more points. `is_stable` is checked pair by pair, whatever was
    asked for; `cost_of_stability` is told where stability was asked for.
    """

    pairs: tuple[Pair, ...]
    total: int
    bound: int
    is_stable: bool
    cost_of_stability: Cost | None = None

    @property
    def gap(self) -> float:
        """The share of the bound that may be missing; 0 is the optimum."""
        return (self.bound - self.total) / self.bound if self.bound else 0.0
