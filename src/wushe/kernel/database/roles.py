"""Roles, database and extensions that the product needs, made by a superuser, again and again without harm."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from wushe.kernel.start import StartRefusedError

OWNER = "wushe_owner"
"""Owns the tables and migrates them; never serves a request."""
APP = "wushe_app"
"""Owns nothing and sees one township at a time; the web and the worker."""
READER = "wushe_reader"
"""Sees the sums of a county through policies of its own."""

EXTENSIONS = ("btree_gist", "pg_trgm")

CONNECTION_LIMIT = 80
"""Below PostgreSQL's usual 100, so that an operator can still sign in when every process has filled its pool."""

PATIENCE = {"statement_timeout": "4s", "lock_timeout": "3s", "idle_in_transaction_session_timeout": "5s"}
"""The figures with which the faults of safety.md were survived. A job that needs longer says so with SET LOCAL."""


class WrongRoleError(StartRefusedError):
    """A URL names another role than the one its policies are written for, or a role that sees too much."""


def prepare(admin_url: str, *urls: str) -> None:
    """Make what the role URLs describe: each role with its password, and the database, owned by `wushe_owner`.

    Raises WrongRoleError when a URL names an unknown role, or the server already has that role with powers that
    row-level security does not bind.
    """
    make_roles(admin_url, *urls)
    with connected(admin_url) as admin:
        for database in {unquote(urlsplit(url).path.lstrip("/")) for url in urls}:
            _make_database(admin, database)
            _open_database(admin_url, database)


def make_roles(admin_url: str, *urls: str, connection_limit: int = CONNECTION_LIMIT) -> None:
    """The roles of these URLs alone, with the passwords that the URLs carry."""
    with connected(admin_url) as admin:
        for url in map(urlsplit, urls):
            _make_role(admin, unquote(url.username or ""), unquote(url.password or ""), connection_limit)


@contextmanager
def connected(url: str, **changes: str) -> Iterator[psycopg.Connection]:
    """CREATE DATABASE runs outside a transaction, hence autocommit."""
    with psycopg.connect(make_conninfo(url, **changes), autocommit=True, connect_timeout=10) as connection:
        yield connection


def _make_role(admin: psycopg.Connection, role: str, password: str, connection_limit: int) -> None:
    if role not in {OWNER, APP, READER}:
        raise WrongRoleError(f"the role {role!r} is unknown; the policies are written for {OWNER}, {APP} and {READER}")
    name = sql.Identifier(role)
    found = admin.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    if found is None:
        admin.execute(sql.SQL("CREATE ROLE {}").format(name))
    elif found[0]:
        raise WrongRoleError(f"the role {role} is a superuser or has BYPASSRLS; row-level security would not bind it")
    # Hashed here, so that the server's statement log never holds the password itself.
    hashed = admin.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    limit = sql.Literal(-1 if role == OWNER else connection_limit)
    admin.execute(
        sql.SQL("ALTER ROLE {} LOGIN CONNECTION LIMIT {} PASSWORD {}").format(name, limit, sql.Literal(hashed))
    )
    if role != OWNER:
        for setting, value in PATIENCE.items():
            change = sql.SQL("ALTER ROLE {} SET {} = {}")
            admin.execute(change.format(name, sql.Identifier(setting), sql.Literal(value)))


def _make_database(admin: psycopg.Connection, database: str) -> None:
    """An empty database of the owner. C.UTF-8, because in a C database pg_trgm finds nothing in Chinese text."""
    if admin.execute("SELECT FROM pg_database WHERE datname = %s", [database]).fetchone() is None:
        statement = "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
        admin.execute(sql.SQL(statement).format(sql.Identifier(database), sql.Identifier(OWNER)))


def _open_database(admin_url: str, database: str) -> None:
    """Let the three roles in and nobody else, and put the extensions there that only a superuser may."""
    with connected(admin_url, dbname=database) as admin:
        name, others = sql.Identifier(database), sql.SQL(", ").join(map(sql.Identifier, _existing(admin)))
        admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        if others.as_string():
            admin.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(name, others))
        admin.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(sql.Identifier(OWNER)))
        admin.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        for extension in EXTENSIONS:
            admin.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))


def _existing(admin: psycopg.Connection) -> list[str]:
    rows = admin.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) ORDER BY 1", [[APP, READER]])
    return [role for (role,) in rows]
