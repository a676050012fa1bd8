"""Two townships of a county, and a browser that nobody has signed in with yet."""

from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient

import lent
import visiting


@pytest.fixture
async def sides(sessions: lent.Sessions) -> list[lent.Side]:
    return list(await lent.pair(sessions))


@pytest.fixture
async def browser(database_url: str) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        yield browser
