"""Row 5, 社区社会组织分类与转型: six types, shares that add up, and recreation that turns to a community matter."""

import given
from wushe.access.roles import Role
from wushe.kernel.paging import page
from wushe.organizations import queries, service
from wushe.organizations.furnishing import FURNISHER
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import OrganizationData, OrganizationFilters
from wushe.organizations.shares import tenths

SIX = ["文体娱乐", "兴趣爱好", "亲子活动", "邻里互助", "困难帮扶", "公共事务"]


async def test_system_05_six_types_are_seeded_and_their_shares_add_to_a_hundred_percent(sessions):
    place = await given.township(sessions, furnishers=[FURNISHER])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        assert [kind.name for kind in await work.all(queries.types())] == SIX
        for number, kind in enumerate(
            ["文体娱乐", "文体娱乐", "兴趣爱好", "邻里互助", "邻里互助", "公共事务", "困难帮扶"]
        ):
            await given.organization(work, f"第{number}队", kind=kind)
        counted = await work.rows(queries.groups_by_type(work.require(Organizations.READ)))
        assert [groups for _id, _name, groups in counted] == [2, 1, 0, 2, 1, 1]
        assert sum(tenths([groups for _id, _name, groups in counted])) == 1000


async def test_system_05_a_dance_team_is_recreation_only_until_linked_to_a_community_matter(sessions):
    place = await given.township(sessions, furnishers=[FURNISHER])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        team = await given.organization(work, "开元路舞蹈队", kind="文体娱乐")
        assert await recreation_only(work) == {"开元路舞蹈队"}
        affair = OrganizationData(
            name=team.name, type_id=team.type_id, level=team.level, public_affair="楼道安全巡查，每周两次"
        )
        await service.edit(work, team.id, affair)
        assert await recreation_only(work) == set()


async def recreation_only(work):
    chosen = OrganizationFilters()
    found = await page(work, queries.bundled(work.require(Organizations.READ), chosen), queries.order(chosen), None)
    return {row.name for row in found.rows if row.recreation_only}
