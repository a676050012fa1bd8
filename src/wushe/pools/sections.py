"""What stands beside the list of what is shared, and on the page of one thing: borrowed things, grants."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from wushe.kernel.work import Work
from wushe.pools.models import Resource
from wushe.pools.schemas.resources import ResourceFilters


class Section(NamedTuple):
    """A template and what it shows, under the name `section`."""

    template: str
    shown: dict[str, Any]


BesideList = Callable[[Work, ResourceFilters], Awaitable[Section | None]]
BesideResource = Callable[[Work, Resource], Awaitable[Section | None]]
_lists: list[BesideList] = []
_resources: list[BesideResource] = []


def beside_list(make: BesideList) -> BesideList:
    """`@beside_list async def borrowed(work, filters)`; None shows nothing."""
    _lists.append(make)
    return make


def beside_resource(make: BesideResource) -> BesideResource:
    """`@beside_resource async def grants(work, resource)`; None shows nothing."""
    _resources.append(make)
    return make


async def list_sections(work: Work, filters: ResourceFilters) -> list[Section]:
    made = [await make(work, filters) for make in _lists]
    return [each for each in made if each is not None]


async def resource_sections(work: Work, resource: Resource) -> list[Section]:
    made = [await make(work, resource) for make in _resources]
    return [each for each in made if each is not None]
