"""Row 3, 枢纽型社区社会组织: the hub reads the groups of its own township, 59 + 289, and not one of another."""

from uuid import uuid4

import pytest

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.errors import Missing
from wushe.kernel.work import Person
from wushe.organizations import queries, service
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.kinds import Level, OrganizationKind, Procedure
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import Grant, NewApplication, OrganizationFilters


async def test_system_03_the_registry_of_fengqiao_says_348_and_its_hub_sees_no_other_townships_group(sessions):
    one = await given.township(
        sessions, name="枫桥镇", communities=("枫桥社区居委会",), furnishers=[COMMUNITIES, ORGANIZATIONS]
    )
    admin = await given.visitor(sessions, one, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        (community,) = await given.community_ids(work)
        leader = await given.resident(work, "枢纽负责人")
        hub = await given.organization(
            work, "枫桥社会组织服务中心", kind="公共事务", leader=leader, is_a=OrganizationKind.HUB
        )
        for number in range(58):
            await given.organization(work, f"镇级第{number}队")
        for number in range(289):
            await given.organization(work, f"村级第{number}队", community_id=community)

    elsewhere = await given.township(sessions, name="邻镇", furnishers=[ORGANIZATIONS])
    neighbour = await given.visitor(sessions, elsewhere, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, neighbour) as work:
        theirs = await given.organization(work, "邻镇舞蹈队")

    async with given.work(sessions, admin) as work:
        counted = {level: living for level, living, _filed, _registered in await work.rows(queries.counts())}
        assert counted == {Level.TOWNSHIP: 59, Level.COMMUNITY: 289}
        assert sum(counted.values()) == 348

    visitor = await given.visitor(
        sessions, one, Role.ORGANIZATION_LEADER, person=Person(uuid4(), leader.id, "枢纽负责人")
    )
    async with given.work(sessions, visitor) as work:
        assert await seen(work) == 1  # not filed yet: its leader sees the hub itself and no more
    async with given.work(sessions, admin) as work:
        papers = [item.id for item in await work.all(queries.checklist(Procedure.FILING))]
        application = await service.apply(work, hub.id, NewApplication(item_ids=papers))
        await service.grant(work, application.id, Grant())
    async with given.work(sessions, visitor) as work:
        assert await seen(work) == 348
        reach = work.require(Organizations.READ)
        with pytest.raises(Missing):
            await work.one(queries.organization(reach, theirs.id))


async def seen(work):
    return await work.scalar(queries.matching(work.require(Organizations.READ), OrganizationFilters()))
