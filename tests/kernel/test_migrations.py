"""The migrations make what the models say, can be undone, and are told apart from older ones without Alembic."""

import re
from collections.abc import Iterator

import psycopg
import pytest
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from psycopg import sql
from sqlalchemy import create_engine, make_url

from databases import CONNECTIONS, Database
from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.database.roles import APP, OWNER, READER, make_roles, prepare
from wushe.kernel.migration import all_models, configuration, migrate
from wushe.kernel.versions import is_current, newest

RELATIONS = """
    SELECT count(*) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i' AND relname <> 'alembic_version'
"""


TENANT = """
    INSERT INTO tenant (id, kind, slug, name, status, protection)
    VALUES (gen_random_uuid(), 'township', %s, %s, 'active', '{}')
"""
RULES = """
    INSERT INTO store_rules (tenant_id, id, opened_on, percent, pickup_days, version)
    SELECT id, id, '2026-01-01', 50, 3, 1 FROM tenant
"""


@pytest.fixture
def empty(database: Database) -> Iterator[Database]:
    """A database with roles and extensions and no table."""
    admin_url = database.admin_url
    made = Database(admin_url, f"{database.name}_empty")
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(made.name))
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(drop)
        prepare(admin_url, made.url(OWNER))
        yield made
        admin.execute(drop)


def relations(database: Database) -> int:
    with psycopg.connect(database.url(OWNER)) as owner:
        return owner.execute(RELATIONS).fetchone()[0]


def test_there_is_one_newest_migration_and_it_is_alembics_head():
    heads = ScriptDirectory.from_config(configuration("")).get_heads()
    assert len(heads) == 1
    assert newest() == set(heads)


def test_migrations_make_what_the_models_say(empty):
    migrate(empty.url(OWNER))
    command.check(configuration(empty.url(OWNER)))


def test_the_plain_role_learns_whether_the_schema_is_the_newest(empty):
    assert not is_current(empty.url(OWNER))
    migrate(empty.url(OWNER))
    assert is_current(empty.url(APP))


def test_migrating_twice_changes_nothing(empty):
    migrate(empty.url(OWNER))
    before = relations(empty)
    migrate(empty.url(OWNER))
    assert relations(empty) == before > 0


def test_every_migration_can_be_undone_and_done_again(empty):
    migrate(empty.url(OWNER))
    command.downgrade(configuration(empty.url(OWNER)), "base")
    assert relations(empty) == 0
    migrate(empty.url(OWNER))


def test_rows_of_townships_are_changed_in_each_of_them_by_name():
    """FORCE binds the owner too: a plain UPDATE in a migration would change nothing, and say nothing."""
    plain = re.compile(r'op\.execute\(\s*f?"+\s*(?:UPDATE|DELETE FROM|INSERT INTO) ([{\w]+)')
    shared = {table.name for table in all_models().sorted_tables if table.info["class"] != "tenant"}
    files = sorted((CHECKOUT / "migrations" / "versions").glob("*.py"))
    found = {(file.name, table) for file in files for table in plain.findall(file.read_text(encoding="utf-8"))}
    assert {table for _name, table in found} & shared, "the platform's own rows are changed plainly"
    assert [each for each in found if each[1] not in shared] == [], "say op.everywhere"


def test_a_migration_changes_rows_everywhere(empty):
    migrate(empty.url(OWNER))
    with psycopg.connect(empty.admin_url, dbname=empty.name) as admin:
        admin.execute("SET session_replication_role = replica")  # rows that belong to nothing else will do
        for slug in ("one", "two"):
            admin.execute(TENANT, [slug, slug])
        admin.execute(RULES)
    engine = create_engine(make_url(empty.url(OWNER)).set(drivername="postgresql+psycopg"))
    with engine.begin() as owner:
        Operations(MigrationContext.configure(owner)).everywhere("UPDATE store_rules SET pickup_days = 5")
    engine.dispose()
    with psycopg.connect(empty.admin_url, dbname=empty.name) as admin:
        assert admin.execute("SELECT pickup_days, count(*) FROM store_rules GROUP BY 1").fetchall() == [(5, 2)]


def test_preparing_again_harms_nothing_and_takes_a_new_password(empty):
    urls = [empty.url(role) for role in (OWNER, APP, READER)]
    prepare(empty.admin_url, *urls)
    prepare(empty.admin_url, *urls)
    make_roles(empty.admin_url, *urls, connection_limit=CONNECTIONS)  # all suites on this server share the roles
    with psycopg.connect(empty.url(APP)) as app:
        assert app.execute("SHOW statement_timeout").fetchone() == ("4s",)


def test_nobody_else_may_open_the_database(empty):
    with psycopg.connect(empty.admin_url) as admin:
        rights = admin.execute("SELECT datacl::text FROM pg_database WHERE datname = %s", [empty.name]).fetchone()
    assert "{=" not in rights[0]
    assert ",=" not in rights[0]
