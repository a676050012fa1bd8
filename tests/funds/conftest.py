"""Where funds are kept: two administrators, because money takes two hands, and an organisation that is led."""

from typing import NamedTuple
from uuid import UUID

import pytest

import given
from wushe.access.roles import Role
from wushe.funds.models.promise import Cause
from wushe.kernel.work import Visitor
from wushe.tenancy.places import Place

LINKAGE = UUID(int=9)


class Town(NamedTuple):
    """Who acts, and an organisation with a leader."""

    place: Place
    admin: Visitor
    other: Visitor
    community_id: UUID
    organization_id: UUID

    @property
    def cause(self) -> Cause:
        return Cause(LINKAGE, self.organization_id, self.community_id)


@pytest.fixture
async def town(sessions) -> Town:
    place = await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)
    admin = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    other = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        [community_id] = await given.community_ids(work)
        leader = await given.resident(work, "周组长", community_id)
        group = await given.organization(work, "青禾课堂", community_id=community_id, leader=leader)
        await given.filed(work, group)
    return Town(place, admin, other, community_id, group.id)
