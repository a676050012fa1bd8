"""Real worker processes, with either broker: they deliver, stop in order, survive a kill, and are fair."""

import os
import signal

import pytest

from labour import DOZE, FAIL, MARK, kill, start_worker, working
from wushe.kernel.database.model import new_id
from wushe.kernel.jobs.failures import put_back, retry
from wushe.kernel.jobs.queue import Message
from yard import Yard

A, B = new_id(), new_id()


@pytest.fixture(params=["postgres", "rabbit"])
def broker_url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue("rabbit_url") if request.param == "rabbit" else ""


async def test_jobs_are_done_and_leave_the_queue(yard: Yard, broker_url: str) -> None:
    with working(yard.url, broker_url):
        for number in range(20):
            await yard.ask(A, MARK, number=number)
        await yard.until(lambda: len(yard.marks(A)) == 20)
        await yard.until(lambda: yard.count("job_queue") == 0)
    assert sorted(yard.marks(A)) == list(range(20))


async def test_what_fails_is_tried_again_and_then_kept(yard: Yard, broker_url: str) -> None:
    with working(yard.url, broker_url):
        await yard.ask(A, FAIL, number=1)
        await yard.until(lambda: bool(yard.rows("SELECT 1 FROM job_failure WHERE retry_at IS NULL")))
    assert yard.rows("SELECT attempts FROM job_failure") == [(2,)]
    assert yard.marks() == []


async def test_what_was_given_up_and_is_tried_again_is_done(yard: Yard, broker_url: str) -> None:
    """As the operator's verb does it; a dead letter is a row, whichever broker carries messages."""
    message = Message(MARK.name, A, {"number": 7}, attempts=MARK.max_retries + 1)
    async with yard.session(A) as session:
        await put_back(session, message, ZeroDivisionError(), None)
        await session.commit()
    with working(yard.url, broker_url):
        async with yard.sessions() as session:
            assert await retry(session, [message.id]) == 1
            await session.commit()
        await yard.until(lambda: yard.marks(A) == [7])
    assert yard.count("job_failure") == 0


async def test_at_sigterm_a_running_job_is_finished_and_waiting_ones_stay(yard: Yard, broker_url: str) -> None:
    await yard.flood([DOZE.message(A, {"number": n, "milliseconds": 500}) for n in range(20)])
    with working(yard.url, broker_url, threads=2) as worker:
        await yard.until(lambda: len(yard.marks()) >= 2)
        worker.terminate()
        assert worker.wait(10) == 0
    done = yard.marks()
    assert 2 <= len(done) < 20
    with working(yard.url, broker_url, threads=16):
        await yard.until(lambda: len(yard.marks()) == 20)
    assert sorted(yard.marks()) == list(range(20))


async def test_the_jobs_of_a_killed_worker_are_done_by_another(yard: Yard, broker_url: str) -> None:
    await yard.flood([DOZE.message(A, {"number": n, "milliseconds": 300}) for n in range(8)])
    worker = start_worker(yard.url, broker_url)
    await yard.until(lambda: len(yard.marks()) > 0)
    kill(worker)
    with working(yard.url, broker_url):
        await yard.until(lambda: len(yard.marks()) == 8)
    assert sorted(yard.marks()) == list(range(8))


async def test_the_job_of_a_frozen_worker_has_one_effect(yard: Yard, broker_url: str) -> None:
    """Frozen longer than it takes to be taken for dead, then awake again."""
    with working(yard.url, broker_url) as frozen:
        await yard.ask(A, DOZE, number=1, milliseconds=1500)
        await yard.until(lambda: started(yard))
        os.killpg(frozen.pid, signal.SIGSTOP)
        try:
            with working(yard.url, broker_url):
                if not broker_url:  # RabbitMQ takes a silent worker for dead after a minute or more
                    await yard.until(lambda: bool(yard.rows("SELECT 1 FROM job_failure") or yard.marks()))
        finally:
            os.killpg(frozen.pid, signal.SIGCONT)
        await yard.until(lambda: len(yard.marks()) == 1)
    assert yard.marks() == [1]


async def test_one_tenants_flood_does_not_starve_another(yard: Yard, broker_url: str) -> None:
    """Two hundred waiting jobs of A: those that B asks for then are done before most of them."""
    await yard.flood([DOZE.message(A, {"number": n, "milliseconds": 20}) for n in range(200)])
    with working(yard.url, broker_url, threads=2):
        await yard.until(lambda: len(yard.marks(A)) >= 5)
        await yard.flood([MARK.message(B, {"number": n}) for n in range(5)])
        await yard.until(lambda: len(yard.marks(B)) == 5)
        assert len(yard.marks(A)) < 120


def started(yard: Yard) -> bool:
    """Whether some worker has a transaction open in which it waits for its job."""
    query = """SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'
               AND state_change < clock_timestamp() - interval '300 ms'"""
    return bool(yard.rows(query))
