"""What PostgreSQL hashes and numbers is what the product proves: `journal_append` and `digest` write one form."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.rows import dict_row
from sqlalchemy.ext.asyncio import AsyncEngine

from databases import Database
from wushe.kernel.database.model import new_id
from wushe.kernel.journal.chain import GENESIS, append, digest
from wushe.kernel.journal.event import Code, Event
from yard import Yard, opened

A = new_id()
ONE, OTHER = new_id(), new_id()
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class ThingCoded(Event, frozen=True, kw_only=True):
    """Facts in an order that JSON keeps neither by length nor by letter."""

    thing_id: Any
    beside_id: Any = None
    code: Code
    b: int = 0
    aa: bool = True
    nothing: datetime | None = None


@pytest.fixture
def yard(admin_url: str, database: Database, database_url: str, engine: AsyncEngine) -> Iterator[Yard]:
    with opened(admin_url, database.name, database_url, engine) as made:
        yield made


def kept(yard: Yard, table: str) -> list[dict[str, Any]]:
    rows = yard.look.cursor(row_factory=dict_row)
    return rows.execute(sql.SQL("SELECT * FROM {} ORDER BY number").format(sql.Identifier(table))).fetchall()


async def written(yard: Yard, *events: Event, **who: Any) -> None:
    whoever = {"account_id": None, "person_id": None, "channel": "web", "request_id": ""} | who
    async with yard.session(A) as session:
        await append(session, events, tenant_id=A, **whoever)
        await session.commit()


@pytest.mark.parametrize("code", ["", "湘A-01", 'a"b', "a\\b", "100%s", "line\nline", "\x7f€😀"])
async def test_entries_carry_the_hash_that_is_proved(yard: Yard, code: str) -> None:
    await written(yard, ThingCoded(thing_id=ONE, code=Code(code), b=-3), ThingCoded(thing_id=ONE, code=Code(code)))
    await written(yard, ThingCoded(thing_id=ONE, code=Code(code)), account_id=ONE, person_id=OTHER, channel="api")
    previous = GENESIS
    for number, entry in enumerate(kept(yard, "journal_entry"), 1):
        assert (entry["number"], entry["previous"]) == (number, previous)
        previous = digest(entry)
        assert entry["hash"] == previous
    assert [(head["number"], head["hash"]) for head in kept(yard, "journal_head")] == [(3, previous)]


async def test_each_entry_is_listed_under_the_things_it_speaks_of(yard: Yard) -> None:
    code = Code("x")
    await written(yard, ThingCoded(thing_id=ONE, code=code), ThingCoded(thing_id=ONE, beside_id=OTHER, code=code))
    listed = {(row["number"], row["thing_id"]) for row in kept(yard, "journal_subject")}
    assert listed == {(1, ONE), (2, ONE), (2, OTHER)}


@pytest.mark.parametrize("fraction", [0, 1, 500_000, 123_456, 999_999])
def test_a_moment_is_written_as_python_writes_it(yard: Yard, fraction: int) -> None:
    moment = NOON + timedelta(microseconds=fraction)
    for zone in ("Asia/Shanghai", "UTC", "America/New_York"):
        with yard.look.transaction():
            yard.look.execute(f"SET LOCAL timezone = '{zone}'".encode())
            found = yard.look.execute("SELECT journal_moment(%s)", [moment]).fetchone()
        assert found == (moment.isoformat(),)


def test_the_plain_role_appends_to_no_other_townships_chain(yard: Yard, database_url: str) -> None:
    with psycopg.connect(database_url) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("SELECT set_config('app.tenant_id', %s, true)", [str(new_id())])
        app.execute("SELECT journal_append(%s, '{}', '{}', '{}')", [A])
