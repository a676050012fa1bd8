"""What access asks of the slices above it, which it cannot import. They answer by registering in their `listeners.py`.

`@asking.communities` stands above an `async def` that takes a Work and returns ids with names.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select

from wushe.kernel.work import Reach, Work

Choices = Callable[[Work], Awaitable[Sequence[tuple[UUID, str]]]]
Names = Callable[[Work, Collection[UUID]], Awaitable[Mapping[UUID, str]]]
Reached = Callable[[Reach, UUID], Select[Any]]

_C = TypeVar("_C", bound=Choices)
_N = TypeVar("_N", bound=Names)
_R = TypeVar("_R", bound=Reached)

_communities: list[Choices] = []
_people: list[Names] = []
_things: dict[str, Reached] = {}


def communities(answer: _C) -> _C:
    """Register who knows the communities of a township: their ids and names, in the order of a list."""
    _communities.append(answer)
    return answer


def people(answer: _N) -> _N:
    """Register who knows what the persons of a township are called."""
    _people.append(answer)
    return answer


def things(area: str) -> Callable[[_R], _R]:
    """Register, for the permissions `area:…`, the query that finds a thing within a reach; `explain` asks it."""

    def register(answer: _R) -> _R:
        _things[area] = answer
        return answer

    return register


async def ask_communities(work: Work) -> Sequence[tuple[UUID, str]]:
    return [choice for answer in _communities for choice in await answer(work)]


async def ask_people(work: Work, ids: Collection[UUID]) -> Mapping[UUID, str]:
    names: dict[UUID, str] = {}
    if ids:
        for answer in _people:
            names |= await answer(work, ids)
    return names


def reached_thing(area: str) -> Reached | None:
    """None when the area's slice has not said how its things are reached."""
    return _things.get(area)
