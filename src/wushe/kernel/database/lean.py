"""The lean path for hot lists: the same queries in one round trip, as JSON text that PostgreSQL itself wrote.

A list asks for it by `paging.page_json`; nothing else changes. A statement is compiled once for whatever is asked
again and again, and kept prepared on each connection; the tenant is named and bound as everywhere.
"""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, cast
from uuid import UUID

import asyncpg
from sqlalchemy import BindParameter, FromClause, Join, Select, Table, Uuid, bindparam
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.sql import visitors

LEAN_SQL: Final = Path(__file__).with_name("lean.sql").read_text("utf-8")
"""The function behind the lean path; the first migration makes it."""

_DIALECT: Final = dialect()
_TENANT_PARAMETER: Final = "the_tenant_id"

_PAGE = "SELECT ARRAY(SELECT row_to_json(page)::text FROM ({query}) AS page)"


class LeanPage(NamedTuple):
    """The rows of one page, each as JSON text, and whether there are more behind it."""

    rows: list[str]
    more: bool


Texts = list[str | None] | None
"""The array of texts that a statement gives, None when it gives no row."""


class Asked(NamedTuple):
    """A statement, its values, and the tenant it is asked for."""

    tenant_id: UUID
    query: str
    values: tuple[Any, ...]


class LeanPool:
    """Connections of the plain role for reads that are one statement and one round trip (`lean.sql`)."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self.connections = pool

    async def fetch(self, tenant_id: UUID, query: str, *values: Any) -> Texts:
        """What `query` gives for the tenant."""
        (found,) = await self.fetch_all(Asked(tenant_id, query, values))
        return found

    async def fetch_all(self, *asked: Asked) -> Sequence[Texts]:
        """What one statement gives, or two in one round trip: the second is run where the first gives a row."""
        async with self.connections.acquire() as connection:
            try:
                return await _read(connection, asked)
            except asyncpg.InternalClientError as error:
                connection.terminate()
                raise ConnectionError from error  # the server went away in the middle of a conversation


async def _read(connection: Any, asked: Sequence[Asked]) -> Sequence[Texts]:
    """A statement is sent along the first time that this connection runs it, and kept prepared there."""
    names = [_name_of(each.query) for each in asked]
    arguments: list[Any] = []
    for name, (tenant_id, query, values) in zip(names, asked, strict=True):
        sent = None if name in connection.kept else query
        arguments += tenant_id, name, sent, [_literal(value) for value in values]
    if connection.kept.issuperset(names):
        return await connection.fetchrow(_READ[len(asked)], *arguments)
    try:
        found = await connection.fetchrow(_READ[len(asked)], *arguments)
    except BaseException:
        connection.terminate()  # PREPARE is not undone: whether it keeps the statement cannot be known
        raise
    connection.kept.update(names if found[0] is not None else names[:1])
    return found


_READ = {
    1: "SELECT read_as($1, $2, $3, $4)",
    2: """
        SELECT first, CASE WHEN first IS NOT NULL THEN read_as($5, $6, $7, $8) END
        FROM read_as($1, $2, $3, $4) AS first
    """,
}


@cache
def _name_of(query: str) -> str:
    """What a statement is called on the connections that keep it prepared."""
    return "lean_" + hashlib.sha256(query.encode()).hexdigest()[:24]


def _literal(value: Any) -> str | None:
    """A value as PostgreSQL reads it from a text."""
    match value:
        case None:
            return None
        case bytes():
            return "\\x" + value.hex()
        case timedelta():
            return f"{value.total_seconds()} seconds"
        case list() | tuple():
            return "{" + ",".join(f'"{_escaped(item)}"' for item in value) + "}"
        case _:
            return str(value)


def _escaped(item: Any) -> str:
    return str(item).replace("\\", "\\\\").replace('"', '\\"')


class _Connection(asyncpg.Connection):
    """Without the reset between users: nothing is set beyond a call. `kept` names the statements prepared on it."""

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.kept: set[str] = set()

    def get_reset_query(self) -> str:
        return ""


@asynccontextmanager
async def lean_pool(url: str, *, size: int) -> AsyncIterator[LeanPool]:
    """The pool for one process; `url` names the plain role."""
    async with asyncpg.create_pool(
        url, min_size=0, max_size=size, command_timeout=5, timeout=3, connection_class=_Connection
    ) as pool:
        yield LeanPool(pool)


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """The query of one page with one row more, and its values; `TENANT` stands where the tenant's id goes."""

    query: str
    text: str
    values: tuple[Any, ...]
    limit: int

    async def fetch(self, fetch: Callable[..., Awaitable[Any]], tenant_id: UUID) -> LeanPage:
        """The page for a tenant; `fetch(text, *values)` gives the statement's one value."""
        values = (tenant_id if value is TENANT else value for value in self.values)
        found = await fetch(self.text, *values)
        return LeanPage(found[: self.limit], len(found) > self.limit)


TENANT: Final = object()


def prepare_page(query: Select[*tuple[Any, ...]], limit: int) -> PreparedPage:
    """The page of `query`. Compiling takes milliseconds, so what is asked again and again is prepared once."""
    one_more = bindparam(None, limit + 1, literal_execute=True)
    bound = _with_words(_bound(query.limit(one_more)))
    statement = cast("Any", bound.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True}))
    names = statement.positiontup or ()
    values = tuple(TENANT if name == _TENANT_PARAMETER else statement.params[name] for name in names)
    return PreparedPage(str(statement), _PAGE.format(query=statement), values, limit)


def _bound(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """With the tenant bound on every table that must have a row, as the session does for verbs."""
    tables = (table for source in query.get_final_froms() for table in _certain(source))
    tenant = bindparam(_TENANT_PARAMETER, type_=Uuid(), required=False)  # a query with IN asks for it at once
    return query.where(*(table.c.tenant_id == tenant for table in tables if table.info.get("class") == "tenant"))


def _with_words(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """With the words of enumerations in the text, not beside it.

    They are few and not what somebody entered. PostgreSQL knows how many rows each means and which partial index holds
    them, and so keeps one plan for all townships: planning a list anew takes longer than reading it.
    """

    def write(parameter: BindParameter[Any]) -> None:
        parameter.literal_execute = isinstance(parameter.value, Enum) or parameter.literal_execute

    return visitors.cloned_traverse(query, {}, {"bindparam": write})


def _certain(source: FromClause) -> Iterator[Table]:
    """The tables of a FROM, without the optional side of an outer join."""
    if isinstance(source, Join):
        yield from _certain(source.left)
        if not source.isouter and not source.full:
            yield from _certain(source.right)
    elif isinstance(source, Table):
        yield source
