"""What a file in `tenants/` says of a county and its townships, after it was read and found right."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from wushe.kernel.i18n import Sentence, say
from wushe.kernel.work import Work
from wushe.tenancy.models import TownshipKind

Path = tuple[str | int, ...]
"""Where a value stands in a file: `("townships", "xingsha", "communities", "430121001001")`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one line of a file. Line 1 stands for the file as a whole."""

    file: str
    line: int
    reason: Sentence
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {say(self.reason, **self.facts)}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, and the line of each value in it."""

    file: str
    lines: Mapping[Path, int]

    def problem(self, path: Path, reason: Sentence, /, **facts: object) -> Problem:
        """A problem at the value of `path`, or at the nearest thing around it that has a line of its own."""
        while path and path not in self.lines:
            path = path[:-1]
        return Problem(self.file, self.lines.get(path, 1), reason, facts)


@dataclass(frozen=True, slots=True)
class GrantEntry:
    """A line that the township adds to the policy; `access` checks it against the ceiling."""

    role: str
    permission: str
    extent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TownshipEntry:
    """A township as its file describes it. `communities` maps the 12-digit code to the official name.

    `is_new` says that it is being founded, so that whoever furnishes it need not ask what is there.
    """

    source: Source
    slug: str
    county_code: str
    code: str
    name: str
    official_name: str
    kind: TownshipKind
    modules: tuple[str, ...]
    wording: Mapping[str, str] = field(default_factory=dict)
    quotas: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    protection: Mapping[str, Any] = field(default_factory=dict)
    communities: Mapping[str, str] = field(default_factory=dict)
    extra_grants: tuple[GrantEntry, ...] = ()
    is_new: bool = False

    def as_everyone_writes(self, official: str) -> str:
        """`official` in the words that the township's people use: 㮾梨 becomes 榔梨."""
        for word, everyday in self.wording.items():
            official = official.replace(word, everyday)
        return official

    def problem(self, path: Path, reason: Sentence, /, **facts: object) -> Problem:
        """A problem with this township, at the line of `path` below its own table."""
        return self.source.problem(("townships", self.slug, *path), reason, **facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyEntry:
    """One file: a county and its townships."""

    source: Source
    slug: str
    code: str
    name: str
    townships: tuple[TownshipEntry, ...]
    protection: Mapping[str, Any] = field(default_factory=dict)


class ChangeKind(StrEnum):
    """What applying a file does to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the files and what is there: `Change(ADDED, _("社区"), "开元路社区")`."""

    kind: ChangeKind
    what: Sentence
    detail: str


async def _nothing(_work: Work, _entry: TownshipEntry) -> Sequence[Change]:
    return ()


@dataclass(frozen=True, slots=True)
class Furnisher:
    """The part of a township's entry that a slice above keeps; the composition roots hand in one for each.

    `check` finds what is wrong with it before anything is changed. `furnish` runs in the transaction that founds or
    changes the township, for that township, makes the rows agree with the entry and tells what it changed; the plan
    runs it as well and undoes it.
    """

    check: Callable[[TownshipEntry], Iterable[Problem]] = lambda _entry: ()
    furnish: Callable[[Work, TownshipEntry], Awaitable[Sequence[Change]]] = _nothing
