"""What a report tells of what was shared."""

from datetime import timedelta

import pytest

import given
import lent
import pooled
import stocked
import wished
from wushe.goods import service as goods
from wushe.kernel.clock import Quarter, stopped_at
from wushe.kernel.work import Visitor
from wushe.pools import service as pools
from wushe.pools.schemas.bookings import Because
from wushe.reports.figures import report
from wushe.reports.schemas import SharingShown
from wushe.wishes import service as wishes
from wushe.wishes.schemas.entered import Confirmation

pytestmark = [pytest.mark.anyio, pytest.mark.at(pooled.NOW)]


async def told(sessions, admin: Visitor, quarter: Quarter | None = None) -> SharingShown:
    async with given.work(sessions, admin) as work:
        return (await report(work, quarter or Quarter.current())).sharing


async def test_a_booking_counts_once_it_has_begun_and_was_kept(sessions) -> None:
    town = await pooled.township(sessions)
    await pooled.booked(sessions, town, town.room_id)
    given_up = await pooled.booked(sessions, town, town.chairs_id)
    await pooled.does(sessions, town.leader, pools.cancel, given_up.id, Because(reason="下雨"))
    with stopped_at(pooled.NOW):
        assert (await told(sessions, town.admin)).bookings == 0
    with stopped_at(pooled.NINE + timedelta(hours=1)):
        assert (await told(sessions, town.admin)).bookings == 1
        assert (await told(sessions, town.admin, Quarter.current().previous())).bookings == 0


async def test_what_was_lent_is_told_by_who_owns_it(sessions) -> None:
    owner, borrower = await lent.pair(sessions, "榔梨街道", "星沙街道")
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower)
    await lent.booked(sessions, borrower, grant_id, hours=24)
    with stopped_at(lent.NOW + timedelta(hours=25)):
        shown = await told(sessions, owner.admin)
        assert (shown.bookings, shown.lent) == (1, 1)
        assert (await told(sessions, borrower.admin)).bookings == 0


async def test_goods_count_when_their_receiver_has_confirmed(sessions) -> None:
    town = await stocked.township(sessions)
    rice = await stocked.item(sessions, town)
    await stocked.lot(sessions, town, rice)
    allocation_id = await stocked.handed_over(sessions, town, rice, "10")
    assert (await told(sessions, town.admin)).allocations == 0
    async with given.work(sessions, town.leader) as work:
        await goods.confirm(work, allocation_id)
    assert (await told(sessions, town.admin)).allocations == 1


async def test_a_wish_counts_when_it_was_collected_and_when_it_came_true(sessions) -> None:
    cast = await wished.cast(sessions)
    await wished.published(sessions, cast, "一盏台灯")
    delivered = await wished.delivered(sessions, cast)
    shown = await told(sessions, cast.admin)
    assert (shown.collected, shown.fulfilled) == (2, 0)
    async with given.work(sessions, cast.other) as work:
        await wishes.confirm(work, delivered, Confirmation())
    shown = await told(sessions, cast.admin)
    assert (shown.collected, shown.fulfilled) == (2, 1)
