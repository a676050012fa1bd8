"""What select fields offer whoever enters or books something."""

from typing import Any
from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people.permissions import People
from wushe.pools.kinds import Admission, OwnerKind
from wushe.pools.opening import Weekday
from wushe.pools.permissions import Pools
from wushe.pools.queries import keeping

Choices = list[tuple[UUID, str]]


async def owners(work: Work) -> dict[str, Any]:
    """For the form of a resource."""
    reach = work.require(Pools.KEEP)
    return {
        "communities": [tuple(row) for row in await work.rows(communities.choices())],
        "organizations": [tuple(row) for row in await work.rows(organizations.choices(reach))],
        "people": await stewards(work),
        "owner_kinds": list(OwnerKind),
        "admissions": list(Admission),
        "days": list(Weekday),
    }


async def stewards(work: Work) -> Choices:
    """Who may look after it. Whoever does not read the register offers themselves."""
    if work.may(People.READ):
        return [(row[0], row[1]) for row in await work.rows(keeping.stewards(work.tenant.id))]
    return [(work.person.person_id, work.person.name)] if work.person.person_id else []


async def groups(work: Work) -> Choices:
    """The organisations that the person books for: only what is filed or registered may."""
    return [(row[0], row[1]) for row in await work.rows(organizations.choices_on_record(work.require(Pools.BOOK)))]


def zone_choice(zone_id: UUID, name: str, capacity: int | None) -> tuple[UUID, str]:
    """With how many it seats, where somebody has counted."""
    return zone_id, _("{name}（{n} 人）").say(name=name, n=capacity) if capacity else name
