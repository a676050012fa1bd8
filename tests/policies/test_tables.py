"""Every table of the product, asked of PostgreSQL's own catalogue: who sees its rows, and what its keys begin with.

These tests grow by themselves: a table that a slice adds is walked here without being named.
"""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from wushe.kernel.migration import all_models

from .reasons import complain

pytestmark = pytest.mark.anyio

TABLES = sorted(all_models().tables.values(), key=lambda table: table.name)
TENANT_TABLES = [table.name for table in TABLES if table.info["class"] == "tenant"]

NOT_BEGINNING_WITH_TENANT = text("""
    SELECT conrelid::regclass || '.' || conname FROM pg_constraint
    JOIN pg_class ON pg_class.oid = conrelid
    JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype IN ('p', 'u', 'f', 'x') AND relname = ANY(:tables) AND attname <> 'tenant_id'
""")
UNIQUE_INDEXES = text("""
    SELECT indexrelid::regclass::text FROM pg_index
    JOIN pg_class ON pg_class.oid = indrelid
    JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
    WHERE indisunique AND relname = ANY(:tables) AND attname <> 'tenant_id'
""")
POLICIES = text("""
    SELECT tablename, policyname, permissive, roles::text[] AS roles, qual, with_check
    FROM pg_policies WHERE schemaname = 'public'
""")


def test_every_table_says_which_class_it_is() -> None:
    classes = {table.name: table.info.get("class") for table in TABLES}
    assert {name: said for name, said in classes.items() if said not in {"tenant", "reference", "local"}} == {}


async def test_every_tenant_table_is_secured_and_the_policy_binds_the_owner_too(engine: AsyncEngine) -> None:
    query = text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
    async with engine.connect() as connection:
        secured = set(await connection.scalars(query))
    assert set(TENANT_TABLES) <= secured


async def test_every_tenant_table_has_exactly_one_restrictive_policy_on_its_tenant(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        policies = (await connection.execute(POLICIES)).all()
    for table in TENANT_TABLES:
        [tenant] = [p for p in policies if p.tablename == table and p.permissive == "RESTRICTIVE"]
        assert {"wushe_app", "wushe_owner"} <= set(tenant.roles), table
        assert tenant.qual == tenant.with_check, table
        assert "tenant_id" in tenant.qual, table
        assert "app.tenant_id" in tenant.qual, table


async def test_every_key_of_a_tenant_table_begins_with_the_tenant(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        wrong = [
            *await connection.scalars(NOT_BEGINNING_WITH_TENANT, {"tables": TENANT_TABLES}),
            *await connection.scalars(UNIQUE_INDEXES, {"tables": TENANT_TABLES}),
        ]
    assert wrong == []


async def test_no_reference_or_local_table_points_into_a_tenant_s(engine: AsyncEngine) -> None:
    query = text("""
        SELECT conrelid::regclass::text FROM pg_constraint
        WHERE contype = 'f' AND confrelid::regclass::text = ANY(:tables)
        AND NOT conrelid::regclass::text = ANY(:tables)
    """)
    async with engine.connect() as connection:
        assert list(await connection.scalars(query, {"tables": TENANT_TABLES})) == []


async def test_no_foreign_key_sets_columns_to_null_or_default(engine: AsyncEngine) -> None:
    query = text("SELECT conname FROM pg_constraint WHERE contype = 'f' AND (confdeltype IN ('n', 'd'))")
    async with engine.connect() as connection:
        assert list(await connection.scalars(query)) == []


async def test_no_view_sees_more_than_who_asks(engine: AsyncEngine) -> None:
    views = text("""
        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND (relkind = 'm' OR (relkind = 'v' AND NOT coalesce(reloptions::text LIKE '%security_invoker=true%', false)))
    """)
    async with engine.connect() as connection:
        assert list(await connection.scalars(views)) == []


async def test_a_function_that_runs_as_the_owner_has_its_reason_and_is_bound_as_the_owner_is(
    engine: AsyncEngine,
) -> None:
    definers = text("""
        SELECT proname, rolname, rolsuper OR rolbypassrls AS unbound, proconfig::text LIKE '%search_path=%' AS fixed
        FROM pg_proc JOIN pg_roles ON pg_roles.oid = proowner
        WHERE prosecdef AND pronamespace = 'public'::regnamespace
    """)
    async with engine.connect() as connection:
        found = (await connection.execute(definers)).all()
    assert {(each.rolname, each.unbound, each.fixed) for each in found} <= {("wushe_owner", False, True)}
    names = {each.proname for each in found}
    assert not (wrong := complain("definer_functions.txt", names, "runs as the owner of the tables")), wrong


async def test_the_plain_role_owns_nothing_and_bypasses_nothing(engine: AsyncEngine) -> None:
    query = text("SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user")
    owned = text("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
    async with engine.connect() as connection:
        assert (await connection.execute(query)).one() == (False, False, False, False)
        assert await connection.scalar(owned) == 0


async def test_who_names_no_tenant_sees_no_row(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        for table in TENANT_TABLES:
            assert await connection.scalar(text(f'SELECT count(*) FROM "{table}"')) == 0, table  # noqa: S608
