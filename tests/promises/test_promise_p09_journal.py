"""P9: the journal is tamper-evident, and numbered without a gap or fork under 50 writers (safety.md)."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from databases import Database
from labour import Marked
from wushe.kernel.database.model import new_id
from wushe.kernel.journal.findings import Tampering
from wushe.kernel.journal.verify import verify
from yard import Yard, opened

A = new_id()
WRITERS, EACH = 50, 10

FIVE = {
    Tampering.EDITED: "UPDATE journal_entry SET facts = '{\"number\": 999}' WHERE number = 40",
    Tampering.DELETED: "DELETE FROM journal_entry WHERE number = 40",
    Tampering.INSERTED: """INSERT INTO journal_entry
        SELECT tenant_id, 101, at, event, facts, account_id, person_id, channel, request_id, hash, previous
        FROM journal_entry WHERE number = 100""",
    Tampering.REORDERED: """UPDATE journal_entry SET number = -number WHERE number IN (40, 60);
        UPDATE journal_entry SET number = 100 + number WHERE number < 0""",
    Tampering.TRUNCATED: "DELETE FROM journal_entry WHERE number > 90",
}


@pytest.fixture
def yard(admin_url: str, database: Database, database_url: str, engine: AsyncEngine) -> Iterator[Yard]:
    with opened(admin_url, database.name, database_url, engine) as made:
        yield made


@pytest.mark.crowd
@pytest.mark.parametrize("tampering", FIVE)
async def test_promise_p09_each_of_five_tamperings_is_detected(yard: Yard, tampering: Tampering) -> None:
    await write(yard, [range(100)])
    assert await kinds_found(yard) == set()
    yard.look.execute(FIVE[tampering].encode())
    assert await kinds_found(yard) == {tampering}


@pytest.mark.crowd
async def test_promise_p09_fifty_writers_leave_no_gap_and_no_fork(yard: Yard) -> None:
    await write(yard, [range(writer * EACH, (writer + 1) * EACH) for writer in range(WRITERS)])
    numbers = [number for (number,) in yard.rows("SELECT number FROM journal_entry ORDER BY number")]
    assert numbers == list(range(1, WRITERS * EACH + 1))
    assert len(yard.rows("SELECT DISTINCT previous FROM journal_entry")) == WRITERS * EACH
    assert sorted(yard.marks(A)) == list(range(WRITERS * EACH))
    assert await kinds_found(yard) == set()


@pytest.mark.crowd
async def test_promise_p09_a_transaction_that_is_undone_leaves_no_number(yard: Yard) -> None:
    """Every third writer gives up after everything was sent, as when COMMIT fails."""
    await asyncio.gather(*(write_one(yard, number, gives_up=number % 3 == 0) for number in range(60)))
    assert sorted(yard.marks(A)) == [number for number in range(60) if number % 3]
    assert await kinds_found(yard) == set()


async def write(yard: Yard, lots: list[range]) -> None:
    async def write_lot(lot: range) -> None:
        for number in lot:
            await write_one(yard, number)

    await asyncio.gather(*map(write_lot, lots))


async def write_one(yard: Yard, number: int, *, gives_up: bool = False) -> None:
    async with yard.session(A) as session:
        work = yard.work(session, A)
        work.record(Marked(number=number))
        if gives_up:
            session.commit = session.rollback
        await work.commit()


async def kinds_found(yard: Yard) -> set[Tampering]:
    async with yard.session(A) as session:
        return {finding.kind for finding in await verify(session, A)}
