"""A database for each worker of the suite, cloned from a template that is made once for each state of the sources."""

import base64
import hashlib
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.clock import today
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
LIFE = ("src/wushe/**/*.py", "tenants/**/*.toml", "policies/*", "tests/*.py", "tests/policies/neighbours.py")
"""What the contents of a template are made by, besides the schema."""
ROLES = (roles.OWNER, roles.APP, roles.READER)
CONNECTIONS = 300
"""All workers of all suites that run on this machine share the roles and so their limit."""


@dataclass(frozen=True, slots=True)
class Database:
    """One database of the test server, and the URLs of those who may open it."""

    admin_url: str
    name: str
    known: Any = field(default=None, repr=False)
    """What its `Contents` told of themselves."""

    def url(self, role: str = roles.APP) -> str:
        """As `wushe_app`, unless another role is named; the superuser's is `admin_url`."""
        admin = make_url(self.admin_url)
        password = hashlib.sha256(f"{admin.password} lets in {role}".encode()).hexdigest()
        return admin.set(username=role, password=password, database=self.name).render_as_string(hide_password=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a template holds besides the schema. `fill` leaves no connection open; what it returns can be pickled."""

    name: str
    fill: Callable[[Database], Any]


@contextmanager
def running_server() -> Iterator[str]:
    """A superuser's URL of the server that the suite runs on."""
    if named := os.environ.get("WUSHE_TEST_DATABASE_URL"):
        yield named
        return
    with server.start(FOLDER / "postgres", server.FORGETFUL) as embedded:
        yield embedded.url()


@contextmanager
def cloned(admin_url: str, purpose: str = "", contents: Contents | None = None) -> Iterator[Database]:
    """A database of its own with the whole schema, gone at the end; without contents it has no rows."""
    name = f"{PREFIX}{os.getpid()}{purpose and '_' + purpose}"
    with psycopg.connect(admin_url, autocommit=True) as admin:
        with alone(admin_url, "templates"):
            template, known = _template(admin, admin_url), None
            if contents is not None:
                template, known = _inhabited(admin, admin_url, template, contents)
            _drop(admin, name)
            _copy(admin, template, name)
        _let_tests_think(admin, name)
        yield Database(admin_url, name, known)
        _drop(admin, name)


@contextmanager
def alone(admin_url: str, what: str) -> Iterator[None]:
    """One worker of all suites on this server does it while the others wait, whichever checkout they are of."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(hashtext(%s))", [PREFIX + what])
        yield


def _template(admin: psycopg.Connection, admin_url: str) -> str:
    """The name of the template; it is made under another name, so that one that was killed is not taken for it."""
    name = f"{PREFIX}template_{_state_of(SOURCES)}"
    roles.make_roles(admin_url, *map(Database(admin_url, name).url, ROLES), connection_limit=CONNECTIONS)
    if not _exists(admin, name):
        half = Database(admin_url, f"{PREFIX}half")
        _sweep(admin)
        roles.prepare(admin_url, half.url(roles.OWNER))
        migrate(half.url(roles.OWNER))
        _rename(admin, half.name, name)
    return name


def _inhabited(admin: psycopg.Connection, admin_url: str, empty: str, contents: Contents) -> tuple[str, Any]:
    """The name of the template with these contents as of today, and what is known of them.

    What is known stands beside them, as the comment of the template: another server's has other ids.
    """
    name = f"{PREFIX}{contents.name}_{_state_of((*SOURCES, *LIFE), today().isoformat())}"
    if not _exists(admin, name):
        _sweep(admin, f"{PREFIX}{contents.name}_")
        half = Database(admin_url, f"{PREFIX}{contents.name}_half")
        _copy(admin, empty, half.name)
        _note(admin, half.name, contents.fill(half))
        _rename(admin, half.name, name)
    return name, _noted(admin, name)


def _state_of(patterns: tuple[str, ...], *also: str) -> str:
    digest = hashlib.sha256("".join(also).encode())
    for pattern in patterns:
        for file in sorted(CHECKOUT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _sweep(admin: psycopg.Connection, of: str = PREFIX) -> None:
    """Drop the templates of former states, and what suites left behind that were killed."""
    for (name,) in admin.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [of]).fetchall():
        number = name.removeprefix(PREFIX).partition("_")[0]
        if not (number.isdecimal() and Path(f"/proc/{number}").exists()):
            _drop(admin, name)


def _let_tests_think(admin: psycopg.Connection, name: str) -> None:
    """A test holds its transaction open all along, on a machine that may be busy with Chromium meanwhile."""
    change = sql.SQL("ALTER ROLE {} IN DATABASE {} SET idle_in_transaction_session_timeout = '60s'")
    admin.execute(change.format(sql.Identifier(roles.APP), sql.Identifier(name)))


def _copy(admin: psycopg.Connection, template: str, name: str) -> None:
    how = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY FILE_COPY")
    admin.execute(how.format(*map(sql.Identifier, (name, roles.OWNER, template))))
    change = sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}, {}")
    admin.execute(change.format(*map(sql.Identifier, (name, roles.APP, roles.READER))))


def _rename(admin: psycopg.Connection, name: str, becomes: str) -> None:
    admin.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (name, becomes))))


def _drop(admin: psycopg.Connection, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _note(admin: psycopg.Connection, name: str, known: Any) -> None:
    comment = base64.b64encode(pickle.dumps(known)).decode()
    admin.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(comment)))


def _noted(admin: psycopg.Connection, name: str) -> Any:
    asked = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    [(comment,)] = admin.execute(asked, [name]).fetchall()
    return pickle.loads(base64.b64decode(comment))  # noqa: S301 - our own


def _exists(admin: psycopg.Connection, name: str) -> bool:
    return admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
