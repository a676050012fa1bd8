"""P8: no job is lost and each effect happens once, through 10 killed workers and 25 killed producers (safety.md)."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from databases import Database
from labour import DOZE, kill, start_worker, working
from wushe.kernel.database.model import new_id
from yard import Yard, opened

MESSAGES, WORKER_KILLS, PRODUCER_KILLS = 2_000, 10, 25
TENANTS = [new_id() for _ in range(20)]
PRODUCER = Path(__file__).parent / "p08_producer.py"


@pytest.fixture
def yard(admin_url: str, database: Database, database_url: str, engine: AsyncEngine) -> Iterator[Yard]:
    with opened(admin_url, database.name, database_url, engine) as made:
        yield made


async def test_promise_p08_no_message_is_lost_and_each_effect_happens_once(yard: Yard) -> None:
    await yard.flood([DOZE.message(TENANTS[n % 20], {"number": n, "milliseconds": 10}) for n in range(MESSAGES)])
    for _ in range(WORKER_KILLS):
        before = len(yard.marks())
        worker = start_worker(yard.url)
        await yard.until(lambda before=before: len(yard.marks()) >= before + 50)
        kill(worker)
    with working(yard.url, threads=8):
        await yard.until(lambda: len(yard.marks()) >= MESSAGES and not yard.count("job_queue"), 50)
    assert sorted(yard.marks()) == list(range(MESSAGES))
    assert yard.count("job_failure") == 0


async def test_promise_p08_a_killed_producer_leaves_no_change_without_its_job(yard: Yard) -> None:
    """The change is an entry of the journal, and its job is asked for in the same transaction."""
    with producers(yard.url) as next_producer:
        for _ in range(PRODUCER_KILLS):
            before = len(yard.marks())
            producer = next_producer()
            await yard.until(lambda before=before: len(yard.marks()) >= before + 5)
            os.kill(producer, signal.SIGKILL)
    query = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'wushe-producer'"
    await yard.until(lambda: not yard.rows(query))  # the last COMMIT may still be under way in the server
    assert len(yard.marks()) >= PRODUCER_KILLS * 5
    asked = yard.rows("SELECT (message->'kwargs'->'ids'->>'number')::int FROM job_queue ORDER BY 1")
    assert [number for (number,) in asked] == sorted(yard.marks())


@contextmanager
def producers(url: str) -> Iterator[Callable[[], int]]:
    """Each call starts a producer and gives its process id."""
    with subprocess.Popen(
        [sys.executable, PRODUCER, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:

        def start() -> int:
            print(file=program.stdin, flush=True)
            assert program.stdout
            return int(program.stdout.readline())

        yield start
