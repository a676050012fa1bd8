"""What slices above show on the page of one organisation: they register a maker, and this slice knows none of them."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from wushe.kernel.work import Work
from wushe.organizations.models import Organization


class Section(NamedTuple):
    """A template and what it shows, under the name `section`."""

    template: str
    shown: dict[str, Any]


BesideOrganization = Callable[[Work, Organization], Awaitable[Section | None]]
_makers: list[BesideOrganization] = []


def beside_organization(make: BesideOrganization) -> BesideOrganization:
    """`@beside_organization async def stars(work, organization)`; None shows nothing."""
    _makers.append(make)
    return make


async def organization_sections(work: Work, organization: Organization) -> list[Section]:
    made = [await make(work, organization) for make in _makers]
    return [each for each in made if each is not None]
