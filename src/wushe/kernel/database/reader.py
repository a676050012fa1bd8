"""The county's reader: a connection of its own that sees what townships published, and no row of any of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncEngine

from wushe.kernel.database.engine import connect, refuse_to_see_through
from wushe.kernel.database.tenancy import name_county

CONNECTIONS = 2
"""Few people read a county's page."""


class CountyReader:
    """One per process; its role is wushe_reader, which is granted SELECT on tables that name it and nothing else."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def rows(self, county_code: str, query: Select[*tuple[Any, ...]]) -> Sequence[Any]:
        """The rows of `query` over the columns of a table, as far as they were published to that county."""
        async with self._engine.connect() as connection:
            await connection.run_sync(name_county, county_code)
            return (await connection.execute(query)).all()

    async def close(self) -> None:
        await self._engine.dispose()


async def open_reader(url: str) -> CountyReader:
    """Raises `SeesThroughIsolationError` for a role that policies do not bind."""
    engine = connect(url, pool_size=CONNECTIONS)
    await refuse_to_see_through(engine)
    return CountyReader(engine)
