"""What the ids among the facts of events are called: each slice says it for its own things, beside its queries.

    calls(names, "organization_id", "other_organization_id")

The journal itself knows no names, so that one can be changed or erased without touching it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Select

from wushe.kernel.journal.event import things_in
from wushe.kernel.work import Work

Names = Callable[[Collection[UUID]], Select[UUID, str] | Select[UUID, str, str]]
_by_fact: dict[str, list[Names]] = defaultdict(list)


class Counted(str):
    """The name of something that is counted; `unit` is empty where it is not."""

    __slots__ = ("unit",)
    unit: str

    def __new__(cls, name: str, unit: str) -> Self:
        counted = super().__new__(cls, name)
        counted.unit = unit
        return counted


def calls(query: Names, *facts: str) -> None:
    """Ids under these names of facts are called what `query(ids)` says as (id, name), or (id, name, unit).

    A fact may have several.
    """
    for fact in facts:
        _by_fact[fact].append(query)


async def names_in(work: Work, facts: Iterable[Mapping[str, Any]]) -> dict[UUID, str]:
    """The names of all ids among these facts; one that nothing knows any more is left out."""
    wanted: dict[Names, set[UUID]] = defaultdict(set)
    for some in facts:
        for fact, value in some.items():
            for query in _by_fact.get(fact, ()):
                wanted[query] |= {value} if isinstance(value, UUID) else things_in({fact: value})
    named: dict[UUID, str] = {}
    for query, ids in wanted.items():
        if ids:
            named |= {id_: _called(*said) for id_, *said in await work.rows(query(ids))}
    return named


def _called(name: str, *unit: str) -> str:
    return Counted(name, *unit) if unit else name
