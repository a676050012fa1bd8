"""Changing the data key: what former keys sealed is sealed anew with the newest, table by table.

Each batch is a transaction of its own and what is done is not found again: it can be ended and begun at any moment,
while people work. It is done as the owner, for the product's own role may not change every one of these rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString, NamedTuple
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import DictRow, dict_row
from sqlalchemy import Table

from wushe.kernel.migration import all_models
from wushe.kernel.personal.vault import CannotOpen, Sealed, Vault
from wushe.tenancy.places import PLATFORM, PLATFORM_SLUG
from wushe.tenancy.resealing import columns_sealed

BATCH = 500
_FIRST = UUID(int=0)


@dataclass(slots=True)
class Tally:
    """Values of one place: those that were sealed anew, and those that none of the keys opens."""

    slug: str
    sealed: int = 0
    closed: int = 0


class _Corner(NamedTuple):
    """The rows of one table that are bound to one place; `column` is `tenant_id` where they are its own."""

    table: str
    names: Sequence[str]
    whose: UUID
    column: str


def reseal(owner_url: str, vault: Vault) -> Iterator[Tally]:
    """One place after the other, also suspended and removed ones; accounts belong to the platform."""
    with psycopg.Connection[DictRow].connect(owner_url, row_factory=dict_row) as connection:
        yield _place(connection, vault, PLATFORM, PLATFORM_SLUG)
        with connection.transaction():
            places = connection.execute("SELECT id, slug FROM tenant WHERE id <> %s ORDER BY slug", [PLATFORM])
            found = places.fetchall()
        for place in found:
            yield _place(connection, vault, place["id"], place["slug"])


def _place(connection: psycopg.Connection[DictRow], vault: Vault, whose: UUID, slug: str) -> Tally:
    tally = Tally(slug)
    for table in all_models().sorted_tables:
        names = columns_sealed(table.columns.keys())
        if names and (table.info["class"] == "tenant" or whose == PLATFORM):
            _corner(connection, vault, _Corner(table.name, names, whose, _column(table)), tally)
    return tally


def _column(table: Table) -> str:
    return "tenant_id" if table.info["class"] == "tenant" else ""


def _corner(connection: psycopg.Connection[DictRow], vault: Vault, corner: _Corner, tally: Tally) -> None:
    last = _FIRST
    while True:
        with connection.transaction():
            connection.execute(_SET.format(sql.Literal(str(corner.whose))))
            rows = connection.execute(_select(corner), {"last": last, "mark": vault.mark, "whose": corner.whose})
            batch = rows.fetchall()
            for row in batch:
                _row(connection, vault, corner, row, tally)
        if len(batch) < BATCH:
            return
        last = batch[-1]["id"]


def _row(
    connection: psycopg.Connection[DictRow], vault: Vault, corner: _Corner, row: dict[str, Any], tally: Tally
) -> None:
    for name in corner.names:
        token = row[name]
        if token is None or token.startswith(vault.mark):
            continue
        field = f"{corner.table}.{row['field'] if name == 'sealed' else name.removesuffix('_sealed')}"
        try:
            plain = vault.open(Sealed(token), tenant_id=corner.whose, field=field)
        except CannotOpen:
            tally.closed += 1
            continue
        anew = vault.seal(plain, tenant_id=corner.whose, field=field).token
        given = {"anew": anew, "id": row["id"], "whose": corner.whose}
        connection.execute(_sentence(corner, _UPDATE, column=sql.Identifier(name)), given)
        tally.sealed += 1


_SET = sql.SQL("SET LOCAL app.tenant_id = {}")
_UPDATE = "UPDATE {table} SET {column} = %(anew)s WHERE {own} AND id = %(id)s"
_SELECT = """
    SELECT {columns} FROM {table} WHERE {own} AND id > %(last)s AND ({former})
    ORDER BY id LIMIT {batch} FOR NO KEY UPDATE
"""
_FORMER = "(substring({} FROM 1 FOR octet_length(%(mark)s::bytea)) <> %(mark)s::bytea)"
"""NULL for a value that is not there."""


def _select(corner: _Corner) -> sql.Composed:
    shown = ["id", *corner.names, *(["field"] if "sealed" in corner.names else [])]
    former = [sql.SQL(_FORMER).format(sql.Identifier(name)) for name in corner.names]
    return _sentence(
        corner, _SELECT, columns=sql.SQL(", ").join(map(sql.Identifier, shown)),
        former=sql.SQL(" OR ").join(former), batch=sql.Literal(BATCH),
    )  # fmt: skip


def _sentence(corner: _Corner, text: LiteralString, **parts: sql.Composable) -> sql.Composed:
    own = sql.SQL("{} = %(whose)s").format(sql.Identifier(corner.column)) if corner.column else sql.SQL("true")
    return sql.SQL(text).format(table=sql.Identifier(corner.table), own=own, **parts)
