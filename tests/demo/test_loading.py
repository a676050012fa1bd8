"""The demo loads by the product's own verbs, once, and shows a linkage in every place of the way."""

import pytest
from sqlalchemy import func, select

import given
from wushe.access.roles import Role
from wushe.demo.loading import play
from wushe.demo.stage import Stage
from wushe.kernel.journal.verify import verify
from wushe.linkages import queries
from wushe.linkages.kinds import Stage as LinkageStage
from wushe.linkages.models import Linkage
from wushe.organizations.models import Organization

COMMUNITIES = ("土岭社区", "大园社区", "陶公庙社区", "檀木桥社区", "高峰社区")


@pytest.fixture
async def stage(sessions) -> Stage:
    place = await given.township(sessions, communities=COMMUNITIES, furnishers=given.FURNISHERS)
    stage = Stage(sessions, given.VAULT, place)
    await play(stage)
    return stage


async def test_the_demo_plays_in_any_township(stage: Stage, sessions) -> None:
    admin = await given.visitor(sessions, stage.place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        assert await work.scalar(select(func.count(Organization.id))) == 6
        stages = {linkage.stage for linkage in await work.all(select(Linkage))}
        assert {LinkageStage.PROPOSED, LinkageStage.AGREED, LinkageStage.RUNNING} <= stages
        assert len(await work.rows(queries.ties(work.require("linkages:read")))) >= 6
        assert await verify(work.session, stage.place.tenant.id) == []
