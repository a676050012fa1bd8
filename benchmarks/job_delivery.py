"""How long after COMMIT a job starts: one worker process, one asking process, over the embedded PostgreSQL with fsync.

    python benchmarks/job_delivery.py [JOBS]

Prints milliseconds from the return of COMMIT to the first line of the job, and what NOTIFY costs the asking side.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import msgspec
import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from databases import Database, cloned
from labour import MARK, working
from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.database.model import new_id
from wushe.kernel.embedded import server
from wushe.kernel.jobs import queue
from yard import Yard

JOBS = 1_000
PAUSE = 0.01
WARM = 50
CLIENTS, EACH, ROUNDS = 16, 100, 4


def main(jobs: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        server.start(Path(folder) / "pg", {}) as postgres,
        cloned(postgres.url()) as database,
    ):
        report("COMMIT to start of the job", asyncio.run(deliver(database, jobs)))
        with_notify, without = asyncio.run(compare_notify(database))
        print(f"asking, {CLIENTS} clients: {with_notify:.0f} commits/s with NOTIFY, {without:.0f} without")


async def deliver(database: Database, jobs: int) -> list[float]:
    engine = connect(database.url())
    tenants = [new_id() for _ in range(20)]
    with psycopg.connect(database.admin_url, dbname=database.name, autocommit=True) as look:
        yard = Yard(database.url(), sessions(engine), look)
        with working(database.url()):
            await warm_up(yard)
            committed_us = {}
            for number in range(jobs):
                await yard.ask(tenants[number % len(tenants)], MARK, number=number)
                committed_us[number] = time.time_ns() // 1000
                await asyncio.sleep(PAUSE)
            await yard.until(lambda: len(yard.marks()) == jobs)
        started = dict(yard.rows("SELECT (facts->>'number')::int, (facts->>'started_us')::bigint FROM journal_entry"))
    await engine.dispose()
    return [(started[number] - committed_us[number]) / 1000 for number in range(jobs)]


async def warm_up(yard: Yard) -> None:
    """The worker has started, and each of its connections is open."""
    await yard.flood([MARK.message(new_id(), {"number": n}) for n in range(WARM)])
    await yard.until(lambda: len(yard.marks()) == WARM)
    yard.look.execute("TRUNCATE journal_entry, journal_subject, journal_head")


async def compare_notify(database: Database) -> tuple[float, float]:
    """Commits a second of many clients that each ask for one job in each transaction; the best of some rounds."""
    engine = connect(database.url(), pool_size=CLIENTS)
    rates: dict[bool, list[float]] = {True: [], False: []}
    with psycopg.connect(database.admin_url, dbname=database.name, autocommit=True) as look:
        for _ in range(ROUNDS):
            for notify in (True, False):
                look.execute("TRUNCATE job_queue")
                rates[notify].append(await commits_a_second(engine, notify=notify))
    await engine.dispose()
    return max(rates[True]), max(rates[False])


async def commits_a_second(engine: AsyncEngine, *, notify: bool) -> float:
    open_sessions = sessions(engine)
    statement = text(queue.ENQUEUE if notify else queue.ENQUEUE.replace(queue.NOTIFY, "queue_name"))

    async def client() -> None:
        tenant_id = new_id()
        for number in range(EACH):
            async with open_sessions() as session:
                rows = [queue.as_row(MARK.message(tenant_id, {"number": number}))]
                await session.execute(statement, {"messages": msgspec.json.encode(rows).decode()})
                await session.commit()

    began = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    return CLIENTS * EACH / (time.perf_counter() - began)


def report(what: str, milliseconds: Sequence[float]) -> None:
    ordered = sorted(milliseconds)
    p99 = ordered[int(len(ordered) * 0.99) - 1]
    print(f"{what}: n={len(ordered)} p50={statistics.median(ordered):.1f} p99={p99:.1f} max={ordered[-1]:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else JOBS)
