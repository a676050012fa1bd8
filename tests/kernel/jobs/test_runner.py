"""An effect happens once; what fails is put back or buried, and nobody's words with it."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from labour import DOZE, FAIL, MARK, REFUSE, STUMBLE, Everywhere
from wushe.kernel.database.model import new_id
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.failures import promote, wait_before_retry
from wushe.kernel.jobs.queue import Message
from wushe.kernel.jobs.runner import Runner, again_after_collision
from yard import Yard

A, B = new_id(), new_id()


@pytest.fixture
def runner(yard: Yard, tmp_path: Path) -> Runner:
    return Runner(yard.sessions, Everywhere(A, B, suspended=[B]), Shelf(tmp_path))


async def test_a_message_delivered_twice_has_one_effect(yard: Yard, runner: Runner) -> None:
    message = MARK.message(A, {"number": 7})
    await do(runner, message)
    await do(runner, message)
    assert yard.marks(A) == [7]


async def test_a_message_delivered_twice_at_once_has_one_effect_and_the_other_waits(yard: Yard, runner: Runner) -> None:
    """As with a worker that was frozen and taken for dead."""
    message = DOZE.message(A, {"number": 7, "milliseconds": 200})
    await asyncio.gather(do(runner, message), do(runner, message))
    assert yard.marks(A) == [7]
    assert yard.rows("SELECT error, attempts FROM job_failure") == [("RunningElsewhereError", 0)]
    await let_them_be_due(yard)
    await do(runner, message)
    assert yard.marks(A) == [7]


async def test_a_job_works_in_its_own_tenant_through_the_channel_job(yard: Yard, runner: Runner) -> None:
    message = MARK.message(A, {"number": 7})
    await do(runner, message)
    query = "SELECT tenant_id, channel, request_id, account_id FROM journal_entry"
    assert yard.rows(query) == [(A, "job", str(message.id), None)]


async def test_a_failed_attempt_leaves_no_effect_and_waits(yard: Yard, runner: Runner) -> None:
    await do(runner, FAIL.message(A, {"number": 7}))
    assert yard.marks() == []
    assert yard.count("job_inbox") == 0
    assert yard.rows("SELECT error, attempts, retry_at IS NULL FROM job_failure") == [("ZeroDivisionError", 1, False)]


async def test_after_its_last_repetition_a_message_is_a_dead_letter(yard: Yard, runner: Runner) -> None:
    message = FAIL.message(A, {"number": 7})
    await do(runner, message)
    await let_them_be_due(yard)
    (sent,) = yard.rows("SELECT message->'kwargs' FROM job_queue")
    await runner.perform(**sent[0])
    assert yard.rows("SELECT attempts, retry_at FROM job_failure") == [(2, None)]
    assert yard.count("job_queue") == 0


async def test_a_refusal_is_not_repeated_and_gives_its_code(yard: Yard, runner: Runner) -> None:
    await do(runner, REFUSE.message(A, {}))
    assert yard.rows("SELECT error, code, retry_at FROM job_failure") == [("Missing", "missing", None)]


async def test_a_passing_refusal_is_repeated(yard: Yard, runner: Runner) -> None:
    await do(runner, STUMBLE.message(A, {"number": 1}))
    assert yard.rows("SELECT error, code, retry_at IS NULL FROM job_failure") == [("Stale", "stale", False)]


async def test_a_failure_does_not_keep_the_words_of_the_error(yard: Yard, runner: Runner) -> None:
    await do(runner, FAIL.message(A, {"number": 7}))
    ((kept,),) = yard.rows("SELECT job_failure::text FROM job_failure")
    assert "13800001234" not in kept
    assert "张三" not in kept


async def test_the_jobs_of_a_suspended_tenant_wait_without_counting(yard: Yard, runner: Runner) -> None:
    await do(runner, MARK.message(B, {"number": 7}))
    assert yard.marks() == []
    assert yard.rows("SELECT error, attempts FROM job_failure WHERE retry_at > now() + interval '9 minutes'") == [
        ("TenantSuspendedError", 0)
    ]


async def test_a_message_for_an_unknown_job_waits_for_a_newer_worker(yard: Yard, runner: Runner) -> None:
    await do(runner, Message("labour.of_tomorrow", A, {}))
    assert yard.rows("SELECT error, retry_at IS NULL FROM job_failure") == [("UnknownJobError", False)]


async def test_a_message_with_wrong_ids_is_put_back(yard: Yard, runner: Runner) -> None:
    await do(runner, Message(MARK.name, A, {"number": "seven"}))
    assert yard.rows("SELECT error FROM job_failure") == [("ValidationError",)]


async def test_what_lost_against_another_transaction_is_run_again_at_once(yard: Yard) -> None:
    attempts = 0

    async def attempt() -> None:
        nonlocal attempts
        attempts += 1
        if attempts < 3:
            async with yard.session(A) as session:
                await session.execute(text("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$"))

    await again_after_collision(attempt)
    assert attempts == 3


async def test_other_errors_of_the_database_are_not_run_again_at_once(yard: Yard) -> None:
    attempts = 0

    async def attempt() -> None:
        nonlocal attempts
        attempts += 1
        async with yard.session(A) as session:
            await session.execute(text("SELECT 1/0"))

    with pytest.raises(DBAPIError):
        await again_after_collision(attempt)
    assert attempts == 1


def test_waits_double_and_end_at_an_hour() -> None:
    waits = [wait_before_retry(MARK, failures) for failures in range(1, 12)]
    assert timedelta(seconds=12) <= waits[0] <= timedelta(seconds=18)
    assert timedelta(seconds=48) <= waits[2] <= timedelta(seconds=72)
    assert waits[-1] == timedelta(hours=1)


async def do(runner: Runner, message: Message) -> None:
    await runner.perform(id=str(message.id), job=message.job, tenant_id=str(message.tenant_id), ids=message.ids,
                         queue=message.queue, attempts=message.attempts)  # fmt: skip


async def let_them_be_due(yard: Yard) -> None:
    yard.rows("UPDATE job_failure SET retry_at = now() RETURNING 1")
    async with yard.sessions() as session:
        assert await promote(session)
        await session.commit()
