"""The steward's verbs: yes and no, handed over and taken back, missing, not come, overdue."""

from datetime import timedelta
from typing import Any

import pytest

import given
import pooled
from pooled import NINE, Town, booked, does, holds, refused, row, wanted
from wushe.pools import errors, service
from wushe.pools.kinds import Admission, BookingState as State
from wushe.pools.queries import bookings
from wushe.pools.schemas.bookings import Because, ReturnData

DAY = timedelta(days=1)
WHY = Because(reason="暖气在修")


@pytest.fixture
async def town(sessions) -> Town:
    return await pooled.township(sessions)


# --- the steward's


async def asked(sessions, town: Town) -> Any:
    async with given.work(sessions, town.admin) as work:
        office = await pooled.venue(work, town.community_id, "会议室", admission=Admission.STEWARD)
    return await booked(sessions, town, office.id)


async def test_a_steward_agrees_once(sessions, town: Town) -> None:
    booking = await asked(sessions, town)
    assert booking.state is State.ASKED
    await refused(sessions, errors.NoSuchBooking, town.leader, service.confirm, booking.id)
    await does(sessions, town.staff, service.confirm, booking.id)
    await refused(sessions, errors.BookingDecided, town.staff, service.confirm, booking.id)


async def test_no_without_a_reason_is_not_possible(sessions, town: Town) -> None:
    booking = await asked(sessions, town)
    told = await refused(sessions, errors.ReasonNeeded, town.staff, service.refuse, booking.id, Because(reason=""))
    assert told.field == "reason"
    assert (await row(sessions, town, booking.id)).state is State.ASKED
    await does(sessions, town.staff, service.refuse, booking.id, WHY)
    assert (await row(sessions, town, booking.id)).reason == WHY.reason
    assert not await holds(sessions, town, booking.id)


async def test_handing_over_begins_the_day_before_and_what_came_back_early_is_free(sessions, town: Town) -> None:
    booking = await booked(sessions, town, town.chairs_id, at=NINE + 3 * DAY, lasts=2 * DAY, quantity=20)
    await refused(sessions, errors.NotYet, town.admin, service.hand_over, booking.id)
    await refused(sessions, errors.NotHandedOver, town.admin, service.take_back, booking.id, ReturnData())
    fetched, back = NINE + 2 * DAY + timedelta(hours=1), NINE + 4 * DAY
    await does(sessions, town.admin, service.hand_over, booking.id, at=fetched)
    await does(sessions, town.admin, service.take_back, booking.id, ReturnData(condition="完好"), at=back)
    assert (await row(sessions, town, booking.id)).returned_at == back
    assert not await holds(sessions, town, booking.id)


async def test_missing_chairs_stay_out_until_somebody_finds_them(sessions, town: Town) -> None:
    booking = await booked(sessions, town, town.chairs_id, quantity=20)
    others = await booked(sessions, town, town.chairs_id, at=NINE + 5 * DAY, quantity=45)
    await does(sessions, town.admin, service.hand_over, booking.id, at=NINE)
    too_many, three = ReturnData(missing=21), ReturnData(condition="三把断腿", missing=3)
    heard = await refused(
        sessions, errors.MoreMissingThanTaken, town.admin, service.take_back, booking.id, too_many, at=NINE
    )
    assert heard.facts == {"quantity": 20, "unit": "把"}
    await does(sessions, town.admin, service.take_back, booking.id, three, at=NINE)
    async with given.work(sessions, town.admin) as work:
        lost = await work.all(bookings.closures(town.chairs_id, NINE))
    assert sum(hold.unit_to - hold.unit_from for hold in lost) == 3
    assert [hold.note for hold in lost] == ["三把断腿"]
    assert sum(hold.unit_to - hold.unit_from for hold in await holds(sessions, town, others.id)) == 45
    nearly_all = wanted(town, NINE + 9 * DAY, quantity=48)
    await refused(sessions, errors.Taken, town.leader, service.book, town.chairs_id, nearly_all)
    await does(sessions, town.admin, service.reopen_units, town.chairs_id, lost[0].id, at=NINE)
    await does(sessions, town.leader, service.book, town.chairs_id, nearly_all)


async def test_missing_chairs_that_others_count_on_are_told_first(sessions, town: Town) -> None:
    booking = await booked(sessions, town, town.chairs_id, quantity=20)
    await booked(sessions, town, town.chairs_id, at=NINE + 5 * DAY, quantity=49)
    await does(sessions, town.admin, service.hand_over, booking.id, at=NINE)
    two = ReturnData(missing=2)
    await refused(sessions, errors.StillBooked, town.admin, service.take_back, booking.id, two, at=NINE)
    assert (await row(sessions, town, booking.id)).state is State.HANDED_OVER


async def test_a_room_does_not_get_lost(sessions, town: Town) -> None:
    booking = await booked(sessions, town, town.room_id)
    await does(sessions, town.staff, service.hand_over, booking.id, at=NINE)
    lost = ReturnData(missing=1)
    await refused(sessions, errors.MoreMissingThanTaken, town.staff, service.take_back, booking.id, lost, at=NINE)


async def test_who_did_not_come_is_noted_from_the_beginning_on_and_the_rest_is_free(sessions, town: Town) -> None:
    booking = await booked(sessions, town, town.room_id)
    await refused(sessions, errors.NotYet, town.staff, service.miss, booking.id)
    await does(sessions, town.staff, service.miss, booking.id, at=NINE + timedelta(minutes=20))
    assert (await row(sessions, town, booking.id)).state is State.NO_SHOW
    assert not await holds(sessions, town, booking.id)


async def test_what_is_overdue_is_told_each_day_until_it_is_back(sessions, town: Town) -> None:
    booking = await booked(sessions, town, town.chairs_id, quantity=2)
    await does(sessions, town.admin, service.hand_over, booking.id, at=NINE)
    assert await does(sessions, town.admin, service.remind, at=NINE) == 0
    assert await does(sessions, town.admin, service.remind, at=NINE + DAY) == 1
    await does(sessions, town.admin, service.take_back, booking.id, ReturnData(), at=NINE + DAY)
    assert await does(sessions, town.admin, service.remind, at=NINE + 2 * DAY) == 0
