"""What the pages of micro-wishes offer to choose from."""

from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.organizations.queries import led_by
from wushe.people import queries as people
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.queries import Words
from wushe.wishes.permissions import Wishes

Choices = list[tuple[UUID, str]]
MOST_FOUND = 8


async def communities_of(work: Work, permission: Wishes) -> Choices:
    """The communities within reach of the permission; for those whose reach is not a place, all of the township."""
    reach = work.require(permission)
    near = reach if reach.communities and not reach.whole_tenant else None
    return [(row[0], row[1]) for row in await work.rows(communities.choices(near))]


async def all_communities(work: Work) -> Choices:
    return [(row[0], row[1]) for row in await work.rows(communities.choices())]


async def organizations_led(work: Work) -> Choices:
    """The groups for which the person may claim."""
    if work.person.person_id is None:
        return []
    ids = await work.all(led_by(work.person.person_id))
    return [(row[0], row[1]) for row in await work.rows(organizations.names(ids))] if ids else []


async def residents(work: Work, words: str) -> list[Person]:
    """People of the register within reach whose name sounds like that."""
    if not words or not work.may(People.READ):
        return []
    found = people.people(work.require(People.READ), words=Words(words)).order_by(Person.search, Person.id)
    return list(await work.all(found.limit(MOST_FOUND)))


async def resident(work: Work, person_id: UUID | None) -> Person | None:
    """Who was chosen out of the register, if the person may look into it."""
    if person_id is None or not work.may(People.READ):
        return None
    return await work.one_or_none(people.person(work.require(People.READ), person_id))
