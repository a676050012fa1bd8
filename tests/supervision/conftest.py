"""Who takes part in supervision, and a visit of theirs."""

import pytest

import supervised


@pytest.fixture
async def cast(sessions):
    return await supervised.cast(sessions)


@pytest.fixture
async def visit(sessions, cast):
    return await supervised.visited(sessions, cast)
