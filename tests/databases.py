"""A database for each worker of the suite, cloned from a template that is made once for each state of the schema."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.database import roles
from wushe.kernel.embedded import server
from wushe.kernel.migration import migrate

PREFIX = "wushe_test_"
FOLDER = CHECKOUT / ".wushe" / "tests"
SOURCES = (
    "migrations/*.py",
    "migrations/versions/*.py",
    "policies/*.sql",
    "src/wushe/kernel/database/*.py",
    "src/wushe/**/*.sql",
)
ROLES = (roles.OWNER, roles.APP, roles.READER)
CONNECTIONS = 300
"""All workers of all suites that run on this machine share the roles and so their limit."""


@dataclass(frozen=True, slots=True)
class Database:
    """One database of the test server, and the URLs of those who may open it."""

    admin_url: str
    name: str

    def url(self, role: str = roles.APP) -> str:
        """As `wushe_app`, unless another role is named; the superuser's is `admin_url`."""
        admin = make_url(self.admin_url)
        password = hashlib.sha256(f"{admin.password} lets in {role}".encode()).hexdigest()
        return admin.set(username=role, password=password, database=self.name).render_as_string(hide_password=False)


@contextmanager
def running_server() -> Iterator[str]:
    """A superuser's URL of the server that the suite runs on."""
    if named := os.environ.get("WUSHE_TEST_DATABASE_URL"):
        yield named
        return
    with server.start(FOLDER / "postgres", server.FORGETFUL) as embedded:
        yield embedded.url()


@contextmanager
def cloned(admin_url: str, purpose: str = "") -> Iterator[Database]:
    """A database of its own with the whole schema and no rows, gone at the end; `purpose` names a second one."""
    database = Database(admin_url, f"{PREFIX}{os.getpid()}{purpose and '_' + purpose}")
    with psycopg.connect(admin_url, autocommit=True) as admin:
        with _alone():
            template = _template(admin, admin_url)
            _drop(admin, database.name)
            _create(admin, database.name, sql.SQL("TEMPLATE {} STRATEGY FILE_COPY").format(sql.Identifier(template)))
        _let_tests_think(admin, database.name)
        yield database
        _drop(admin, database.name)


@contextmanager
def _alone() -> Iterator[None]:
    """The first worker makes the template while the others wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "template").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _template(admin: psycopg.Connection, admin_url: str) -> str:
    """The name of the template; it is made under another name, so that one that was killed is not taken for it."""
    name = f"{PREFIX}template_{_state_of_schema()}"
    roles.make_roles(admin_url, *map(Database(admin_url, name).url, ROLES), connection_limit=CONNECTIONS)
    if not _exists(admin, name):
        half = Database(admin_url, f"{PREFIX}half")
        _sweep(admin)
        roles.prepare(admin_url, half.url(roles.OWNER))
        migrate(half.url(roles.OWNER))
        admin.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (half.name, name))))
    return name


def _state_of_schema() -> str:
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for file in sorted(CHECKOUT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _sweep(admin: psycopg.Connection) -> None:
    """Drop the templates of former states, and what suites left behind that were killed."""
    for (name,) in admin.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX]).fetchall():
        number = name.removeprefix(PREFIX).partition("_")[0]
        if not (number.isdecimal() and Path(f"/proc/{number}").exists()):
            _drop(admin, name)


def _let_tests_think(admin: psycopg.Connection, name: str) -> None:
    """A test holds its transaction open all along, on a machine that may be busy with Chromium meanwhile."""
    change = sql.SQL("ALTER ROLE {} IN DATABASE {} SET idle_in_transaction_session_timeout = '60s'")
    admin.execute(change.format(sql.Identifier(roles.APP), sql.Identifier(name)))


def _create(admin: psycopg.Connection, name: str, how: sql.Composable) -> None:
    owner = sql.Identifier(roles.OWNER)
    admin.execute(sql.SQL("CREATE DATABASE {} OWNER {} ").format(sql.Identifier(name), owner) + how)
    change = sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}, {}")
    admin.execute(change.format(*map(sql.Identifier, (name, roles.APP, roles.READER))))


def _drop(admin: psycopg.Connection, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _exists(admin: psycopg.Connection, name: str) -> bool:
    return admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
