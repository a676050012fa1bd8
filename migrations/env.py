"""What Alembic runs for each command: as the owner, one migrator at a time, never waiting long for a lock."""

from alembic import context
from alembic.autogenerate.rewriter import Rewriter
from alembic.operations import MigrateOperation
from alembic.operations.ops import CreateTableOp
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from wushe.kernel.database.protecting import ProtectOp
from wushe.kernel.database.roles import APP
from wushe.kernel.migration import all_models
from wushe.kernel.settings import load

ONE_AT_A_TIME = 0x77757368  # "wush", the advisory lock of migrators
PATIENCE = "-c statement_timeout=0 -c timezone=UTC"
protect = Rewriter()


@protect.rewrites(CreateTableOp)
def _with_protection(_context: MigrationContext, _revision: object, operation: CreateTableOp) -> list[MigrateOperation]:
    """A table that autogenerate creates is born with its policies and grants."""
    table = operation.to_table()
    if not table.info:
        return [operation]  # a table of the database that no model has any more: its downgrade is finished by hand
    return [operation, ProtectOp(table.name, *(table.info[name] for name in ("class", "grants", "readers")))]


def run(connection: Connection | None, url: str | None = None) -> None:
    context.configure(
        connection=connection,
        url=url,
        target_metadata=all_models(),
        process_revision_directives=protect,
        compare_server_default=True,
        transaction_per_migration=True,
        literal_binds=connection is None,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    url = context.config.attributes.get("url") or load("owner_database_url").owner_database_url
    if context.is_offline_mode():
        run(None, url)
        return
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool, connect_args={"options": PATIENCE}
    )
    with engine.connect() as connection:
        connection.execute(text("SET lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ONE_AT_A_TIME})
        # A migration that waits for a table makes all later readers wait behind it: it gives up and is run again.
        connection.execute(text("SET lock_timeout = '3s'"))
        connection.commit()
        run(connection)
        # /health/ready asks as the plain role whether this is the newest schema.
        connection.execute(text(f"GRANT SELECT ON alembic_version TO {APP}"))
        connection.commit()


main()
