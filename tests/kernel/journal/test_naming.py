"""Ids among facts are named by whoever knows the thing."""

from uuid import uuid4

import pytest

import given
from wushe.access.roles import Role
from wushe.kernel.journal.naming import names_in

pytestmark = pytest.mark.anyio


async def test_each_fact_is_named_by_its_slice_and_the_unknown_by_nobody(sessions) -> None:
    place = await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        [community_id] = await given.community_ids(work)
        group = await given.organization(work, "青禾课堂", community_id=community_id)
        person = await given.resident(work, "周测试")
        facts = [
            {"organization_id": str(group.id), "level": "community", "count": 3},
            {"person_id": person.id, "community_id": community_id, "party_id": str(person.id)},
            {"need_id": str(uuid4()), "paper_id": str(uuid4()), "linkage_id": None},
        ]
        named = await names_in(work, facts)
    assert named == {group.id: "青禾课堂", person.id: "周测试", community_id: "开元路社区"}
