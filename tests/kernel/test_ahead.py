"""Reading ahead: one round trip for what is asked again, and for nothing else; an answer for who asked it only."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from wushe.kernel.database.ahead import Ahead
from wushe.kernel.database.lean import Asked, LeanPool, lean_pool

HERE, THERE = UUID(int=301), UUID(int=302)
WHO = "SELECT ARRAY['somebody', current_setting('app.tenant_id')]"
NOBODY = "SELECT ARRAY['somebody'] WHERE false"
PAGE = "SELECT ARRAY[$1::text, current_setting('app.tenant_id')]"
BREAKS = "SELECT ARRAY[(1 / $1::int)::text]"


@pytest.fixture
async def pool(database_url: str) -> AsyncIterator[LeanPool]:
    async with lean_pool(database_url, size=1) as pool:
        yield pool


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many statements went in each round trip."""
    told: list[int] = []
    whole = LeanPool.fetch_all

    async def counted(pool: LeanPool, *asked: Asked):
        told.append(len(asked))
        return await whole(pool, *asked)

    monkeypatch.setattr(LeanPool, "fetch_all", counted)
    return told


async def ask(ahead: Ahead, who: str, page: str, value: str, tenant_id: UUID = HERE, address: str = "a list"):
    reads = ahead.reads(address)
    await reads.fetch(HERE, who)
    return await reads.fetch(tenant_id, page, value)


async def test_what_is_asked_again_comes_with_the_first_read(pool: LeanPool, trips: list[int]) -> None:
    ahead = Ahead(pool)
    for _time in range(3):
        assert await ask(ahead, WHO, PAGE, "x") == ["x", str(HERE)]
    assert trips == [1, 1, 2, 2]


@pytest.mark.parametrize(("value", "tenant_id"), [("y", HERE), ("x", THERE)])
async def test_whoever_asks_anything_else_is_answered_that(pool: LeanPool, value: str, tenant_id: UUID) -> None:
    ahead = Ahead(pool)
    await ask(ahead, WHO, PAGE, "x")
    assert await ask(ahead, WHO, PAGE, value, tenant_id) == [value, str(tenant_id)]


async def test_each_read_names_its_own_tenant(pool: LeanPool) -> None:
    found = await pool.fetch_all(Asked(HERE, WHO, ()), Asked(THERE, PAGE, ("x",)))
    assert list(found) == [["somebody", str(HERE)], ["x", str(THERE)]]


async def test_nothing_is_read_for_nobody(pool: LeanPool) -> None:
    for _time in range(2):
        found = await pool.fetch_all(Asked(HERE, NOBODY, ()), Asked(HERE, BREAKS, (0,)))
        assert list(found) == [None, None]
    assert await pool.fetch(HERE, BREAKS, 1) == ["1"]


async def test_what_is_asked_twice_in_a_request_is_read_twice(pool: LeanPool, trips: list[int]) -> None:
    ahead = Ahead(pool)
    await ask(ahead, WHO, PAGE, "x")
    reads = ahead.reads("a list")
    await reads.fetch(HERE, WHO)
    assert await reads.fetch(HERE, PAGE, "x") == await reads.fetch(HERE, PAGE, "x")
    assert trips == [1, 1, 2, 1]


async def test_another_address_reads_nothing_ahead(pool: LeanPool, trips: list[int]) -> None:
    ahead = Ahead(pool)
    for address in ("a list", "another"):
        await ask(ahead, WHO, PAGE, "x", address=address)
    assert trips == [1, 1, 1, 1]
