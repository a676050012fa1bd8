"""Erasing what is left of a removed township, as the owner of the tables: the product's own role cannot."""

from uuid import UUID

import psycopg
from psycopg import sql

from wushe.tenancy.catalogue import TENANT_ID, tables_beside, tenant_tables
from wushe.tenancy.errors import NoSuchPlace, NotExported
from wushe.tenancy.models import AnyPlace, PlaceStatus, Township

_REMOVED = """
    SELECT tenant.id, township.exported_number FROM tenant JOIN township USING (id)
    WHERE tenant.slug = %s AND tenant.status = %s FOR UPDATE
"""


def erase(owner_url: str, slug: str) -> tuple[UUID, int]:
    """Delete every row of the removed township at `slug`; returns its id and how many rows there were.

    Raises `NoSuchPlace` when it is not removed, and `NotExported` when its journal grew after it was saved.
    """
    with psycopg.connect(owner_url) as connection:
        found = connection.execute(_REMOVED, [slug, PlaceStatus.REMOVED.value]).fetchone()
        if found is None:
            raise NoSuchPlace
        tenant_id, exported_number = found
        connection.execute(sql.SQL("SET LOCAL app.tenant_id = {}").format(sql.Literal(str(tenant_id))))
        head = connection.execute("SELECT number FROM journal_head").fetchone()
        if (head[0] if head else 0) != exported_number:
            raise NotExported
        names = [table.name for table in (*reversed(tenant_tables()), *reversed(tables_beside()))]
        rows = sum(_delete(connection, name, TENANT_ID, tenant_id) for name in names)
        for name in (Township.__tablename__, AnyPlace.__tablename__):
            _delete(connection, name, "id", tenant_id)
    return tenant_id, rows


def _delete(connection: psycopg.Connection, table: str, column: str, tenant_id: UUID) -> int:
    query = sql.SQL("DELETE FROM {} WHERE {} = %s").format(sql.Identifier(table), sql.Identifier(column))
    return connection.execute(query, [tenant_id]).rowcount
