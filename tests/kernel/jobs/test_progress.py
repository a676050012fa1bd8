"""A long job tells how far it is, and only the person who asked for it sees it and gets its file."""

from pathlib import Path

import pytest

from labour import EXPORT, FAIL, REFUSE, Everywhere
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Missing
from wushe.kernel.files.shelf import Shelf, own_file
from wushe.kernel.jobs import progress
from wushe.kernel.jobs.models import JobProgress, ProgressState
from wushe.kernel.jobs.runner import Runner
from wushe.kernel.work import Person, Tenant, Visitor
from yard import Yard

A, B = new_id(), new_id()
ME, SOMEBODY = new_id(), new_id()


@pytest.fixture
def runner(yard: Yard, tmp_path: Path) -> Runner:
    return Runner(yard.sessions, Everywhere(A), Shelf(tmp_path / "shelf"))


async def test_a_job_is_watched_from_waiting_to_its_file(yard: Yard, runner: Runner) -> None:
    job_id = await begin(yard, EXPORT, rows=100)
    watching = progress.watch(yard.sessions, visitor(ME), job_id)
    assert (await anext(watching)).state == ProgressState.WAITING
    await runner.perform(**sent(yard))
    done = await anext(watching)
    assert (done.state, done.done, done.total, done.sentence) == (ProgressState.DONE, 100, 100, "正在写入")
    with pytest.raises(StopAsyncIteration):
        await anext(watching)
    assert done.file_id
    async with yard.session(A) as session:
        work = yard.work(session, A, ME)
        file = await work.one(own_file(work, done.file_id))
        assert runner.shelf.path(file).read_text(encoding="utf-8") == "一二三"
        assert (file.name, file.media_type, file.size) == ("清单.csv", "text/csv", 9)


async def test_only_who_asked_sees_the_job(yard: Yard) -> None:
    job_id = await begin(yard, EXPORT, rows=1)
    for stranger in (visitor(SOMEBODY), Visitor(tenant=tenant(A)), visitor(ME, tenant_id=B)):
        with pytest.raises(Missing):
            await anext(progress.watch(yard.sessions, stranger, job_id))


async def test_the_file_is_for_nobody_else(yard: Yard, runner: Runner) -> None:
    await begin(yard, EXPORT, rows=1)
    await runner.perform(**sent(yard))
    ((file_id,),) = yard.rows("SELECT id FROM kept_file")
    async with yard.session(A) as session:
        for other in (SOMEBODY, None):
            work = yard.work(session, A, other)
            assert await work.one_or_none(own_file(work, file_id)) is None


async def test_after_its_day_a_file_is_gone(yard: Yard, runner: Runner) -> None:
    await begin(yard, EXPORT, rows=1)
    await runner.perform(**sent(yard))
    ((file_id,),) = yard.rows("UPDATE kept_file SET expires_at = now() - interval '1 second' RETURNING id")
    async with yard.session(A) as session:
        work = yard.work(session, A, ME)
        assert await work.one_or_none(own_file(work, file_id)) is None
        await runner.shelf.sweep(work)
        await work.commit()
    assert yard.count("kept_file") == 0


async def test_a_failed_job_says_so_with_its_code(yard: Yard, runner: Runner) -> None:
    job_id = await begin(yard, REFUSE)
    await runner.perform(**sent(yard))
    assert await state(yard, job_id) == (ProgressState.FAILED, "missing")


async def test_a_job_that_will_be_tried_again_says_that_it_waits(yard: Yard, runner: Runner) -> None:
    job_id = await begin(yard, FAIL, number=1)
    await runner.perform(**sent(yard))
    assert await state(yard, job_id) == (ProgressState.WAITING, None)


async def begin(yard: Yard, job, **ids):
    async with yard.session(A) as session:
        work = yard.work(session, A, ME)
        job_id = progress.start(work, job, **ids)
        await work.commit()
    return job_id


def sent(yard: Yard) -> dict:
    ((kwargs,),) = yard.rows("SELECT message->'kwargs' FROM job_queue")
    return kwargs


async def state(yard: Yard, job_id) -> tuple:
    async with yard.session(A) as session:
        row = await session.get_one(JobProgress, (A, job_id))
        return row.state, row.code


def tenant(tenant_id) -> Tenant:
    return Tenant(tenant_id, "test", "测试乡")


def visitor(account_id, tenant_id=A) -> Visitor:
    return Visitor(tenant=tenant(tenant_id), person=Person(account_id, None, ""))
