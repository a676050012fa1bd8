"""Whether the database of a start can be served from at all, told to the operator before anything else runs."""

import psycopg

from wushe.kernel.settings import Settings
from wushe.kernel.start import StartRefusedError

_LOOK = """
    SELECT rolsuper OR rolbypassrls OR EXISTS (
               SELECT FROM pg_class WHERE relowner = role.oid AND relnamespace = 'public'::regnamespace),
           shobj_description(database.oid, 'pg_database'),
           current_setting('server_version_num')::int
    FROM pg_roles AS role, pg_database AS database
    WHERE rolname = current_user AND datname = current_database()
"""
OLDEST = 150000
DEMO_MARK = "wushe demo"
"""The comment on a database that `wushe up` gave the demo, so that no production start can serve its sign-ins."""


class UnfitDatabaseError(StartRefusedError):
    """The message names the setting."""


def refuse_unfit_database(settings: Settings) -> None:
    """Raise UnfitDatabaseError for a server that cannot be reached, sees through isolation or holds the demo."""
    try:
        with psycopg.connect(settings.database_url, connect_timeout=5) as connection:
            found = connection.execute(_LOOK).fetchone()
    except psycopg.OperationalError as error:
        raise UnfitDatabaseError(f"DATABASE_URL: {str(error).splitlines()[0]}") from None
    sees_through, comment, version = found or (True, None, 0)
    if version < OLDEST:
        raise UnfitDatabaseError("DATABASE_URL: PostgreSQL 15 is the oldest that works")
    if sees_through:
        raise UnfitDatabaseError(
            "DATABASE_URL: its role is a superuser, has BYPASSRLS or owns tables and so would see every township; "
            "name the plain role wushe_app (see `wushe database prepare`)"
        )
    if comment == DEMO_MARK and settings.mode == "production":
        raise UnfitDatabaseError(
            "DATABASE_URL: this database holds the demo, whose sign-ins are published; production needs its own"
        )


def mark_as_demo(owner_url: str) -> None:
    """Leave the mark that a production start looks for."""
    with psycopg.connect(owner_url, connect_timeout=5) as connection:
        connection.execute(
            "DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), '"
            + DEMO_MARK
            + "'); END $$"
        )
