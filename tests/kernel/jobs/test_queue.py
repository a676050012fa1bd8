"""A message exists exactly when the change does, and takes its turn among the tenants."""

from uuid import UUID

import pytest

from labour import MARK
from wushe.kernel.database.model import new_id
from wushe.kernel.jobs.queue import LONG, Job, TextInMessageError
from yard import Yard

A, B, C = new_id(), new_id(), new_id()


async def test_a_job_is_there_once_the_change_is_committed(yard: Yard) -> None:
    message_id = await yard.ask(A, MARK, number=1)
    assert yard.rows("SELECT message_id, tenant_id, state FROM job_queue") == [(message_id, A, "queued")]


async def test_a_job_is_never_there_when_the_change_is_undone(yard: Yard) -> None:
    async with yard.session(A) as session:
        work = yard.work(session, A)
        work.later(MARK, number=1)
        work.abandon()
        await work.commit()
    assert yard.count("job_queue") == 0


@pytest.mark.parametrize("text", ["张三", "13800001234", {"name": "张三"}, ["张三"]])
def test_a_message_holds_no_text(text: object) -> None:
    with pytest.raises(TextInMessageError):
        MARK.message(A, {"number": text})


def test_two_jobs_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match=r"labour\.mark"):
        Job("labour.mark")


async def test_a_flood_lets_other_tenants_pass(yard: Yard) -> None:
    """Ten thousand of A, then three of B and one of C: they are served among A's first."""
    await yard.flood([MARK.message(A, {"number": n}) for n in range(10_000)])
    await yard.flood([MARK.message(B, {"number": n}) for n in range(3)])
    await yard.flood([MARK.message(C, {"number": 0})])
    assert served(yard)[:8] == [A, B, C, A, B, A, B, A]


async def test_whoever_comes_later_does_not_overtake_the_number_being_served(yard: Yard) -> None:
    """B has not saved up turns while it asked for nothing: it begins where A is now, not at one."""
    await yard.flood([MARK.message(A, {"number": n}) for n in range(100)])
    yard.rows("DELETE FROM job_queue WHERE turn <= 60 RETURNING 1")
    await yard.flood([MARK.message(B, {"number": n}) for n in range(100)])
    assert served(yard)[:40].count(B) == 20


async def test_one_tenants_jobs_are_served_in_the_order_they_were_asked_for(yard: Yard) -> None:
    for first in (0, 50):
        await yard.flood([MARK.message(A, {"number": n}) for n in range(first, first + 50)])
    query = "SELECT (message->'kwargs'->'ids'->>'number')::int FROM job_queue ORDER BY turn, position"
    assert [n for (n,) in yard.rows(query)] == list(range(100))


async def test_queues_have_turns_of_their_own(yard: Yard) -> None:
    await yard.flood([MARK.message(A, {"number": n}) for n in range(10)])
    await yard.flood([Job("labour.queues", queue=LONG).message(A, {})])
    assert yard.rows("SELECT turn FROM job_queue WHERE queue_name = 'long'") == [(1,)]


def served(yard: Yard) -> list[UUID]:
    """The tenants in the order in which workers serve them."""
    return [tenant for (tenant,) in yard.rows("SELECT tenant_id FROM job_queue ORDER BY turn, position")]
