"""A journal that was tampered with says so, and what was done to it (safety.md, P9 and T15)."""

from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb
from sqlalchemy.ext.asyncio import AsyncEngine

from databases import Database
from wushe.kernel.database.model import new_id
from wushe.kernel.journal.chain import digest
from wushe.kernel.journal.event import Event
from wushe.kernel.journal.findings import Finding, Tampering
from wushe.kernel.journal.verify import verify
from yard import Yard, opened

A = new_id()
THING = new_id()


class ThingMoved(Event, frozen=True):
    thing_id: UUID
    place: int


@pytest.fixture
def yard(admin_url: str, database: Database, database_url: str, engine: AsyncEngine) -> Iterator[Yard]:
    with opened(admin_url, database.name, database_url, engine) as made:
        yield made


@pytest.fixture
async def journal(yard: Yard) -> psycopg.Connection:
    """Twenty entries of A, and a superuser's connection to do with them what the product cannot."""
    async with yard.session(A) as session:
        work = yard.work(session, A)
        for place in range(20):
            work.record(ThingMoved(thing_id=THING, place=place))
        await work.commit()
    return yard.look


async def test_an_untouched_journal_is_whole(yard: Yard, journal: psycopg.Connection) -> None:
    assert await found(yard) == []


async def test_a_tenant_without_entries_is_whole(yard: Yard) -> None:
    assert await found(yard) == []


async def test_an_edited_entry_is_found(yard: Yard, journal: psycopg.Connection) -> None:
    journal.execute("UPDATE journal_entry SET facts = facts || '{\"place\": 99}' WHERE number = 5")
    assert await found(yard) == [Finding(5, 5, Tampering.EDITED)]


COLUMNS = (
    "at = at - interval '1 day'", "event = 'thing_sold'", "account_id = gen_random_uuid()",
    "person_id = gen_random_uuid()", "channel = 'cli'", "request_id = 'r'", "previous = hash", "hash = previous",
)  # fmt: skip


@pytest.mark.parametrize("column", COLUMNS)
async def test_every_column_is_covered(yard: Yard, journal: psycopg.Connection, column: str) -> None:
    journal.execute(b"UPDATE journal_entry SET %s WHERE number = 5" % column.encode())
    assert Finding(5, 5, Tampering.EDITED) in await found(yard)


@pytest.mark.parametrize("number", [1, 5, 20])
async def test_an_entry_edited_with_a_new_hash_is_found(yard: Yard, journal: psycopg.Connection, number: int) -> None:
    rewrite(journal, number)
    assert await found(yard) == [Finding(number, number, Tampering.EDITED)]


@pytest.mark.parametrize("number", [1, 5, 19])
async def test_a_deleted_entry_is_found(yard: Yard, journal: psycopg.Connection, number: int) -> None:
    journal.execute("DELETE FROM journal_entry WHERE number = %s", [number])
    assert await found(yard) == [Finding(number, number, Tampering.DELETED)]


async def test_a_deleted_entry_whose_gap_was_closed_is_found(yard: Yard, journal: psycopg.Connection) -> None:
    journal.execute("DELETE FROM journal_entry WHERE number = 5")
    journal.execute("DELETE FROM journal_subject WHERE number = 5")
    shift(journal, 6, -1)
    assert await found(yard) == [Finding(5, 5, Tampering.DELETED)]


async def test_an_appended_entry_is_found(yard: Yard, journal: psycopg.Connection) -> None:
    forge(journal, 21)
    assert await found(yard) == [Finding(21, 21, Tampering.INSERTED)]


@pytest.mark.parametrize("number", [1, 5, 20])
async def test_an_entry_inserted_between_others_is_found(yard: Yard, journal: psycopg.Connection, number: int) -> None:
    shift(journal, number, +1)
    forge(journal, number)
    assert await found(yard) == [Finding(number, number, Tampering.INSERTED)]


@pytest.mark.parametrize(("one", "other"), [(5, 6), (5, 8), (1, 20)])
async def test_reordered_entries_are_found(yard: Yard, journal: psycopg.Connection, one: int, other: int) -> None:
    swap(journal, one, other)
    assert await found(yard) == [Finding(one, one, Tampering.REORDERED), Finding(other, other, Tampering.REORDERED)]


async def test_a_truncated_journal_is_found(yard: Yard, journal: psycopg.Connection) -> None:
    journal.execute("DELETE FROM journal_entry WHERE number > 17")
    assert await found(yard) == [Finding(18, 20, Tampering.TRUNCATED)]


async def test_a_lost_head_is_found(yard: Yard, journal: psycopg.Connection) -> None:
    journal.execute("DELETE FROM journal_head")
    assert await found(yard) == [Finding(21, 21, Tampering.TRUNCATED)]


async def test_a_journal_truncated_with_its_head_is_found_by_an_anchor(yard: Yard, journal: psycopg.Connection) -> None:
    anchors = heads(journal)
    journal.execute("DELETE FROM journal_entry WHERE number > 17")
    journal.execute("UPDATE journal_head SET number = 17, hash = (SELECT hash FROM journal_entry WHERE number = 17)")
    assert await found(yard) == []
    assert await found(yard, anchors) == [Finding(18, 20, Tampering.TRUNCATED)]


async def test_a_history_rewritten_whole_is_found_by_an_anchor(yard: Yard, journal: psycopg.Connection) -> None:
    anchors = heads(journal)
    for number in range(5, 21):
        rewrite(journal, number, relink=True)
    journal.execute("UPDATE journal_head SET hash = (SELECT hash FROM journal_entry WHERE number = 20)")
    assert await found(yard) == []
    assert await found(yard, anchors) == [Finding(20, 20, Tampering.REWRITTEN)]


async def test_a_whole_journal_agrees_with_its_anchors(yard: Yard, journal: psycopg.Connection) -> None:
    assert await found(yard, heads(journal)) == []


@pytest.mark.parametrize("change", [
    "DELETE FROM journal_subject WHERE number = 5",
    "UPDATE journal_subject SET thing_id = gen_random_uuid() WHERE number = 5",
    "INSERT INTO journal_subject SELECT tenant_id, gen_random_uuid(), 5 FROM journal_head",
])  # fmt: skip
async def test_an_entry_hidden_from_a_timeline_is_found(yard: Yard, journal: psycopg.Connection, change: str) -> None:
    journal.execute(change.encode())
    assert await found(yard) == [Finding(5, 5, Tampering.MISLISTED)]


async def test_several_tamperings_are_all_found(yard: Yard, journal: psycopg.Connection) -> None:
    journal.execute("UPDATE journal_entry SET facts = '{}' WHERE number = 3")
    journal.execute("DELETE FROM journal_entry WHERE number IN (8, 9)")
    swap(journal, 12, 14)
    journal.execute("DELETE FROM journal_entry WHERE number = 20")
    kinds = [(finding.first, finding.kind) for finding in await found(yard)]
    assert kinds == [(3, "edited"), (8, "deleted"), (12, "reordered"), (14, "reordered"), (20, "truncated")]


async def found(yard: Yard, anchors: dict[int, bytes] | None = None) -> list[Finding]:
    async with yard.session(A) as session:
        return await verify(session, A, anchors)


def heads(journal: psycopg.Connection) -> dict[int, bytes]:
    return dict(journal.execute("SELECT number, hash FROM journal_head").fetchall())


def entry_at(journal: psycopg.Connection, number: int) -> dict:
    cursor = journal.cursor(row_factory=dict_row)
    return cursor.execute("SELECT * FROM journal_entry WHERE number = %s", [number]).fetchall()[0]


def rewrite(journal: psycopg.Connection, number: int, *, relink: bool = False) -> None:
    """Change an entry and give it the hash that it then has."""
    entry = entry_at(journal, number)
    entry["facts"]["place"] += 100
    if relink and number > 1:
        entry["previous"] = entry_at(journal, number - 1)["hash"]
    journal.execute("UPDATE journal_entry SET facts = %s, previous = %s, hash = %s WHERE number = %s",
                    [Jsonb(entry["facts"]), entry["previous"], digest(entry), number])  # fmt: skip


def forge(journal: psycopg.Connection, number: int) -> None:
    """Write an entry that follows the one before it without a fault."""
    model = entry_at(journal, number - 1 if number > 1 else 2)
    entry = model | {"number": number, "previous": model["hash"] if number > 1 else bytes(32)}
    entry["hash"] = digest(entry)
    values = [Jsonb(value) if isinstance(value, dict) else value for value in entry.values()]
    columns = sql.SQL(", ").join(map(sql.Identifier, entry))
    places = sql.SQL(", ").join([sql.Placeholder()] * len(values))
    journal.execute(sql.SQL("INSERT INTO journal_entry ({}) VALUES ({})").format(columns, places), values)
    journal.execute("INSERT INTO journal_subject VALUES (%s, %s, %s)", [A, THING, number])


def shift(journal: psycopg.Connection, start: int, by: int) -> None:
    """Renumber all entries from `start` on."""
    for table in map(sql.Identifier, ("journal_entry", "journal_subject")):
        journal.execute(sql.SQL("UPDATE {} SET number = -number WHERE number >= %s").format(table), [start])
        journal.execute(sql.SQL("UPDATE {} SET number = -number + %s WHERE number < 0").format(table), [by])


def swap(journal: psycopg.Connection, one: int, other: int) -> None:
    for before, after in ((one, -1), (other, one), (-1, other)):
        journal.execute("UPDATE journal_entry SET number = %s WHERE number = %s", [after, before])
