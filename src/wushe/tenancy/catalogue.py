"""Which tables hold rows of a tenant, asked of the models, so that a slice added later is saved and erased as well."""

from collections.abc import Sequence

from sqlalchemy import MetaData, Table

from wushe.kernel.migration import all_models
from wushe.tenancy.models import AnyPlace, Township

TENANT_ID = "tenant_id"


def tenant_tables() -> Sequence[Table]:
    """The tenant's own tables, each behind those it refers to."""
    return [table for table in _tables().sorted_tables if table.info["class"] == "tenant"]


def place_tables() -> Sequence[Table]:
    """Where a township itself is a row."""
    return [_tables().tables[name] for name in (AnyPlace.__tablename__, Township.__tablename__)]


def tables_beside() -> Sequence[Table]:
    """Tables of the installation or of one node whose rows name a tenant: memberships, sessions, waiting jobs."""
    return [
        table for table in _tables().sorted_tables if table.info["class"] != "tenant" and TENANT_ID in table.columns
    ]


def _tables() -> MetaData:
    return all_models()


def stored_columns(table: Table) -> Sequence[str]:
    """What can be inserted: all but what PostgreSQL computes."""
    return [column.name for column in table.columns if column.computed is None]


def key_columns(table: Table) -> Sequence[str]:
    return [column.name for column in table.primary_key.columns]


def refers_to_itself(table: Table) -> bool:
    """Whether a row may point at another of the same table, so that they must come in one statement."""
    return any(key.column.table is table for key in table.foreign_keys)
