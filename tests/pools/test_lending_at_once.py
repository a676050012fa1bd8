"""Many at once, on both sides of a loan: taking back while it is booked, and two that book each other's things."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

import pytest
from sqlalchemy import select

import given
import lent
from lent import NOW, Sessions
from wushe.kernel.database.integrity import is_unavailable
from wushe.pools import service
from wushe.pools.errors import NotLent, Taken
from wushe.pools.kinds import BookingState
from wushe.pools.models import Booking, Hold
from wushe.pools.service.twins import SHARED

pytestmark = [pytest.mark.anyio, pytest.mark.at(NOW)]

T = TypeVar("T")
CLIENTS = 50


async def patiently(verb: Callable[[], Awaitable[T]]) -> T:
    """Again as long as the server asks for patience; a deadlock is an error and not patience."""
    while True:
        try:
            return await verb()
        except Exception as error:
            if not is_unavailable(error):
                raise


async def attempted(sessions: Sessions, borrower: lent.Side, grant_id: UUID, hours: int) -> UUID | None:
    try:
        return await patiently(lambda: lent.booked(sessions, borrower, grant_id, quantity=3, hours=hours))
    except (NotLent, Taken):
        return None


async def rows(sessions: Sessions, who: lent.Side) -> dict[UUID, Booking]:
    async with given.work(sessions, who.admin) as work:
        return {row.id: row for row in await work.all(select(Booking))}


@pytest.mark.crowd
async def test_nothing_is_left_booked_when_it_is_taken_back_while_fifty_book_it(sessions: Sessions) -> None:
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    running = await lent.booked(sessions, borrower, grant_id, hours=3, quantity=5, lasts=200)
    await lent.handed_over(sessions, owner, running)

    some = asyncio.Event()

    async def book(number: int) -> UUID | None:
        booking_id = await attempted(sessions, borrower, grant_id, 24 + number)
        some.set()
        return booking_id

    async def revoke() -> None:
        await some.wait()
        await patiently(lambda: lent.revoked(sessions, owner, grant_id))

    *booked, _ = await asyncio.gather(*map(book, range(CLIENTS)), revoke())
    assert any(booked), "taken back before anybody had booked"
    there, here = await rows(sessions, owner), await rows(sessions, borrower)
    assert there.keys() == here.keys() == {running} | {booking_id for booking_id in booked if booking_id}
    for booking_id, row in there.items():
        assert all(getattr(row, name) == getattr(here[booking_id], name) for name in SHARED)
    assert {row.state for row_id, row in here.items() if row_id != running} == {BookingState.CANCELLED}
    assert here[running].state is BookingState.HANDED_OVER
    async with given.work(sessions, owner.admin) as work:
        [hold] = await work.all(select(Hold))
    assert (hold.booking_id, hold.grant_id) == (running, None)


@pytest.mark.crowd
async def test_two_townships_that_book_each_others_things_at_once_never_wait_in_a_ring(sessions: Sessions) -> None:
    one, other = await lent.pair(sessions)
    lends = [(one, other), (other, one)]
    grants = [
        (to, await lent.grant(sessions, owner, await lent.chairs(sessions, owner), to, quantity=30))
        for owner, to in lends
    ]
    asked = [attempted(sessions, to, grant_id, 24 + 4 * number) for number in range(15) for to, grant_id in grants]
    assert all(await asyncio.gather(*asked))


@pytest.mark.crowd
async def test_the_last_chairs_go_to_one_of_the_two_townships_of_a_county_pool(sessions: Sessions) -> None:
    owner, near, next_to = await lent.pair(sessions, "甲镇", "乙镇", "丙镇")
    async with given.work(sessions, owner.admin) as work:
        county = await service.county_of(work)
    assert county
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), county.id, quantity=4)
    asked = [attempted(sessions, who, grant_id, 24) for _ in range(10) for who in (near, next_to)]
    assert len([booking_id for booking_id in await asyncio.gather(*asked) if booking_id]) == 1
