"""Row-level security for a tenant's table, applied by migrations: without it a new table cannot be read at all."""

from functools import cache
from pathlib import Path

from sqlalchemy import MetaData, Table

POLICIES = Path(__file__).parents[4] / "policies"
ISOLATION_SQL, READERS_SQL = POLICIES / "isolation.sql", POLICIES / "readers.sql"
COUNTY = "county"
"""The one kind of reader across townships there is; see `readers.sql`."""
GRANT_SQL = "GRANT {grants} ON {table} TO wushe_app"


def protection(table: str, table_class: str, grants: str, readers: str = "") -> list[str]:
    """The statements that open `table` to the plain role, for a tenant's table only to its own rows, and to `readers`.

    Raises ValueError for readers that have no policy.
    """
    if readers not in {"", COUNTY}:
        raise ValueError(f"{table}: no policy is written for readers {readers!r}")
    statements = _statements(ISOLATION_SQL) if table_class == "tenant" else [GRANT_SQL]
    if readers:
        statements = [*statements, *_statements(READERS_SQL)]
    return [statement.format(table=table, grants=grants) for statement in statements]


@cache
def _statements(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    code = "\n".join(line for line in lines if not line.lstrip().startswith("--"))
    return [statement.strip() for statement in code.split(";") if statement.strip()]


def protect_all(metadata: MetaData) -> list[str]:
    """The statements for every table of `metadata`, for a schema that is made at once."""
    return [line for table in metadata.sorted_tables for line in _protection_of(table)]


def _protection_of(table: Table) -> list[str]:
    return protection(table.name, table.info["class"], table.info["grants"], table.info["readers"])
