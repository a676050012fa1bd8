"""Booking for a group: once, in a series, on the waiting list, moved and called off; each with what it refuses."""

from datetime import timedelta
from typing import Any

import pytest

import given
import pooled
from pooled import NINE, NOW, TWO_HOURS, Town, booked, does, holds, refused, row, wanted
from wushe.kernel.clock import stopped_at
from wushe.kernel.errors import Refusal
from wushe.kernel.rhythm import Rhythm
from wushe.organizations.errors import NoSuchOrganization
from wushe.pools import errors, events, service
from wushe.pools.kinds import BookingState as State
from wushe.pools.queries import bookings, resources
from wushe.pools.schemas.bookings import Because, BookingSeriesData, MoveData
from wushe.pools.schemas.resources import ZoneData

DAY = timedelta(days=1)
WHY = Because(reason="暖气在修")


@pytest.fixture
async def town(sessions) -> Town:
    return await pooled.township(sessions)


# --- booking


async def test_a_filed_group_books_a_room_and_holds_it_with_its_clearing_up(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        hall = await pooled.venue(work, town.community_id, "大礼堂", buffer_minutes=30)
    booking = await booked(sessions, town, hall.id)
    [hold] = await holds(sessions, town, booking.id)
    assert booking.state is State.CONFIRMED
    assert (hold.starts_at, hold.ends_at) == (NINE, NINE + TWO_HOURS + timedelta(minutes=30))


async def test_who_is_not_filed_or_not_led_books_nothing(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        strangers = await given.organization(work, "新来的队", community_id=town.community_id)
    unfiled = wanted(town, organization_id=strangers.id)
    assert (
        "新来的队" in (await refused(sessions, errors.NotFiled, town.admin, service.book, town.room_id, unfiled)).say()
    )
    await refused(sessions, NoSuchOrganization, town.other, service.book, town.room_id, wanted(town))


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"at": NINE, "lasts": -TWO_HOURS}, errors.EndsBeforeStart),
        ({"at": NOW - DAY}, errors.InThePast),
        ({"at": NINE + timedelta(hours=13), "lasts": timedelta(hours=4)}, errors.AcrossMidnight),
        ({"heads": 31}, errors.TooManyHeads),
        ({"zone_ids": [pooled.NOWHERE]}, errors.NoSuchZone),
        ({"unit": "把"}, errors.UnitDoesNotMatch),
    ],
)
async def test_bad_wishes_change_nothing(sessions, town: Town, said: dict[str, Any], refusal: type[Refusal]) -> None:
    await refused(sessions, refusal, town.leader, service.book, town.room_id, wanted(town, **said))
    async with given.work(sessions, town.admin) as work:
        assert await work.scalar(bookings.standing_count(town.room_id, NOW)) == 0


async def test_more_chairs_than_there_are_is_too_few_and_not_taken(sessions, town: Town) -> None:
    told = await refused(
        sessions, errors.TooFewUnits, town.leader, service.book, town.chairs_id, wanted(town, quantity=51)
    )
    assert told.field == "quantity"
    assert "50" in told.say()


async def test_a_holiday_and_a_closed_room_cannot_be_booked(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        office = await pooled.venue(work, town.community_id, "会议室", closed_on_holidays=True, monday="09:00-17:00")
    new_year = NINE.replace(year=2027, month=1, day=1)
    await refused(sessions, errors.NotOpen, town.leader, service.book, office.id, wanted(town))
    async with given.work(sessions, town.admin) as work:
        always = await pooled.venue(work, town.community_id, "门厅", closed_on_holidays=True)
    told = await refused(sessions, errors.OnHoliday, town.leader, service.book, always.id, wanted(town, new_year))
    assert "元旦" in told.say()
    await does(sessions, town.staff, service.close_resource, always.id)
    await refused(sessions, errors.ResourceClosed, town.leader, service.book, always.id, wanted(town))


async def test_seven_zones_are_booked_apart_and_the_whole_venue_only_when_all_are_free(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        hall = await pooled.venue(work, town.community_id, "三基基地")
        for number in range(2, 8):
            await service.add_zone(work, hall.id, ZoneData(name=f"功能区{number}"))
        zones = await work.all(resources.zones_of([hall.id]))
    for zone in zones:
        await booked(sessions, town, hall.id, zone_ids=[zone.id])
    await refused(sessions, errors.Taken, town.leader, service.book, hall.id, wanted(town))
    whole = await booked(sessions, town, hall.id, at=NINE + DAY)
    assert whole.quantity == 7
    one = wanted(town, NINE + DAY, zone_ids=[zones[3].id])
    await refused(sessions, errors.Taken, town.leader, service.book, hall.id, one)


# --- series


def weekly(town: Town, **said: Any) -> BookingSeriesData:
    usual = {
        "organization_id": town.group_id, "purpose": "每周排练", "rhythm": Rhythm.WEEKLY, "first_on": NINE.date(),
        "last_on": (NINE + 21 * DAY).date(), "starts": NINE.time(), "ends": (NINE + TWO_HOURS).time(),
    }  # fmt: skip
    return BookingSeriesData(**(usual | said))


async def test_a_series_skips_dates_that_are_taken_and_says_which(sessions, town: Town) -> None:
    await booked(sessions, town, town.room_id, at=NINE + 7 * DAY, organization_id=town.other_group_id)
    series, missed = await does(sessions, town.leader, service.book_series, town.room_id, weekly(town))
    async with given.work(sessions, town.admin) as work:
        made = await work.all(bookings.calendar(town.room_id, NOW, NOW + 60 * DAY))
        waiting = await work.all(bookings.waiting(town.room_id))
    assert missed == [NINE + 7 * DAY]
    assert [each.starts_at for each in made if each.series_id == series.id] == [NINE, NINE + 14 * DAY, NINE + 21 * DAY]
    assert not waiting, "a date that was taken leaves nothing behind"


async def test_a_series_without_a_free_date_is_refused_and_leaves_nothing(sessions, town: Town) -> None:
    for week in range(4):
        await booked(sessions, town, town.room_id, at=NINE + 7 * week * DAY)
    await refused(sessions, errors.Taken, town.leader, service.book_series, town.room_id, weekly(town))
    async with given.work(sessions, town.admin) as work:
        assert await work.scalar(bookings.standing_count(town.room_id, NOW)) == 4


async def test_one_date_of_a_series_is_called_off_by_itself(sessions, town: Town) -> None:
    await does(sessions, town.leader, service.book_series, town.room_id, weekly(town))
    async with given.work(sessions, town.admin) as work:
        first, *others = await work.all(bookings.calendar(town.room_id, NOW, NOW + 60 * DAY))
    await does(sessions, town.leader, service.cancel, first.id, WHY)
    assert [(await row(sessions, town, each.id)).state for each in others] == [State.CONFIRMED] * 3


# --- waiting


async def test_who_waits_moves_up_in_the_order_of_asking_when_somebody_cancels(sessions, town: Town) -> None:
    first = await booked(sessions, town, town.room_id)
    second = await booked(sessions, town, town.room_id, organization_id=town.other_group_id, wait=True)
    third = await booked(sessions, town, town.room_id, wait=True)
    assert second.state is third.state is State.WAITING
    with stopped_at(NOW):
        async with given.work(sessions, town.leader) as work:
            await service.cancel(work, first.id, WHY)
            told = [event for event in work.events if isinstance(event, events.BookingMovedUp)]
    assert [event.booking_id for event in told] == [second.id]
    assert (await row(sessions, town, second.id)).state is State.CONFIRMED
    assert (await row(sessions, town, third.id)).state is State.WAITING
    assert await holds(sessions, town, second.id)
    assert not await holds(sessions, town, first.id)


async def test_waiting_ends_when_the_time_has_come_in_vain(sessions, town: Town) -> None:
    await booked(sessions, town, town.room_id)
    waiting = await booked(sessions, town, town.room_id, wait=True)
    assert await does(sessions, town.admin, service.end_waiting) == 0
    assert await does(sessions, town.admin, service.end_waiting, at=NINE) == 1
    ended = await row(sessions, town, waiting.id)
    assert ended.state is State.CANCELLED
    assert ended.reason
    assert await does(sessions, town.admin, service.end_waiting, at=NINE) == 0


# --- moved, called off


async def test_moving_to_a_time_that_is_taken_changes_nothing(sessions, town: Town) -> None:
    mine = await booked(sessions, town, town.room_id)
    await booked(sessions, town, town.room_id, at=NINE + DAY, organization_id=town.other_group_id)
    there = MoveData(starts_at=NINE + DAY, ends_at=NINE + DAY + TWO_HOURS)
    await refused(sessions, errors.Taken, town.leader, service.move, mine.id, there)
    [hold] = await holds(sessions, town, mine.id)
    assert hold.starts_at == (await row(sessions, town, mine.id)).starts_at == NINE


async def test_a_booking_moves_into_its_own_time_and_whoever_waited_for_the_old_one_moves_up(
    sessions, town: Town
) -> None:
    mine = await booked(sessions, town, town.room_id)
    waiting = await booked(
        sessions, town, town.room_id, at=NINE, lasts=timedelta(hours=1), organization_id=town.other_group_id, wait=True
    )
    later = MoveData(starts_at=NINE + timedelta(hours=1), ends_at=NINE + timedelta(hours=3))
    await does(sessions, town.leader, service.move, mine.id, later)
    assert (await row(sessions, town, waiting.id)).state is State.CONFIRMED
    assert (await holds(sessions, town, mine.id))[0].starts_at == later.starts_at


async def test_who_waits_and_moves_to_a_free_time_has_it(sessions, town: Town) -> None:
    await booked(sessions, town, town.room_id)
    waiting = await booked(sessions, town, town.room_id, wait=True)
    free = MoveData(starts_at=NINE + DAY, ends_at=NINE + DAY + TWO_HOURS)
    await does(sessions, town.leader, service.move, waiting.id, free)
    assert (await row(sessions, town, waiting.id)).state is State.CONFIRMED
    assert len(await holds(sessions, town, waiting.id)) == 1


async def test_a_booking_is_called_off_by_its_group_or_the_steward_and_by_nobody_else(sessions, town: Town) -> None:
    mine, hers = await booked(sessions, town, town.room_id), await booked(sessions, town, town.chairs_id)
    await refused(sessions, errors.NoSuchBooking, town.other, service.cancel, mine.id, WHY)
    await does(sessions, town.staff, service.cancel, mine.id, WHY)
    assert (await row(sessions, town, mine.id)).reason == WHY.reason
    await does(sessions, town.leader, service.cancel, hers.id, WHY)
    await refused(sessions, errors.BookingDecided, town.leader, service.cancel, hers.id, WHY)


async def test_what_is_over_is_not_changed_any_more(sessions, town: Town) -> None:
    mine = await booked(sessions, town, town.room_id)
    for verb, told in ((service.cancel, WHY), (service.move, MoveData(starts_at=NINE + DAY, ends_at=NINE + 2 * DAY))):
        await refused(sessions, errors.AlreadyOver, town.leader, verb, mine.id, told, at=NINE + DAY)
