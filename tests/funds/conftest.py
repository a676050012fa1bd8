"""Where funds are kept: two administrators, because money takes two hands, and an organisation that is led."""

import pytest

import endowed
from endowed import Town


@pytest.fixture
async def town(sessions) -> Town:
    return await endowed.township(sessions)
