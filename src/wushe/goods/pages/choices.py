"""What the select fields of goods offer."""

from uuid import UUID

from wushe.communities import queries as communities
from wushe.goods.models import Item
from wushe.goods.queries import items, points
from wushe.kernel.i18n import in_brackets
from wushe.kernel.work import Reach, Work
from wushe.organizations import queries as organizations
from wushe.organizations.permissions import Organizations
from wushe.people import queries as people
from wushe.people.kinds import PersonRole
from wushe.people.permissions import People

Choices = list[tuple[UUID, str]]


async def items_offered(work: Work) -> Choices:
    """Each with the unit that it is counted in."""
    return [(item.id, called(item)) for item in await work.all(items.in_use())]


def called(item: Item) -> str:
    return in_brackets(item.name, item.unit.label)


async def points_offered(work: Work, reach: Reach | None = None) -> Choices:
    return [(row[0], row[1]) for row in await work.rows(points.choices(reach))]


async def communities_offered(work: Work, reach: Reach | None = None) -> Choices:
    """The whole township's, or those whose staff one is."""
    ours = reach and not reach.whole_tenant and reach.communities
    rows = await work.rows(communities.choices())
    return [(row[0], row[1]) for row in rows if not ours or row[0] in ours]


async def organizations_offered(work: Work) -> Choices:
    """Those that the person reads; for a leader, the own one."""
    if not work.may(Organizations.READ):
        return []
    reach = work.require(Organizations.READ)
    return [(row[0], row[1]) for row in await work.rows(organizations.choices(reach))]


async def volunteers_offered(work: Work) -> Choices:
    if not work.may(People.READ):
        return []
    reach = work.require(People.READ)
    return [(row[0], row[1]) for row in await work.rows(people.choices(reach, PersonRole.VOLUNTEER))]


async def stewards_offered(work: Work) -> Choices:
    """Volunteers and social workers: whoever can look after a storeroom."""
    if not work.may(People.READ):
        return []
    reach = work.require(People.READ)
    workers = await work.rows(people.choices(reach, PersonRole.SOCIAL_WORKER))
    return [*((row[0], row[1]) for row in workers), *await volunteers_offered(work)]
