"""Periodic jobs are asked for once, for every active tenant, by whichever worker looks first."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from labour import Everywhere
from wushe.kernel.database.model import new_id
from wushe.kernel.jobs.clockwork import Clockwork
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily, Every, Schedule
from yard import Yard

A, B, SUSPENDED = new_id(), new_id(), new_id()
NIGHTLY = Job("labour.nightly", on=Daily(time(2, 30)))
HALF_PAST_TWO = datetime(2026, 6, 1, 18, 30, tzinfo=UTC)
"""2026-06-02 02:30 in China."""


@pytest.mark.parametrize(("schedule", "now", "due"), [
    (Daily(time(2, 30)), HALF_PAST_TWO, HALF_PAST_TWO),
    (Daily(time(2, 30)), HALF_PAST_TWO + timedelta(hours=23, minutes=59), HALF_PAST_TWO),
    (Daily(time(2, 30)), HALF_PAST_TWO - timedelta(seconds=1), HALF_PAST_TWO - timedelta(days=1)),
    (Every(15), HALF_PAST_TWO + timedelta(minutes=14), HALF_PAST_TWO),
    (Every(15), HALF_PAST_TWO + timedelta(minutes=15), HALF_PAST_TWO + timedelta(minutes=15)),
])  # fmt: skip
def test_when_something_is_due(schedule: Schedule, now: datetime, due: datetime) -> None:
    assert schedule.last_due(now) == due


async def test_of_many_workers_one_asks_and_for_active_tenants_only(yard: Yard) -> None:
    workers = [clockwork(yard) for _ in range(5)]
    await asyncio.gather(*(worker.tick(HALF_PAST_TWO) for worker in workers))
    assert sorted(asked(yard)) == sorted([A, B])


async def test_it_is_asked_again_the_next_day_and_not_before(yard: Yard) -> None:
    await clockwork(yard).tick(HALF_PAST_TWO)
    await clockwork(yard).tick(HALF_PAST_TWO + timedelta(hours=23))
    assert len(asked(yard)) == 2
    await clockwork(yard).tick(HALF_PAST_TWO + timedelta(hours=24))
    assert len(asked(yard)) == 4


async def test_a_night_without_a_worker_is_made_up_for_once(yard: Yard) -> None:
    await clockwork(yard).tick(HALF_PAST_TWO)
    yard.rows("DELETE FROM job_queue RETURNING 1")
    await clockwork(yard).tick(HALF_PAST_TWO + timedelta(days=3, hours=8))
    assert len(asked(yard)) == 2


async def test_turns_of_last_month_are_forgotten(yard: Yard) -> None:
    await clockwork(yard).tick(HALF_PAST_TWO)
    await clockwork(yard).tick(HALF_PAST_TWO + timedelta(days=31))
    assert len(yard.rows("SELECT due FROM job_periodic_turn WHERE job = 'labour.nightly'")) == 1


def clockwork(yard: Yard) -> Clockwork:
    return Clockwork(yard.sessions, Everywhere(A, B, SUSPENDED, suspended=[SUSPENDED]))


def asked(yard: Yard) -> list:
    query = "SELECT tenant_id FROM job_queue WHERE message->'kwargs'->>'job' = 'labour.nightly'"
    return [tenant for (tenant,) in yard.rows(query)]
