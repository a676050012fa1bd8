"""For whom a transaction works: named in PostgreSQL, bound in every statement, set on every row, and only here."""

import re
import uuid
from functools import lru_cache
from typing import Any

import asyncpg
from sqlalchemy import Connection, event, inspect
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import LoaderCriteriaOption, ORMExecuteState, Session, SessionTransaction, with_loader_criteria

from wushe.kernel.database.model import TenantModel

_COUNTY_CODE = re.compile("[0-9]{6}")


class ForeignRowError(Exception):
    """A verb tried to write a row of another tenant: a defect of the code, never of the input."""


class NamingConnection(asyncpg.Connection):
    """Says for whom a transaction works in the very message that begins it.

    Every request is spared a round trip, and no township takes a place among the statements that are kept prepared.
    """

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.opening = ""

    async def execute(self, query: str, *args: Any, **how: Any) -> str:
        if self.opening and query.startswith("BEGIN"):
            query, self.opening = query + self.opening, ""
        return await super().execute(query, *args, **how)


def forget_between_users(engine: AsyncEngine) -> None:
    """What was to be said at a beginning that never came is not said for whoever has the connection next."""

    @event.listens_for(engine.sync_engine, "checkout")
    def _forget(dbapi_connection: Any, _record: Any, _proxy: Any) -> None:
        dbapi_connection.driver_connection.opening = ""


def _naming(tenant_id: uuid.UUID) -> str:
    """SET takes no parameters, hence the checked literal."""
    return f"SET LOCAL app.tenant_id = '{uuid.UUID(str(tenant_id))}'"


async def rename(session: AsyncSession, tenant_id: uuid.UUID) -> None:
    """Go on for another tenant in the same transaction, which `Work.abroad` alone asks for.

    A transaction that has failed is undone as a whole, and is asked nothing more.
    """
    session.info["tenant_id"] = tenant_id
    if session.is_active:
        await (await session.connection()).exec_driver_sql(_naming(tenant_id))


def name_county(connection: Connection, county_code: str) -> None:
    """Name the county whose published sums the reader's connection sees, until the end of the transaction."""
    if not _COUNTY_CODE.fullmatch(county_code):
        raise ValueError("a county's code has six digits")
    connection.exec_driver_sql(f"SET LOCAL app.county_code = '{county_code}'")


class TenantSession(Session):
    """A session that works for exactly one tenant, `info["tenant_id"]`, from its first statement on.

    With `info["read_only"]`, as for a suspended township, PostgreSQL itself refuses every change.
    """


@event.listens_for(TenantSession, "after_begin")
def _name_it(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    """BEGIN is sent with the first statement; a savepoint stands in what is named already."""
    if transaction.nested:
        return
    tenant_id = session.info.get("tenant_id")
    said = [_naming(tenant_id)] if tenant_id is not None else []
    if session.info.get("read_only"):
        said.append("SET TRANSACTION READ ONLY")
    driver: Any = connection.connection.driver_connection
    driver.opening = "".join(f" {sentence};" for sentence in said)


@event.listens_for(TenantSession, "do_orm_execute")
def _bind_it(state: ORMExecuteState) -> None:
    """Row-level security alone would be safe; the bound value lets PostgreSQL plan well and Citus route."""
    tenant_id = state.session.info.get("tenant_id")
    if tenant_id is None or state.is_column_load or state.is_relationship_load:
        return
    if state.is_select or state.is_update or state.is_delete:
        state.statement = state.statement.options(_only(tenant_id))


@lru_cache(maxsize=2_000)
def _only(tenant_id: uuid.UUID) -> LoaderCriteriaOption:
    """Made once for each tenant: making it anew is a tenth of what a small question costs."""
    return with_loader_criteria(TenantModel, lambda cls: cls.tenant_id == tenant_id, include_aliases=True)


@event.listens_for(TenantSession, "before_flush")
def _set_it(session: Session, _context: Any, _instances: Any) -> None:
    tenant_id = session.info.get("tenant_id")
    for row in (*session.new, *session.dirty, *session.deleted):
        if not isinstance(row, TenantModel):
            continue
        if "tenant_id" not in inspect(row).dict and tenant_id is not None:
            row.tenant_id = tenant_id
        if row.tenant_id != tenant_id:
            raise ForeignRowError(type(row).__name__)
