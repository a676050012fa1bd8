"""The report on screen, as a sheet, as a paper and for programs; and its publication."""

import io

import pytest
from python_calamine import CalamineWorkbook

import given
import linked
import visiting
from linked import Linked
from wushe.kernel.clock import Quarter
from wushe.reports.actors import publish as publish_job

pytestmark = pytest.mark.anyio


@pytest.fixture
async def t(sessions) -> Linked:
    township = await linked.township(sessions)
    await linked.running(sessions, township, promised_fen=300_000)
    return township


@pytest.fixture
async def browser(database_url, sessions, t: Linked):
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, t.admin)
        yield client


async def test_the_page_counts_from_rows(browser, t: Linked) -> None:
    page = await browser.get(f"/{t.slug}/reports")
    assert page.status_code == 200
    for words in ("开元路社区", "慈善基金", "¥20,000.00", "¥3,000.00"):
        assert words in page.text
    shown = (await browser.get(f"/api/{t.slug}/reports")).json()
    assert shown["needs"]["heard"] == 1
    assert {each["society"]: each["number"] for each in shown["societies"]}["organization"] == 1
    assert [each["missing"] for each in shown["incomplete"]] == [["volunteer"]]


async def test_another_period_is_another_report(browser, t: Linked) -> None:
    before = (await browser.get(f"/api/{t.slug}/reports?period={Quarter.current().previous()}")).json()
    assert before["needs"]["heard"] == 0
    year = (await browser.get(f"/api/{t.slug}/reports?period={Quarter.current().year}")).json()
    assert year["needs"]["heard"] == 1
    assert (await browser.get(f"/api/{t.slug}/reports?period=2026Q9")).status_code == 422
    assert (await browser.get(f"/{t.slug}/reports?period=%27")).status_code == 422


async def test_it_leaves_as_a_workbook_and_as_a_paper(browser, t: Linked) -> None:
    sheet = await browser.get(f"/{t.slug}/reports.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(sheet.content))
    assert book.sheet_names == ["指标", "各社区", "五社未到齐的联动"]
    assert ["五社基本情况", "社会组织", "1", "家"] in book.get_sheet_by_name("指标").to_python()
    assert book.get_sheet_by_name("各社区").to_python()[1][0] == "开元路社区"
    paper = await browser.get(f"/{t.slug}/reports.pdf")
    assert paper.content.startswith(b"%PDF")
    recorded = (await browser.get(f"/api/{t.slug}/journal?event=report_exported")).json()["items"]
    assert len(recorded) == 2


async def test_publishing_twice_keeps_one_row_for_each_indicator(browser, t: Linked) -> None:
    for _time in range(2):
        assert (await browser.post(f"/{t.slug}/reports/publication", data={})).status_code == 303
    published = (await browser.get(f"/api/{t.slug}/reports/indicators")).json()
    assert published["indicators"]["filed"] == 1
    assert published["indicators"]["volunteers"] is None
    again = (await browser.post(f"/api/{t.slug}/reports/indicators", json={})).json()
    assert again["indicators"] == published["indicators"]


async def test_the_job_publishes_every_night(sessions, browser, t: Linked) -> None:
    async with given.work(sessions, await given.system(sessions, t.place)) as work:
        await publish_job(work)
    assert (await browser.get(f"/api/{t.slug}/reports/indicators")).json()["published_at"]


async def test_only_the_admin_reads_and_publishes(database_url, sessions, t: Linked) -> None:
    for who in (t.staff, t.worker, t.leader, t.volunteer, t.funder):
        async with visiting.browser(database_url) as browser:
            await visiting.sign_in(browser, sessions, who)
            assert (await browser.get(f"/{t.slug}/reports")).status_code == 403
            assert (await browser.get(f"/{t.slug}/indicators")).status_code == 403
            assert (await browser.post(f"/{t.slug}/reports/publication", data={})).status_code == 403
