"""`op.protect` and `op.everywhere` for migrations; autogenerate writes the first behind every new table.

Apart from `isolation`, because Alembic is heavy and only migrations need it.
"""

from typing import Any

from alembic.autogenerate import renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrateOperation, Operations

from wushe.kernel.database.isolation import protection


@Operations.register_operation("protect")
class ProtectOp(MigrateOperation):
    """`op.protect("need", "tenant", "SELECT, INSERT")` in a migration, right after the table is created."""

    def __init__(self, table: str, table_class: str, grants: str, readers: str = "") -> None:
        self.table, self.table_class, self.grants, self.readers = table, table_class, grants, readers

    @classmethod
    def protect(cls, operations: Operations, table: str, table_class: str, grants: str, readers: str = "") -> Any:
        return operations.invoke(cls(table, table_class, grants, readers))


@Operations.implementation_for(ProtectOp)
def _protect(operations: Operations, operation: ProtectOp) -> None:
    for statement in protection(operation.table, operation.table_class, operation.grants, operation.readers):
        operations.execute(statement)


@renderers.dispatch_for(ProtectOp)
def _render(_context: AutogenContext, operation: ProtectOp) -> str:
    given = [operation.table, operation.table_class, operation.grants, *filter(None, [operation.readers])]
    written = ", ".join(f'"{value}"' for value in given)
    return f"op.protect({written})"


EVERYWHERE = """
DO $$ DECLARE named uuid; BEGIN
    FOR named IN SELECT id FROM tenant LOOP
        PERFORM set_config('app.tenant_id', named::text, true);
        %s;
    END LOOP;
    PERFORM set_config('app.tenant_id', '', true);
END $$
"""


@Operations.register_operation("everywhere")
class EverywhereOp(MigrateOperation):
    """`op.everywhere("UPDATE need SET …")`: FORCE binds the owner too, who changes no row where no tenant is named."""

    def __init__(self, statements: str) -> None:
        self.statements = statements

    @classmethod
    def everywhere(cls, operations: Operations, statements: str) -> Any:
        return operations.invoke(cls(statements))


@Operations.implementation_for(EverywhereOp)
def _everywhere(operations: Operations, operation: EverywhereOp) -> None:
    operations.execute(EVERYWHERE % operation.statements)
