"""P15: a process that is asked to stop answers what is in flight: 8 of 8 answered, 8 of 8 committed (safety.md)."""

import asyncio
import time

import psycopg

import given
import served
from databases import Database

IN_FLIGHT = 8
PATIENCE = 20
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"


async def test_promise_p15_eight_in_flight_are_answered_and_committed(sessions, database: Database, database_url: str):
    """All eight are held up by a lock of ours, so that they are surely in flight when SIGTERM comes."""
    place = await given.township(sessions, furnishers=given.FURNISHERS)
    token = await served.token_of_an_admin(sessions, place)
    with served.server(database_url) as web:
        async with web.client(token) as client:
            with psycopg.connect(database.admin_url, dbname=database.name) as holding:
                holding.execute("LOCK TABLE fund IN SHARE MODE")
                asked = [asyncio.create_task(served.record_fund(client, place, f"基金{n}")) for n in range(IN_FLIGHT)]
                await until(lambda: _count(database, WAITING, database.name) >= IN_FLIGHT)
                web.terminate()
                await until(lambda: not web.listens())
            answers = await asyncio.gather(*asked)
        assert [answer.status_code for answer in answers] == [201] * IN_FLIGHT
        assert web.process.wait(PATIENCE) in {0, -15}
    committed = "SELECT count(*) FROM fund WHERE tenant_id = %s"
    assert _count(database, committed, place.tenant.id) == IN_FLIGHT


async def until(condition) -> None:
    ends_at = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends_at, "it did not happen in time"
        await asyncio.sleep(served.GLANCE)


def _count(database: Database, query: str, *values: object) -> int:
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        row = look.execute(query.encode(), values).fetchone()
        assert row
        return row[0]
