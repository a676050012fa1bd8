"""Row 4, 备案与登记: two states, each missing paper named, and the count rises by exactly what was completed."""

import re

import pytest

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.organizations import queries, service
from wushe.organizations.errors import PapersMissing
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.kinds import FilingState, Procedure, RegistrationState
from wushe.organizations.schemas import Grant, NewApplication


async def test_system_04_nine_applications_each_missing_one_paper_become_nine_filings(sessions):
    place = await given.township(
        sessions, name="黄花镇", communities=("黄花社区居委会",), furnishers=[COMMUNITIES, ORGANIZATIONS]
    )
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)

    async with given.work(sessions, admin) as work:
        (community,) = await given.community_ids(work)
        papers = await work.all(queries.checklist(Procedure.FILING))
        before = await work.scalar(queries.filed_count())
        applications = []
        for number in range(9):
            group = await given.organization(work, f"黄花第{number + 1}队", community_id=community)
            missing = papers[number % len(papers)]
            others = [paper.id for paper in papers if paper is not missing]
            applications.append((await service.apply(work, group.id, NewApplication(item_ids=others)), missing.name))

    async with given.work(sessions, admin) as work:
        for application, missing in applications:
            with pytest.raises(PapersMissing) as refused:
                await service.grant(work, application.id, Grant())
            assert refused.value.say() == f"材料不全，还缺：{missing}"
        assert await work.scalar(queries.filed_count()) == before

    async with given.work(sessions, admin) as work:
        for application, _missing in applications:
            (paper,) = [paper for paper in application.papers if paper.handed_in_on is None]
            await service.hand_in(work, application.id, paper.id)
            await service.grant(work, application.id, Grant())

    async with given.work(sessions, admin) as work:
        assert await work.scalar(queries.filed_count()) == before + 9
        groups = [await work.one(queries.organization(work.require("organizations:read"), application.organization_id))
                  for application, _missing in applications]  # fmt: skip
        serials = [int(re.search(r"〕(\d+)号", group.filing_number or "")[1]) for group in groups]  # type: ignore[index]
        assert serials == list(range(1, 10))
        assert {group.filing_state for group in groups} == {FilingState.GRANTED}
        assert {group.registration_state for group in groups} == {RegistrationState.NONE}
