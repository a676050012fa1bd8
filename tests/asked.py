"""What the database is asked meanwhile, where two answers must cost the same, or one nothing at all.

Instead of times the statements are compared: on a machine that others use, a difference of 5 % says nothing, and the
same statements over the same indexes take as long.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine


@contextmanager
def statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """Their texts in order; SET LOCAL without the township that it names."""
    taken: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        taken.append(statement.partition(" app.tenant_id = ")[0])

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield taken
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)
