"""How far a job is, as JSON, for the person who asked for it and nobody else."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import visiting
from wushe.access.roles import Role
from wushe.kernel.importing.models import ImportRun
from wushe.kernel.jobs.models import JobProgress, ProgressState
from wushe.kernel.work import Visitor
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    return await given.township(sessions)


@pytest.fixture
async def admin(sessions: Sessions, place: Place) -> Visitor:
    return await given.member(sessions, place, Role.TOWNSHIP_ADMIN)


@pytest.fixture
async def browser(database_url: str, sessions: Sessions, admin: Visitor) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, admin)
        yield browser


async def job(sessions: Sessions, who: Visitor, **columns: Any) -> UUID:
    assert who.person
    async with given.work(sessions, who) as work:
        return work.add(JobProgress(id=given.new_id(), account_id=who.person.account_id, job="t.t", **columns)).id


async def shown(browser: AsyncClient, place: Place, job_id: UUID) -> dict[str, Any]:
    answer = await browser.get(f"/api/{place.tenant.slug}/jobs/{job_id}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_running_job_says_how_far_it_is(browser, sessions, place, admin) -> None:
    job_id = await job(sessions, admin, state=ProgressState.RUNNING, done=400, total=1200)
    assert await shown(browser, place, job_id) == {
        "id": str(job_id), "state": "running", "done": 400, "total": 1200, "text": "", "errors": [], "result": None,
    }  # fmt: skip


async def test_a_job_that_made_a_file_says_where_it_is(browser, sessions, place, admin) -> None:
    file_id = given.new_id()
    job_id = await job(sessions, admin, state=ProgressState.DONE, done=3, total=3, file_id=file_id)
    assert (await shown(browser, place, job_id))["result"] == f"/{place.tenant.slug}/files/{file_id}"


async def test_a_job_of_an_import_leads_to_it(browser, sessions, place, admin) -> None:
    job_id = await job(sessions, admin)
    async with given.work(sessions, admin) as work:
        run = work.add(ImportRun(
            kind="people", account_id=work.person.account_id, extents=["tenant"], communities=[],
            file_id=given.new_id(), file_name="人员.csv", job_id=job_id, id=given.new_id(),
        ))  # fmt: skip
    result = (await shown(browser, place, job_id))["result"]
    followed = await browser.get(result)
    assert (followed.status_code, followed.json()["id"], followed.json()["job_id"]) == (200, str(run.id), str(job_id))


@pytest.mark.parametrize(("code", "told"), [("import.too_many_rows", "import.too_many_rows"), (None, "broken")])
async def test_a_failed_job_says_why_by_a_stable_code(browser, sessions, place, admin, code, told) -> None:
    job_id = await job(sessions, admin, state=ProgressState.FAILED, code=code)
    assert (await shown(browser, place, job_id))["errors"] == [told]


async def test_somebody_else_s_job_is_not_there(browser, sessions, place, admin) -> None:
    other = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    for job_id in (await job(sessions, other), given.new_id()):
        assert (await browser.get(f"/api/{place.tenant.slug}/jobs/{job_id}")).status_code == 404
