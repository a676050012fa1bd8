"""How many were booked, lent or are missing is said in the unit of the thing, on pages, lists and timelines."""

from html import unescape
from uuid import UUID

import pytest
from httpx import AsyncClient

import given
import lent
import visiting
from lent import NOW, Sessions
from wushe.pools import service
from wushe.pools.schemas.bookings import ReturnData

pytestmark = [pytest.mark.anyio, pytest.mark.at(NOW)]


async def said(browser: AsyncClient, sessions: Sessions, who: lent.Side, path: str) -> str:
    await visiting.sign_in(browser, sessions, who.admin)
    return unescape((await browser.get(f"/{who.place.tenant.slug}/pools{path}")).text)


async def returned(sessions: Sessions, owner: lent.Side, booking_id: UUID, missing: int) -> None:
    await lent.handed_over(sessions, owner, booking_id)
    async with given.work(sessions, owner.admin) as work:
        await service.take_back(work, booking_id, ReturnData(missing=missing))


async def test_chairs_are_counted_in_chairs_on_both_sides(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, borrower = sides
    chairs_id = await lent.chairs(sessions, owner)
    grant_id = await lent.grant(sessions, owner, chairs_id, borrower, quantity=20)
    booking_id = await lent.booked(sessions, borrower, grant_id, hours=1, quantity=12)
    for who, path in (
        (borrower, f"/bookings/{booking_id}"), (borrower, "/bookings"), (owner, f"/grants/{grant_id}"),
        (owner, f"/bookings/{booking_id}"),
    ):  # fmt: skip
        assert "12 把" in await said(browser, sessions, who, path), path
    for path in (f"/grants/{grant_id}", "/lent", f"/{chairs_id}"):
        assert "20 把" in await said(browser, sessions, owner, path), path
    for who in sides:
        assert "数量 12 把（已确认）" in await said(browser, sessions, who, f"/bookings/{booking_id}")
    assert "数量 20 把，" in await said(browser, sessions, owner, f"/grants/{grant_id}")
    await lent.handed_over(sessions, owner, booking_id)
    for who, path in ((borrower, "/borrowed"), (owner, "/lent")):
        assert "12 把 · 应还" in await said(browser, sessions, who, path), path


@pytest.mark.parametrize(("missing", "told", "untold"), [(0, "已归还", "缺少 0"), (2, "已归还，缺少 2 把", "缺少 0")])
async def test_a_return_tells_of_a_shortage_only_where_there_is_one(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side], missing: int, told: str, untold: str
) -> None:
    owner, _ = sides
    chairs_id = await lent.chairs(sessions, owner)
    async with given.work(sessions, owner.admin) as work:
        booking_id = (await service.book(work, chairs_id, lent.wanted(owner, 1, quantity=5))).id
    await returned(sessions, owner, booking_id, missing)
    page = await said(browser, sessions, owner, f"/bookings/{booking_id}")
    assert told in page
    assert untold not in page
