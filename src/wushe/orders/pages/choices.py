"""What the pages of service orders offer to choose from."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.work import Work
from wushe.orders.permissions import Orders
from wushe.orders.queries import teams
from wushe.orders.schemas.entered import TeamFilters
from wushe.people import queries as people
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.queries import Words

Choices = list[tuple[UUID, str]]
MOST_FOUND = 8


async def communities_of(work: Work, permission: Orders) -> Choices:
    """The communities within reach of the permission; for those whose reach is not a place, all of the township."""
    reach = work.require(permission)
    near = reach if reach.communities and not reach.whole_tenant else None
    return [(row[0], row[1]) for row in await work.rows(communities.choices(near))]


async def residents(work: Work, words: str) -> Sequence[Person]:
    """People of the register within reach whose name sounds like that."""
    if not words:
        return []
    found = people.people(work.require(People.READ), words=Words(words)).order_by(Person.search, Person.id)
    return await work.all(found.limit(MOST_FOUND))


async def resident(work: Work, person_id: UUID | None) -> Person | None:
    """Who was chosen out of the register."""
    if person_id is None:
        return None
    return await work.one_or_none(people.person(work.require(People.READ), person_id))


async def teams_for(work: Work, resident: Person) -> Sequence[Any]:
    """The teams of the resident's village; of somebody without one, all within reach."""
    found = await work.all(teams.bundled(work.require(Orders.PLACE), TeamFilters()).order_by(*teams.ORDER))
    return [team for team in found if resident.community_id in {None, team.community_id}]


async def servers(work: Work, team_id: UUID, kind: Any) -> Choices:
    """The members who offer it."""
    return [(row[0], row[1]) for row in await work.rows(teams.offering(team_id, kind))]
