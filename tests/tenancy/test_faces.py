"""The operator's pages: townships by files, suspended, saved and removed; and nobody else's."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from httpx import AsyncClient
from litestar import Litestar
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import visiting
from wushe.access.roles import Role
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.models import JobProgress
from wushe.kernel.jobs.progress import Progress
from wushe.tenancy.actors import export_township
from wushe.tenancy.places import PLATFORM_PLACE, Place

Sessions = async_sessionmaker[AsyncSession]
Browser = AsyncClient

FILE = """\
[county]
slug = "{slug}-county"
code = "{code}"
name = "页面县"
[townships.{slug}]
code = "{code}001"
name = "页面镇"
kind = "town"
"""


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    return await given.township(sessions, name="要看的镇")


@pytest.fixture
def application(database_url: str) -> Litestar:
    return visiting.application(database_url)


@pytest.fixture
async def browser(database_url: str, sessions: Sessions) -> AsyncIterator[Browser]:
    operator = await given.member(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR)
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, operator)
        yield client


async def test_the_operator_sees_every_township_and_how_it_stands(browser: Browser, place: Place) -> None:
    page = await browser.get("/platform/townships")
    assert page.status_code == 200
    assert "要看的镇" in page.text
    assert place.tenant.slug in page.text
    assert (await browser.get(f"/platform/townships/{place.tenant.slug}")).status_code == 200
    assert (await browser.get("/platform/townships/nowhere")).status_code == 404


async def test_suspending_and_resuming_a_township(browser: Browser, place: Place) -> None:
    here = f"/platform/townships/{place.tenant.slug}"
    assert (await browser.post(f"{here}/suspension")).status_code == 303
    assert "已暂停" in (await browser.get(here)).text
    again = await browser.post(f"{here}/suspension")
    assert again.status_code == 409
    assert "不能暂停" in again.text
    assert (await browser.post(f"{here}/resumption")).status_code == 303
    assert "使用中" in (await browser.get(here)).text


async def test_in_a_suspended_township_everything_is_read_and_nothing_changed(
    sessions: Sessions, database_url: str, application: Litestar, place: Place
) -> None:
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    mei = await given.account(sessions, place)
    await given.suspended(sessions, place)
    async with visiting.browser(database_url) as client:
        application.state.doorkeeper.directory.forget()
        await visiting.sign_in(client, sessions, admin)
        assert (await client.get(f"/{place.tenant.slug}/roles")).status_code == 200
        refused = await client.post(
            f"/api/{place.tenant.slug}/roles", json={"account_id": str(mei.id), "role": "mentor"}
        )
        assert (refused.status_code, refused.json()["code"]) == (423, "tenancy.suspended")


async def test_the_plan_shows_the_files_and_applying_makes_them_so(
    browser: Browser, application: Litestar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = given.entry()
    text = FILE.format(slug=f"page{entry.slug}", code=f"8{entry.code[4:]}")
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    settings = application.state.settings.model_copy(update={"tenants": tmp_path})
    monkeypatch.setattr(application.state, "settings", settings)
    assert "页面镇" in (await browser.get("/platform/townships/plan")).text
    assert (await browser.post("/platform/townships/application")).status_code == 303
    assert "没有差别" in (await browser.get("/platform/townships/plan")).text
    assert (await browser.get(f"/platform/townships/page{entry.slug}")).status_code == 200


async def test_a_bad_file_is_shown_with_its_lines_and_not_applied(
    browser: Browser, application: Litestar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.toml").write_text(FILE.format(slug="api", code="43"), encoding="utf-8")
    settings = application.state.settings.model_copy(update={"tenants": tmp_path})
    monkeypatch.setattr(application.state, "settings", settings)
    page = await browser.get("/platform/townships/plan")
    assert page.status_code == 200
    assert "a.toml:5: slug" in page.text
    assert (await browser.post("/platform/townships/application")).status_code == 409


async def test_an_archive_is_made_by_a_job_for_the_operator_who_asked(
    browser: Browser, sessions: Sessions, place: Place, tmp_path: Path
) -> None:
    answer = await browser.post(f"/platform/townships/{place.tenant.slug}/archive")
    assert answer.status_code == 303
    page = await browser.get(answer.headers["location"])
    assert page.status_code == 200
    job_id = given.UUID(answer.headers["location"].rpartition("=")[2])
    async with given.work(sessions, await given.system(sessions, PLATFORM_PLACE)) as work:
        progress = await Progress.of(work, job_id, sessions, Shelf(tmp_path))
        await export_township(work, progress, township_id=place.tenant.id)
    async with given.work(sessions, await given.system(sessions, PLATFORM_PLACE)) as work:
        job = await work.get(JobProgress, job_id)
        assert job.file_id is not None
    assert "下载存档" in (await browser.get(answer.headers["location"])).text


async def test_a_watched_job_that_is_none_is_left_out(browser: Browser, place: Place) -> None:
    for job in ("x", "00000000-0000-0000-0000-000000000000"):
        assert (await browser.get(f"/platform/townships/{place.tenant.slug}?job={job}")).status_code == 200


async def test_removing_asks_for_the_name_and_for_an_archive(
    browser: Browser, sessions: Sessions, place: Place
) -> None:
    here = f"/platform/townships/{place.tenant.slug}"
    await browser.post(f"{here}/suspension")
    unsaved = await browser.post(f"{here}/removal", data={"typed_name": "要看的镇"})
    assert unsaved.status_code == 409
    assert "请先导出" in unsaved.text
    async with given.work(sessions, await given.operator(sessions)) as work:
        row = await given.township_row(work, place)
        row.exported_at = row.suspended_at
    wrong = await browser.post(f"{here}/removal", data={"typed_name": "要看"})
    assert wrong.status_code == 409
    assert "名称与要移除的乡镇不一致" in wrong.text
    assert (await browser.post(f"{here}/removal", data={"typed_name": "要看的镇"})).status_code == 303
    assert "已移除" in (await browser.get(here)).text


@pytest.mark.parametrize("path", ["", "/plan", "/{slug}", "/{slug}/appointment"])
async def test_a_townships_admin_sees_no_page_of_the_operator(
    path: str, sessions: Sessions, database_url: str, place: Place
) -> None:
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    slug = place.tenant.slug
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, admin)
        assert (await client.get(f"/{slug}/townships{path.format(slug=slug)}")).status_code == 403
        assert (await client.get(f"/platform/townships{path.format(slug=slug)}")).status_code == 404


async def test_the_operator_enters_no_township(browser: Browser, place: Place) -> None:
    """Not even to read: they are no member, and the township is not there for them."""
    for path in ("", "roles", "organizations", "communities"):
        assert (await browser.get(f"/{place.tenant.slug}/{path}")).status_code == 404
