"""What the pages of supervision offer to choose from."""

from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.clock import today
from wushe.kernel.work import Reach, Work
from wushe.organizations import queries as organizations
from wushe.organizations.models import Organization
from wushe.people import queries as people
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import courses
from wushe.supervision.queries.reach import living

Choices = list[tuple[UUID, str]]


async def groups_of(work: Work, permission: str) -> Choices:
    """(id, name) of the living groups within reach of the permission, as they are spelled."""
    reach = work.require(permission)
    found = living().where(organizations.changeable(reach)).order_by(Organization.spelling, Organization.id)
    return [(group.id, group.name) for group in await work.all(found)]


async def owners_of(work: Work, organization_id: UUID) -> Choices:
    """Who may own an action of the group: its leader first, its members, and who accompanies it."""
    members = [(member.person_id, name) for member, name in await work.rows(organizations.members(organization_id))]
    workers = [(row[1], row[2]) for row in await work.rows(organizations.workers_of([organization_id], today()))]
    return list(dict([*members, *workers]).items())


async def workers(work: Work) -> Choices:
    return [(row[0], row[1]) for row in await work.rows(organizations.workers())]


async def communities_of(work: Work, reach: Reach) -> Choices:
    """The communities within reach; for those whose reach is not a place, all of the township."""
    near = reach if reach.communities and not reach.whole_tenant else None
    return [(row[0], row[1]) for row in await work.rows(communities.choices(near))]


async def all_groups(work: Work) -> Choices:
    """Every living group of the township, for lists that are signed."""
    found = living().order_by(Organization.spelling, Organization.id)
    return [(group.id, group.name) for group in await work.all(found)]


async def supervisees(work: Work) -> Choices:
    """Other social workers, and those who lead the groups that the person accompanies."""
    mine = [group_id for group_id, _name in await groups_of(work, Supervision.VISIT)]
    leaders = [row[1] for row in await work.rows(organizations.leaders_of(mine))]
    named = dict([*await workers(work), *[(row[0], row[1]) for row in await work.rows(people.names(leaders))]])
    return [(person_id, name) for person_id, name in named.items() if person_id != work.person.person_id]


async def teachers(work: Work) -> Choices:
    """Social workers, and those who learned at an earlier lesson: trainers are trained."""
    learners = [(row[0], row[1]) for row in await work.rows(courses.learners())]
    return list(dict([*await workers(work), *learners]).items())


def id_in(written: str) -> UUID | None:
    """The id in a field, which may hold anything."""
    try:
        return UUID(written)
    except ValueError:
        return None
