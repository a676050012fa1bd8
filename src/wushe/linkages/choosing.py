"""Who could fill a place of a linkage: those nearest to it first."""

from uuid import UUID

from wushe.communities import queries as communities
from wushe.communities.societies import Society
from wushe.kernel import clock
from wushe.kernel.work import Extent, Reach, Work
from wushe.linkages import queries
from wushe.linkages.models import Linkage
from wushe.organizations import queries as organizations
from wushe.people import queries as people
from wushe.people.kinds import PersonRole

EVERYBODY = Reach(frozenset({Extent.TENANT}))
"""Whoever fills a place chooses among all of the township: a linkage brings together who did not know each other."""

Offered = list[tuple[UUID, str]]


async def parties_for(work: Work, linkage: Linkage, society: Society) -> Offered:
    """(id, name) of those who could fill the place and are not in it; money is promised elsewhere."""
    near, all_of_them = await _near(work, linkage, society), await _all(work, society)
    there = {p.party_id for p in await work.all(queries.participants([linkage.id])) if p.society is society}
    nearest_first = sorted(all_of_them, key=lambda offered: offered[0] not in near)
    return [offered for offered in nearest_first if offered[0] not in there]


async def _all(work: Work, society: Society) -> Offered:
    match society:
        case Society.COMMUNITY:
            query = communities.choices()
        case Society.ORGANIZATION:
            query = organizations.choices(EVERYBODY)
        case Society.WORKER:
            query = people.choices(EVERYBODY, PersonRole.SOCIAL_WORKER)
        case Society.VOLUNTEER:
            query = people.choices(EVERYBODY, PersonRole.VOLUNTEER)
        case Society.RESOURCE:
            return []
    return [(row[0], row[1]) for row in await work.rows(query)]


async def _near(work: Work, linkage: Linkage, society: Society) -> set[UUID]:
    """The need's own community; the social workers of the organisation."""
    if society is Society.WORKER:
        return {row[1] for row in await work.rows(organizations.workers_of([linkage.organization_id], clock.today()))}
    return {linkage.community_id}
