"""What slices above show on a linkage's page: its activities, their outputs, what residents said."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from wushe.kernel.work import Work
from wushe.linkages.models import Linkage


class Section(NamedTuple):
    """A template of the slice above, and what it shows."""

    template: str
    shown: dict[str, Any]


Make = Callable[[Work, Linkage], Awaitable[Section | None]]
_makers: list[Make] = []


def section(make: Make) -> Make:
    """`@section async def activities_of(work, linkage)` in the `pages` of a slice above; None shows nothing."""
    _makers.append(make)
    return make


async def sections(work: Work, linkage: Linkage) -> list[Section]:
    """All that slices above have to show, in the order of the house."""
    made = [await make(work, linkage) for make in _makers]
    return [each for each in made if each is not None]
