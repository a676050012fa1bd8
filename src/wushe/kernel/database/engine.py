"""Opening the database as the plain role, and refusing to run as one that sees through row-level security."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import Pool

from wushe.kernel.database.tenancy import NamingConnection, TenantSession, forget_between_users

APPLICATION = "wushe"


class SeesThroughIsolationError(Exception):
    """The connection's role is a superuser, bypasses row-level security, or owns tables."""


LONGEST_COMMAND = 5.0
"""Seconds until a request takes its server for frozen."""


def connect(
    url: str,
    *,
    pool_size: int = 10,
    poolclass: type[Pool] | None = None,
    longest_command: float = LONGEST_COMMAND,
    application: str = APPLICATION,
) -> AsyncEngine:
    """An engine for `url`. Every wait has an end, so that a frozen server costs one request and not the process.

    A `poolclass` of one's own is asked for no size: `NullPool` keeps no connection, for work in many event loops.
    """
    pool = {"poolclass": poolclass} if poolclass else {"pool_size": pool_size, "max_overflow": 0, "pool_timeout": 3}
    engine = create_async_engine(
        asyncpg_url(url),
        hide_parameters=True,  # values of rows belong in no traceback
        connect_args={
            "timeout": 3,
            "command_timeout": longest_command,
            "connection_class": NamingConnection,
            "server_settings": {"application_name": application},
        },
        **pool,
    )
    forget_between_users(engine)
    return engine


def asyncpg_url(url: str) -> str:
    """`postgresql://` as everyone writes it, with the driver that this product uses."""
    scheme, _, rest = url.partition("://")
    return f"postgresql+asyncpg://{rest}" if scheme in {"postgres", "postgresql"} else url


def sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    """Sessions that never load behind one's back: nothing expires at COMMIT, so nothing is read again unasked."""
    return async_sessionmaker(engine, sync_session_class=TenantSession, expire_on_commit=False)


_SEES_THROUGH = text("""
    SELECT rolsuper OR rolbypassrls OR EXISTS (
        SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relnamespace = 'public'::regnamespace)
    FROM pg_roles WHERE rolname = current_user
""")


async def refuse_to_see_through(engine: AsyncEngine) -> None:
    """Raise `SeesThroughIsolationError` unless the role is as blind to other tenants as the product promises."""
    async with engine.connect() as connection:
        if await connection.scalar(_SEES_THROUGH):
            raise SeesThroughIsolationError(
                "DATABASE_URL names a role that is a superuser, has BYPASSRLS or owns tables; "
                "name the plain role wushe_app (see `wushe database prepare`)"
            )
