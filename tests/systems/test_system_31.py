"""Row 31, 街道·社区两级社工指导体系: 255 groups over 15 social workers, each with their own and no other."""

from dataclasses import replace
from uuid import uuid4

import pytest

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.clock import today
from wushe.kernel.paging import page
from wushe.kernel.work import Person
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.kinds import Level
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import AcceptedDistribution, OrganizationFilters


async def test_system_31_255_groups_over_15_workers_balance_to_17_each_and_the_18th_is_refused(sessions):
    named = tuple(f"常青第{number}社区居委会" for number in range(1, 16))
    place = await given.township(sessions, communities=named, furnishers=[COMMUNITIES, ORGANIZATIONS])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)

    async with given.work(sessions, admin) as work:
        communities = await given.community_ids(work)
        workers = [await given.social_worker(work, f"社工{number}", where) for number, where in enumerate(communities)]
        for number in range(255):
            await given.organization(work, f"常青第{number}队", community_id=communities[number % 11])

    async with given.work(sessions, admin) as work:
        assert await work.scalar(queries.unassigned_count(Level.COMMUNITY, today())) == 255
        proposal = await service.propose(work, Level.COMMUNITY)
        assert set(proposal.after.values()) == {17}
        await service.accept_distribution(work, AcceptedDistribution(fingerprint=proposal.fingerprint))

    async with given.work(sessions, admin) as work:
        assert await work.scalar(queries.unassigned_count(Level.COMMUNITY, today())) == 0
        caseloads = await work.rows(queries.caseloads(Level.COMMUNITY, today()))
        assert [groups for _id, _name, groups in caseloads] == [17] * 15
        theirs = set(await work.all(queries.assigned_to(workers[0].id)))
        of_another = next(iter(await work.all(queries.assigned_to(workers[1].id))))

    supervisor = await given.visitor(sessions, place, Role.SOCIAL_WORKER)
    supervisor = replace(supervisor, person=Person(uuid4(), workers[0].id, "社工0"))
    async with given.work(sessions, supervisor) as work:
        reach, chosen = work.require(Organizations.READ), OrganizationFilters()
        seen = await page(work, queries.bundled(reach, chosen), queries.order(chosen), None, 100)
        assert {row.id for row in seen.rows} == theirs
        assert len(seen.rows) == 17
        with pytest.raises(NoSuchOrganization):
            await work.one(queries.organization(reach, of_another), NoSuchOrganization)
