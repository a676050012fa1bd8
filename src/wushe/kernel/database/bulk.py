"""Many rows of one table in one statement: written without a session remembering them, or asked for by their values."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Table, TextClause, any_, literal, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from wushe.kernel.database.model import TenantModel

NewRow = Mapping[str, Any]
"""Column -> value, without the tenant; what every row of a call leaves out is NULL or the column's default."""

MEASURE_SQL: Final = Path(__file__).with_name("measure.sql").read_text("utf-8")
"""The function behind `measure`; a migration makes it."""

_DIALECT: Final = dialect()


async def insert_rows(
    session: AsyncSession, model: type[TenantModel], rows: Sequence[NewRow], *, tenant_id: UUID
) -> None:
    """Insert `rows`, which all name the same columns. For the hundred thousand of a sheet, some hundreds at a time.

    A unit of work would remember each row until the end, and ask PostgreSQL as often as there are rows. A column of
    arrays cannot be written this way: unnest would take them apart.
    """
    if rows:
        columns = tuple(rows[0])
        values = {name: [row[name] for row in rows] for name in columns}
        table: Any = model.__table__
        await session.execute(_statement(table, columns), {"the_tenant_id": tenant_id, **values})


async def measure(session: AsyncSession, models: Sequence[type[TenantModel]]) -> None:
    """Have PostgreSQL plan with the tables as this transaction has filled them; to be called after the first batch.

    Foreign keys are checked by plans that a connection keeps. One made for a table that counts as empty takes any
    index that begins with the tenant, and then reads the whole township for each of a hundred thousand rows.
    """
    tables = [str(model.__tablename__) for model in models]
    await session.execute(text("SELECT measure(CAST(CAST(:tables AS text[]) AS regclass[]))"), {"tables": tables})
    await session.execute(text("DISCARD PLANS"))


def among(column: InstrumentedAttribute[Any], values: Iterable[Any]) -> ColumnElement[bool]:
    """Whether it is one of some hundred values, which go as one array.

    As a list of parameters they would be compared one after the other with each row of the table: a plan that is kept
    knows no list, and takes the whole table for nearer than an index that is asked five hundred times.
    """
    return column == any_(literal(list(values), ARRAY(column.type)))


@cache
def _statement(table: Table, columns: tuple[str, ...]) -> TextClause:
    names = ", ".join(columns)
    arrays = ", ".join(f"CAST(:{name} AS {table.c[name].type.compile(_DIALECT)}[])" for name in columns)
    return text(
        f"INSERT INTO {table.name} (tenant_id, {names}) "  # noqa: S608 - names of a table and its columns
        f"SELECT CAST(:the_tenant_id AS uuid), given.* FROM unnest({arrays}) AS given ({names})"
    )
