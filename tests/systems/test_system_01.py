"""Row 1: every project lists which of the five societies take part, and names those that are missing."""

import pytest

import given
import linked
import visiting
from linked import Linked
from wushe.communities.societies import Society
from wushe.kernel.clock import Quarter
from wushe.linkages import filling, service
from wushe.linkages.schemas import NewLinkage, NewParticipant
from wushe.reports.figures import report
from wushe.reports.files import paper, workbook
from wushe.reports.wording import missing_of

pytestmark = pytest.mark.anyio

MISSING = ["社区", "社会工作者", "慈善资源"]


@pytest.fixture
async def t(sessions) -> Linked:
    return await linked.township(sessions)


@pytest.fixture
async def linkage_id(sessions, t: Linked):
    """A project with an organisation that nobody accompanies, and a volunteer."""
    async with given.work(sessions, t.admin) as work:
        group = await given.organization(work, "暖夕服务队", community_id=t.community_id)
        await given.filed(work, group)
        made = await service.propose(work, NewLinkage(need_id=t.need_id, organization_id=group.id))
        await service.agree(work, made.id)
        volunteer = NewParticipant(party_id=linked.person(t.volunteer))
        await filling.fill(work, made.id, Society.VOLUNTEER, volunteer)
    return made.id


async def test_system_01_the_page_shows_two_of_five_and_names_the_three(
    database_url, sessions, t: Linked, linkage_id
) -> None:
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, t.admin)
        page = await browser.get(f"/{t.slug}/linkages/{linkage_id}")
        listed = await browser.get(f"/{t.slug}/linkages")
    assert "五社到位 2 / 5" in page.text
    assert page.text.count("place-missing") == len(MISSING)
    assert "2 / 5" in listed.text
    assert "、".join(MISSING) in listed.text


async def test_system_01_the_api_names_the_three(database_url, sessions, t: Linked, linkage_id) -> None:
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, t.admin)
        shown = (await browser.get(f"/api/{t.slug}/linkages/{linkage_id}")).json()
    assert shown["missing"] == ["community", "worker", "resource"]
    assert {each["society"] for each in shown["participants"]} == {"organization", "volunteer"}


async def test_system_01_the_report_names_the_three(sessions, t: Linked, linkage_id) -> None:
    async with given.work(sessions, t.admin) as work:
        shown = await report(work, Quarter.current())
    assert missing_of(shown) == [("放学后没有人辅导作业", "2 / 5", "、".join(MISSING))]
    assert (await workbook(shown)).startswith(b"PK")
    assert (await paper(shown)).startswith(b"%PDF")


async def test_system_01_with_all_five_nothing_is_missing(sessions, t: Linked) -> None:
    linkage_id = await linked.running(sessions, t, promised_fen=300_000)
    async with given.work(sessions, t.admin) as work:
        volunteer = NewParticipant(party_id=linked.person(t.volunteer))
        await filling.fill(work, linkage_id, Society.VOLUNTEER, volunteer)
    async with given.work(sessions, t.admin) as work:
        assert (await report(work, Quarter.current())).incomplete == []
