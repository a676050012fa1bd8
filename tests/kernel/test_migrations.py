"""The migrations make what the models say, can be undone, and are told apart from older ones without Alembic."""

from collections.abc import Iterator

import psycopg
import pytest
from alembic import command
from alembic.script import ScriptDirectory
from psycopg import sql

from databases import CONNECTIONS, Database
from wushe.kernel.database.roles import APP, OWNER, READER, make_roles, prepare
from wushe.kernel.migration import configuration, migrate
from wushe.kernel.versions import is_current, newest

RELATIONS = """
    SELECT count(*) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i' AND relname <> 'alembic_version'
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
