"""P2: row-level security is complete, also against what a later mistake could add."""

from uuid import UUID

import psycopg
import pytest
from sqlalchemy import make_url, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import NullPool

from databases import Database
from wushe.kernel.database.engine import SeesThroughIsolationError, connect, refuse_to_see_through, sessions
from wushe.kernel.database.tenancy import ForeignRowError
from wushe.kernel.web.models import IdempotencyKey

pytestmark = pytest.mark.anyio

XINGSHA, HUANGHUA = UUID(int=101), UUID(int=102)


async def keep(engine: AsyncEngine, tenant_id: UUID, key: str) -> None:
    async with sessions(engine)(info={"tenant_id": tenant_id}) as session:
        session.add(IdempotencyKey(key=key, asked=b""))
        await session.commit()


async def seen(engine: AsyncEngine, tenant_id: UUID | None) -> set[str]:
    async with sessions(engine)(info={"tenant_id": tenant_id} if tenant_id else {}) as session:
        return set(await session.scalars(select(IdempotencyKey.key)))


@pytest.fixture
async def two_townships(engine: AsyncEngine) -> None:
    for tenant in (XINGSHA, HUANGHUA):
        async with engine.begin() as connection:
            await connection.execute(text(f"SET LOCAL app.tenant_id = '{tenant}'"))
            await connection.execute(text("DELETE FROM idempotency_key"))
    await keep(engine, XINGSHA, "of xingsha")
    await keep(engine, HUANGHUA, "of huanghua")


async def test_promise_p02_each_township_sees_its_own_rows_only(engine: AsyncEngine, two_townships: None) -> None:
    assert await seen(engine, XINGSHA) == {"of xingsha"}
    assert await seen(engine, HUANGHUA) == {"of huanghua"}
    assert await seen(engine, None) == set()


async def test_promise_p02_raw_sql_without_a_where_sees_no_more(engine: AsyncEngine, two_townships: None) -> None:
    async with engine.begin() as connection:
        await connection.execute(text(f"SET LOCAL app.tenant_id = '{XINGSHA}'"))
        assert list(await connection.scalars(text("SELECT key FROM idempotency_key"))) == ["of xingsha"]
        changed = await connection.execute(text("UPDATE idempotency_key SET status = 200"))
        assert changed.rowcount == 1


async def test_promise_p02_a_row_of_another_tenant_cannot_be_written(engine: AsyncEngine) -> None:
    async with sessions(engine)(info={"tenant_id": XINGSHA}) as session:
        session.add(IdempotencyKey(tenant_id=HUANGHUA, key="planted", asked=b""))
        with pytest.raises(ForeignRowError):
            await session.flush()
    async with engine.connect() as connection:
        await connection.execute(text(f"SET LOCAL app.tenant_id = '{XINGSHA}'"))
        planted = text(
            "INSERT INTO idempotency_key (tenant_id, id, key, asked) VALUES (:t, gen_random_uuid(), 'x', '')"
        )
        with pytest.raises(Exception, match="row-level security"):
            await connection.execute(planted, {"t": HUANGHUA})


async def test_promise_p02_the_same_unique_value_in_two_townships_is_no_conflict(
    engine: AsyncEngine, two_townships: None
) -> None:
    await keep(engine, XINGSHA, "shared")
    await keep(engine, HUANGHUA, "shared")
    assert "shared" in await seen(engine, XINGSHA)


async def test_promise_p02_a_later_permissive_policy_opens_nothing(
    engine: AsyncEngine, owner_url: str, two_townships: None
) -> None:
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("CREATE POLICY mistake ON idempotency_key FOR SELECT TO wushe_app USING (true)")
        try:
            assert "of huanghua" not in await seen(engine, XINGSHA)
            assert await seen(engine, None) == set()
        finally:
            owner.execute("DROP POLICY mistake ON idempotency_key")


async def test_promise_p02_the_owner_of_the_tables_is_bound_too(owner_url: str, two_townships: None) -> None:
    with psycopg.connect(owner_url) as owner:
        assert owner.execute("SELECT count(*) FROM idempotency_key").fetchone() == (0,)


async def test_promise_p02_nobody_serves_who_sees_through(admin_url: str, owner_url: str, database: Database) -> None:
    superuser = make_url(admin_url).set(database=database.name).render_as_string(hide_password=False)
    for url in (owner_url, superuser):
        with pytest.raises(SeesThroughIsolationError):
            await refuse_to_see_through(connect(url, poolclass=NullPool))


async def test_promise_p02_the_plain_role_may_serve(engine: AsyncEngine) -> None:
    await refuse_to_see_through(engine)


async def test_promise_p02_the_name_of_the_tenant_does_not_outlive_the_transaction(database_url: str) -> None:
    engine = connect(database_url, pool_size=1)
    await seen(engine, XINGSHA)
    async with engine.connect() as connection:
        assert not await connection.scalar(text("SELECT current_setting('app.tenant_id', true)"))
    await engine.dispose()


async def test_promise_p02_a_name_that_was_never_said_is_not_said_for_the_next(database_url: str) -> None:
    engine = connect(database_url, pool_size=1)
    async with sessions(engine)(info={"tenant_id": XINGSHA}) as session:
        await session.connection()  # begins, and asks nothing
    async with engine.connect() as connection:
        assert not await connection.scalar(text("SELECT current_setting('app.tenant_id', true)"))
    await engine.dispose()


async def test_promise_p02_townships_take_no_place_among_the_prepared_statements(database_url: str) -> None:
    engine = connect(database_url, pool_size=1)
    for number in range(150):  # a connection keeps a hundred statements
        await seen(engine, UUID(int=number + 1_000))
    async with engine.connect() as connection:
        kept = list(await connection.scalars(text("SELECT statement FROM pg_prepared_statements")))
    assert any("idempotency_key" in statement for statement in kept)
    assert not any("app.tenant_id =" in statement for statement in kept)
    await engine.dispose()


async def test_promise_p02_a_savepoint_stands_in_the_same_township(engine: AsyncEngine, two_townships: None) -> None:
    async with sessions(engine)(info={"tenant_id": XINGSHA}) as session:
        async with session.begin_nested():
            assert set(await session.scalars(select(IdempotencyKey.key))) == {"of xingsha"}
        assert set(await session.scalars(select(IdempotencyKey.key))) == {"of xingsha"}


async def test_promise_p02_a_township_that_may_only_look_changes_nothing(engine: AsyncEngine) -> None:
    async with sessions(engine)(info={"tenant_id": XINGSHA, "read_only": True}) as session:
        session.add(IdempotencyKey(key="late", asked=b""))
        with pytest.raises(DBAPIError, match="read-only"):
            await session.flush()
