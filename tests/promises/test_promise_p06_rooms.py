"""P6: no double booking: 50 clients want one room, and the last chairs, at the same time and over HTTP."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

import given
import pooled
import visiting
from pooled import NINE, NOW, TWO_HOURS, Town
from wushe.kernel.clock import stopped_at
from wushe.pools.fitting import Units
from wushe.pools.models import Booking, Hold
from wushe.pools.service import occupying

CLIENTS = 50
CREATED, CONFLICT, UNAVAILABLE = 201, 409, 503


@pytest.fixture
async def town(sessions) -> Town:
    return await pooled.township(sessions)


@pytest.fixture
async def browser(database_url: str, sessions, town: Town) -> AsyncIterator[AsyncClient]:
    with stopped_at(NOW):
        async with visiting.browser(database_url) as browser:
            await visiting.sign_in(browser, sessions, town.leader)
            yield browser


async def all_at_once(browser: AsyncClient, town: Town, thing_id: object, **said: object) -> list[int]:
    """What each of the clients is answered; one that finds the product too busy (503) asks again."""
    wish = {
        "organization_id": str(town.group_id), "purpose": "排练节目", "starts_at": NINE.isoformat(),
        "ends_at": (NINE + TWO_HOURS).isoformat(),
    } | said  # fmt: skip

    async def one() -> int:
        while True:
            answer = await browser.post(f"/api/{town.slug}/pools/{thing_id}/bookings", json=wish)
            if answer.status_code != UNAVAILABLE:
                return answer.status_code

    return await asyncio.gather(*(one() for _ in range(CLIENTS)))


async def overlapping_pairs(sessions, town: Town) -> int:
    one, other = aliased(Hold), aliased(Hold)
    pairs = select(func.count()).where(
        one.id < other.id, one.lane == other.lane, one.unit_from < other.unit_to, other.unit_from < one.unit_to,
        func.tstzrange(one.starts_at, one.ends_at).op("&&")(func.tstzrange(other.starts_at, other.ends_at)),
    )  # fmt: skip
    async with given.work(sessions, town.admin) as work:
        return await work.scalar(pairs)


async def held_units(sessions, town: Town) -> int:
    async with given.work(sessions, town.admin) as work:
        return await work.scalar(select(func.coalesce(func.sum(Hold.unit_to - Hold.unit_from), 0)))


async def booked(sessions, town: Town) -> int:
    async with given.work(sessions, town.admin) as work:
        return await work.scalar(select(func.count()).select_from(Booking))


@pytest.mark.crowd
async def test_promise_p06_one_room_for_fifty_clients(browser: AsyncClient, town: Town, sessions) -> None:
    answers = await all_at_once(browser, town, town.room_id)
    assert answers.count(CREATED) == 1
    assert answers.count(CONFLICT) == CLIENTS - 1
    assert await booked(sessions, town) == await held_units(sessions, town) == 1
    assert await overlapping_pairs(sessions, town) == 0


@pytest.mark.crowd
async def test_promise_p06_the_last_five_chairs_for_fifty_clients(browser: AsyncClient, town: Town, sessions) -> None:
    await pooled.booked(sessions, town, town.chairs_id, quantity=45)
    answers = await all_at_once(browser, town, town.chairs_id, quantity=1)
    assert answers.count(CREATED) == 5
    assert answers.count(CONFLICT) == CLIENTS - 5
    assert await held_units(sessions, town) == 50
    assert await overlapping_pairs(sessions, town) == 0


@pytest.mark.crowd
async def test_promise_p06_with_the_check_of_python_removed_the_constraint_refuses_and_nothing_changes(
    browser: AsyncClient, town: Town, sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def always(*_asked: object) -> bool:
        return True

    async def the_first(_work: object, _lane: object, quantity: int, *_asked: object) -> list[Units]:
        return [Units(1, quantity + 1)]

    await pooled.booked(sessions, town, town.room_id)
    await pooled.booked(sessions, town, town.chairs_id, quantity=3)
    monkeypatch.setattr(occupying, "are_free", always)
    monkeypatch.setattr(occupying, "fitting", the_first)
    for thing_id, said in ((town.room_id, {}), (town.chairs_id, {"quantity": 2})):
        assert set(await all_at_once(browser, town, thing_id, **said)) == {CONFLICT}
    assert await booked(sessions, town) == 2
    assert await held_units(sessions, town) == 4
    assert await overlapping_pairs(sessions, town) == 0
