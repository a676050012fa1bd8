"""What residents see without an account: sections of their start page, each added by the slice that knows it.

    @board.section(_("近期活动"), "activities/upcoming.html", rank=20)     # in a slice's pages.py
    async def upcoming(work: Work) -> Mapping[str, Any]: ...             # what the template shows; empty: left out

The template is included with these names and may show no personal data; tests/systems/test_system_16.py looks.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from wushe.kernel.i18n import Sentence
from wushe.kernel.work import Work

Load = Callable[[Work], Awaitable[Mapping[str, Any]]]
_L = TypeVar("_L", bound=Load)


class Section(NamedTuple):
    """A section by its title and template; the lower rank stands first."""

    title: Sentence
    template: str
    rank: int
    load: Load


_sections: list[Section] = []


def section(title: Sentence, template: str, *, rank: int = 50) -> Callable[[_L], _L]:
    """Register what loads a section."""

    def register(load: _L) -> _L:
        _sections.append(Section(title, template, rank, load))
        return load

    return register


async def sections(work: Work) -> list[tuple[Section, Mapping[str, Any]]]:
    """Those that have something to show, in their order."""
    loaded = [(one, await one.load(work)) for one in sorted(_sections, key=lambda section: section.rank)]
    return [(one, shown) for one, shown in loaded if shown]
