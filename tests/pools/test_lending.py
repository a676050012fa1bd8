"""Lending between townships: what is promised, what the borrower sees of it, and how it ends (row 48)."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

import given
import lent
import pooled
from lent import NOW, Sessions
from wushe.access.roles import Role
from wushe.kernel.clock import local_day, stopped_at
from wushe.kernel.errors import Forbidden, Invalid
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.rhythm import Rhythm
from wushe.pools import service
from wushe.pools.errors import (
    BeyondGrant,
    BookingDecided,
    BorrowerAway,
    EndsBeforeStart,
    GrantOver,
    GrantToOneself,
    InThePast,
    LenderAway,
    NoSuchBooking,
    NotFreeToLend,
    NotLent,
    ReasonNeeded,
    StillLent,
    Taken,
    TooFewToLend,
    TooFewUnits,
    UnitDoesNotMatch,
    UnitsApart,
    UnknownBorrower,
    VerbNotLent,
)
from wushe.pools.kinds import BookingState, GrantState, GrantVerb, Sharing
from wushe.pools.models import Booking, PoolGrant, Series
from wushe.pools.schemas.bookings import Because, BookingSeriesData, MoveData, ReturnData
from wushe.pools.schemas.lending import GrantData
from wushe.pools.schemas.resources import ClosureData, ZoneData

pytestmark = [pytest.mark.anyio, pytest.mark.at(NOW)]


async def events(sessions: Sessions, who: lent.Side) -> list[str]:
    async with given.work(sessions, who.admin) as work:
        return list(await work.all(select(JournalEntry.event).order_by(JournalEntry.number)))


# --- granting


async def test_of_fifty_chairs_the_borrower_sees_the_twenty_that_are_lent(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    assert await lent.seen(sessions, borrower) == {"折叠椅": 20}
    assert await lent.free(sessions, borrower, grant_id) == 20


async def test_the_owner_keeps_thirty_and_cannot_book_into_what_is_lent(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    chairs_id = await lent.chairs(sessions, owner)
    await lent.grant(sessions, owner, chairs_id, borrower, quantity=20)
    with pytest.raises(Taken):
        async with given.work(sessions, owner.admin) as work:
            await service.book(work, chairs_id, lent.wanted(owner, quantity=31))
    async with given.work(sessions, owner.admin) as work:
        booking = await service.book(work, chairs_id, lent.wanted(owner, quantity=30))
        assert booking.state is BookingState.CONFIRMED


async def test_what_is_booked_is_not_lent_and_the_refusal_says_how_many_are_free_all_the_time(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    chairs_id = await lent.chairs(sessions, owner)
    async with given.work(sessions, owner.admin) as work:
        await service.book(work, chairs_id, lent.wanted(owner, quantity=35))
    with pytest.raises(TooFewToLend) as refused:
        await lent.grant(sessions, owner, chairs_id, borrower, quantity=20)
    assert refused.value.facts == {"count": 15, "unit": "把"}
    await lent.grant(sessions, owner, chairs_id, borrower, quantity=15)


async def test_a_room_that_is_booked_is_not_lent_at_that_time(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    async with given.work(sessions, owner.admin) as work:
        room = await pooled.venue(work, owner.community_id)
        await service.book(work, room.id, lent.wanted(owner))
    with pytest.raises(NotFreeToLend):
        await lent.grant(sessions, owner, room.id, borrower, sharing=Sharing.EXCLUSIVE)


async def test_more_than_there_are_is_not_lent(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    with pytest.raises(TooFewUnits):
        await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=51)


async def test_a_grant_to_oneself_is_refused_by_id_and_by_code(sessions: Sessions):
    [owner, _] = await lent.pair(sessions)
    chairs_id = await lent.chairs(sessions, owner)
    async with given.work(sessions, owner.admin) as work:
        code = (await given.township_row(work, owner.place)).code
    for said in ({"borrower_id": owner.id}, {"borrower_code": code}):
        with pytest.raises(GrantToOneself):
            async with given.work(sessions, owner.admin) as work:
                await service.lend(work, chairs_id, GrantData(until=lent.UNTIL, **said))


async def test_another_county_is_found_by_its_exact_code_alone(sessions: Sessions):
    [owner, _] = await lent.pair(sessions)
    far = await lent.side(sessions, "远乡", county_code="880001")
    chairs_id = await lent.chairs(sessions, owner)
    async with given.work(sessions, far.admin) as work:
        code = (await given.township_row(work, far.place)).code
    for said in ({"borrower_id": far.id}, {"borrower_code": code[:-1]}, {}):
        with pytest.raises(UnknownBorrower):
            async with given.work(sessions, owner.admin) as work:
                await service.lend(work, chairs_id, GrantData(until=lent.UNTIL, **said))
    async with given.work(sessions, owner.admin) as work:
        await service.lend(work, chairs_id, GrantData(until=lent.UNTIL, borrower_code=code))
    assert await lent.seen(sessions, far) == {"折叠椅": 1}


async def test_a_suspended_township_borrows_nothing(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    await given.suspended(sessions, borrower.place)
    with pytest.raises(BorrowerAway) as refused:
        await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower)
    assert refused.value.say() == "“乙镇”已暂停使用，不能向其出借"


async def test_a_grant_has_a_future(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    chairs_id = await lent.chairs(sessions, owner)
    with pytest.raises(EndsBeforeStart):
        await lent.grant(sessions, owner, chairs_id, borrower, until=lent.SINCE - timedelta(days=1))
    with pytest.raises(InThePast):
        await lent.grant(sessions, owner, chairs_id, borrower, since=date(2026, 11, 1), until=date(2026, 11, 2))


async def test_who_does_not_answer_for_the_township_lends_nothing(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    chairs_id = await lent.chairs(sessions, owner)
    staff = await given.registered(sessions, owner.place, Role.COMMUNITY_STAFF, communities=[owner.community_id])
    with pytest.raises(Forbidden):
        async with given.work(sessions, staff) as work:
            await service.lend(work, chairs_id, GrantData(borrower_id=borrower.id, until=lent.UNTIL))


async def test_zones_that_do_not_neighbour_are_lent_apart(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    async with given.work(sessions, owner.admin) as work:
        venue = await pooled.venue(work, owner.community_id, "文体中心")
        for name in ("排练厅", "会议室"):
            await service.add_zone(work, venue.id, ZoneData(name=name))
        zones = [zone.id for zone in await work.all(pooled.zones_of([venue.id]))]
    with pytest.raises(UnitsApart):
        await lent.grant(sessions, owner, venue.id, borrower, zone_ids=[zones[0], zones[2]])
    await lent.grant(sessions, owner, venue.id, borrower, zone_ids=zones[1:])
    assert await lent.seen(sessions, borrower) == {"文体中心 · 排练厅、会议室": 2}


# --- booking within it


async def test_both_sides_see_the_same_booking_and_its_persons_stay_at_home(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    booking_id = await lent.booked(sessions, borrower, grant_id, quantity=5)
    there, here = await lent.row(sessions, owner, booking_id), await lent.row(sessions, borrower, booking_id)
    assert (there.state, there.quantity, there.starts_at) == (here.state, here.quantity, here.starts_at)
    assert (there.party, there.organization_id, there.asked_by) == ("乙镇 · 乙镇舞蹈队", None, None)
    assert (here.organization_id, here.borrowed_id, here.resource_id) == (borrower.group_id, grant_id, None)
    assert await lent.free(sessions, borrower, grant_id) == 15
    assert (await events(sessions, owner))[-1] == (await events(sessions, borrower))[-1] == "booked"


async def test_the_borrower_books_no_more_than_was_lent(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    with pytest.raises(TooFewUnits) as refused:
        await lent.booked(sessions, borrower, grant_id, quantity=21)
    assert refused.value.facts == {"quantity": 20, "unit": "把"}
    await lent.booked(sessions, borrower, grant_id, quantity=15)
    with pytest.raises(Taken):
        await lent.booked(sessions, borrower, grant_id, quantity=6)


def weekly(borrower: lent.Side, **said: Any) -> BookingSeriesData:
    """Every Tuesday morning while the usual grant lasts."""
    usual: dict[str, Any] = {
        "organization_id": borrower.group_id, "purpose": "广场舞会演", "quantity": 10, "rhythm": Rhythm.WEEKLY,
        "first_on": date(2026, 11, 24), "last_on": date(2026, 12, 5), "starts": time(9), "ends": time(11),
    }  # fmt: skip
    return BookingSeriesData(**(usual | said))


async def test_the_borrower_books_a_series_and_is_told_which_dates_were_taken(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    await lent.booked(sessions, borrower, grant_id, hours=25, quantity=15)
    async with given.work(sessions, borrower.admin) as work:
        series, missed = await service.book_borrowed_series(work, grant_id, weekly(borrower))
    assert [local_day(at) for at in missed] == [date(2026, 11, 24)]
    async with given.work(sessions, borrower.admin) as work:
        [ours] = await work.all(select(Booking).where(Booking.series_id == series.id))
    theirs = await lent.row(sessions, owner, ours.id)
    assert (local_day(ours.starts_at), ours.quantity, ours.borrowed_id) == (date(2026, 12, 1), 10, grant_id)
    assert (theirs.starts_at, theirs.state, theirs.series_id) == (ours.starts_at, ours.state, None)
    assert (await events(sessions, borrower))[-1] == "series_booked"
    assert (await events(sessions, owner))[-1] == "booked"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"last_on": date(2026, 12, 8)}, Invalid),
        ({"last_on": date(2026, 11, 23)}, Invalid),
        ({"quantity": 21}, TooFewUnits),
        ({"unit": "张"}, UnitDoesNotMatch),
    ],
)
async def test_a_series_that_is_not_lent_leaves_nothing_in_either_township(sessions: Sessions, said, refusal):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    with pytest.raises(refusal):
        async with given.work(sessions, borrower.admin) as work:
            await service.book_borrowed_series(work, grant_id, weekly(borrower, **said))
    for who in (owner, borrower):
        async with given.work(sessions, who.admin) as work:
            assert await work.all(select(Booking)) == []
            assert await work.all(select(Series)) == []


async def test_the_borrower_books_no_longer_than_was_lent(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    with pytest.raises(BeyondGrant):
        await lent.booked(sessions, borrower, grant_id, hours=24 * 14 - 9, lasts=2)
    await lent.booked(sessions, borrower, grant_id, hours=24 * 14 - 10, lasts=2)


async def test_whoever_only_waits_does_not_wait_beyond_the_grant_either(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    with pytest.raises(BeyondGrant):
        await lent.booked(sessions, borrower, grant_id, hours=24 * 20, wait=True)


async def test_a_grant_to_look_at_cannot_be_booked(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, verbs=[])
    assert await lent.free(sessions, borrower, grant_id) == 1
    with pytest.raises(VerbNotLent):
        await lent.booked(sessions, borrower, grant_id)


async def test_the_owner_is_asked_where_the_grant_says_so_and_both_rows_say_what_came_of_it(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(
        sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20, verbs=[GrantVerb.BOOK]
    )
    first = await lent.booked(sessions, borrower, grant_id, quantity=5)
    second = await lent.booked(sessions, borrower, grant_id, quantity=5)
    async with given.work(sessions, owner.admin) as work:
        await service.confirm(work, first)
        await service.refuse(work, second, Because(reason="当天要检修"))
    confirmed, refused = await lent.row(sessions, borrower, first), await lent.row(sessions, borrower, second)
    assert confirmed.state is BookingState.CONFIRMED
    assert (refused.state, refused.reason, refused.decided_by) == (BookingState.REFUSED, "当天要检修", None)
    assert (await events(sessions, borrower))[-2:] == ["booking_confirmed", "booking_refused"]


async def test_only_the_owner_decides_and_hands_over(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower)
    booking_id = await lent.booked(sessions, borrower, grant_id, hours=3)
    with pytest.raises(NoSuchBooking):
        async with given.work(sessions, borrower.admin) as work:
            await service.hand_over(work, booking_id)


async def test_the_borrower_moves_and_cancels_within_the_grant(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    booking_id = await lent.booked(sessions, borrower, grant_id, quantity=20)
    to = lent.wanted(borrower, 48)
    async with given.work(sessions, borrower.admin) as work:
        await service.move(work, booking_id, MoveData(starts_at=to.starts_at, ends_at=to.ends_at))
    assert (await lent.row(sessions, owner, booking_id)).starts_at == to.starts_at
    assert (await lent.free(sessions, borrower, grant_id), await lent.free(sessions, borrower, grant_id, 48)) == (20, 0)
    beyond = lent.wanted(borrower, 24 * 20)
    with pytest.raises(BeyondGrant):
        async with given.work(sessions, borrower.admin) as work:
            await service.move(work, booking_id, MoveData(starts_at=beyond.starts_at, ends_at=beyond.ends_at))
    async with given.work(sessions, borrower.admin) as work:
        await service.cancel(work, booking_id, Because(reason="改期"))
    for who in (owner, borrower):
        row = await lent.row(sessions, who, booking_id)
        assert (row.state, row.reason) == (BookingState.CANCELLED, "改期")
        assert (await events(sessions, who))[-2:] == ["booking_moved", "booking_cancelled"]


async def test_who_waits_in_another_township_moves_up_and_is_told_there(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    first = await lent.booked(sessions, borrower, grant_id, quantity=20)
    second = await lent.booked(sessions, borrower, grant_id, quantity=10, wait=True)
    assert (await lent.row(sessions, borrower, second)).state is BookingState.WAITING
    async with given.work(sessions, borrower.admin) as work:
        await service.cancel(work, first, Because(reason="改期"))
    for who in (owner, borrower):
        assert (await lent.row(sessions, who, second)).state is BookingState.CONFIRMED
        assert (await events(sessions, who))[-1] == "booking_moved_up"


async def test_a_shared_venue_is_booked_by_both_in_one_calendar(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    async with given.work(sessions, owner.admin) as work:
        venue_id = (await pooled.venue(work, owner.community_id, "文体中心")).id
    grant_id = await lent.grant(sessions, owner, venue_id, borrower)
    async with given.work(sessions, owner.admin) as work:
        await service.book(work, venue_id, lent.wanted(owner, 24))
    with pytest.raises(Taken):
        await lent.booked(sessions, borrower, grant_id, hours=25)
    booking_id = await lent.booked(sessions, borrower, grant_id, hours=26)
    with pytest.raises(Taken):
        async with given.work(sessions, owner.admin) as work:
            await service.book(work, venue_id, lent.wanted(owner, 27))
    assert [hold.lane for hold in await lent.holds(sessions, owner, booking_id)] == [venue_id]


async def test_a_room_can_be_kept_for_the_borrower_alone(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    async with given.work(sessions, owner.admin) as work:
        venue_id = (await pooled.venue(work, owner.community_id, "文体中心")).id
    await lent.grant(sessions, owner, venue_id, borrower, sharing=Sharing.EXCLUSIVE)
    with pytest.raises(Taken):
        async with given.work(sessions, owner.admin) as work:
            await service.book(work, venue_id, lent.wanted(owner, 24))


async def test_what_the_owner_says_of_the_thing_is_said_to_the_borrower_as_well(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    chairs_id = await lent.chairs(sessions, owner)
    grant_id = await lent.grant(sessions, owner, chairs_id, borrower, quantity=20)
    async with given.work(sessions, owner.admin) as work:
        data = {"name": "红色折叠椅", "quantity": 50, "unit": "把", "owner_kind": "township", "rules": "自带绑带"}
        await service.edit_equipment(work, chairs_id, pooled.EquipmentData(**data))
    async with given.work(sessions, borrower.admin) as work:
        thing = await service.thing_lent(work, grant_id)
    assert (thing.name, thing.rules, thing.quantity) == ("红色折叠椅", "自带绑带", 20)


async def test_what_did_not_come_back_is_withdrawn_and_the_borrower_keeps_what_it_was_promised(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    chairs_id = await lent.chairs(sessions, owner)
    grant_id = await lent.grant(sessions, owner, chairs_id, borrower, quantity=20)
    booking_id = await lent.booked(sessions, borrower, grant_id, hours=3, quantity=20)
    await lent.handed_over(sessions, owner, booking_id)
    async with given.work(sessions, owner.admin) as work:
        await service.take_back(work, booking_id, ReturnData(condition="少了两把", missing=2))
    here = await lent.row(sessions, borrower, booking_id)
    assert (here.state, here.condition, here.returned_by) == (BookingState.RETURNED, "少了两把", None)
    assert await lent.free(sessions, borrower, grant_id) == 20
    with pytest.raises(Taken):
        async with given.work(sessions, owner.admin) as work:
            await service.book(work, chairs_id, lent.wanted(owner, quantity=29))


# --- the end of it


async def test_after_revocation_the_next_read_is_refused_and_what_was_booked_is_cancelled(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    booking_id = await lent.booked(sessions, borrower, grant_id, quantity=5)
    await lent.revoked(sessions, owner, grant_id, "本镇要办运动会")
    for who in (owner, borrower):
        row = await lent.row(sessions, who, booking_id)
        assert (row.state, row.reason) == (BookingState.CANCELLED, "本镇要办运动会")
    assert await lent.seen(sessions, borrower) == {}
    with pytest.raises(NotLent):
        await lent.free(sessions, borrower, grant_id)
    with pytest.raises(NotLent):
        await lent.booked(sessions, borrower, grant_id)
    assert (await events(sessions, owner))[-1] == "pool_grant_revoked"
    assert (await events(sessions, borrower))[-2:] == ["booking_cancelled", "thing_taken_back"]


async def test_a_running_loan_outlives_its_grant_until_it_comes_back(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    chairs_id = await lent.chairs(sessions, owner)
    grant_id = await lent.grant(sessions, owner, chairs_id, borrower, quantity=20)
    booking_id = await lent.booked(sessions, borrower, grant_id, hours=3, quantity=20, lasts=100)
    await lent.handed_over(sessions, owner, booking_id)
    await lent.revoked(sessions, owner, grant_id)
    [hold] = await lent.holds(sessions, owner, booking_id)
    assert (hold.lane, hold.grant_id, hold.grant_to) == (chairs_id, None, None)
    assert (await lent.row(sessions, borrower, booking_id)).state is BookingState.HANDED_OVER
    with pytest.raises(Taken):
        async with given.work(sessions, owner.admin) as work:
            await service.book(work, chairs_id, lent.wanted(owner, quantity=31))
    async with given.work(sessions, owner.admin) as work:
        await service.take_back(work, booking_id, ReturnData())
    assert (await lent.row(sessions, borrower, booking_id)).state is BookingState.RETURNED
    async with given.work(sessions, owner.admin) as work:
        await service.book(work, chairs_id, lent.wanted(owner, quantity=50))


async def test_taking_back_needs_a_reason_and_is_done_once(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower)
    with pytest.raises(ReasonNeeded):
        await lent.revoked(sessions, owner, grant_id, "")
    await lent.revoked(sessions, owner, grant_id)
    with pytest.raises(GrantOver):
        await lent.revoked(sessions, owner, grant_id)


async def test_what_is_cancelled_by_revocation_is_not_cancelled_again(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower)
    booking_id = await lent.booked(sessions, borrower, grant_id)
    await lent.revoked(sessions, owner, grant_id)
    with pytest.raises(BookingDecided):
        async with given.work(sessions, borrower.admin) as work:
            await service.cancel(work, booking_id, Because(reason="改期"))


async def test_a_grant_ends_by_its_date_at_once_and_the_night_writes_it_down(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    out = await lent.booked(sessions, borrower, grant_id, hours=24 * 13, quantity=5)
    missed = await lent.booked(sessions, borrower, grant_id, hours=24 * 13, quantity=5)
    with stopped_at(NOW + timedelta(days=13)):
        await lent.handed_over(sessions, owner, out)
    with stopped_at(NOW + timedelta(days=14)):
        assert await lent.seen(sessions, borrower) == {}
        with pytest.raises(NotLent):
            await lent.free(sessions, borrower, grant_id)
        for expected in (1, 0):
            async with given.work(sessions, await given.system(sessions, owner.place)) as work:
                assert await service.end_grants(work) == expected
    for who in (owner, borrower):
        assert (await lent.row(sessions, who, missed)).state is BookingState.CANCELLED
        assert (await lent.row(sessions, who, out)).state is BookingState.HANDED_OVER
    async with given.work(sessions, owner.admin) as work:
        assert (await work.get(PoolGrant, grant_id)).state is GrantState.ENDED
    assert (await events(sessions, owner))[-1] == "pool_grant_ended"
    assert (await events(sessions, borrower))[-1] == "borrowing_ended"


async def test_what_is_lent_is_neither_closed_nor_given_up(sessions: Sessions):
    owner, borrower = await lent.pair(sessions)
    chairs_id = await lent.chairs(sessions, owner)
    await lent.grant(sessions, owner, chairs_id, borrower, quantity=50)
    with pytest.raises(StillLent):
        async with given.work(sessions, owner.admin) as work:
            await service.close_resource(work, chairs_id)
    with pytest.raises(StillLent):
        async with given.work(sessions, owner.admin) as work:
            await service.close_units(work, chairs_id, ClosureData(starts_at=NOW + timedelta(days=1), note="清洗"))


async def test_a_suspended_lender_is_not_booked_and_a_suspended_borrower_still_brings_back(sessions: Sessions):
    owner, borrower, other = await lent.pair(sessions, "甲镇", "乙镇", "丙镇")
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    booking_id = await lent.booked(sessions, borrower, grant_id, hours=3)
    await lent.handed_over(sessions, owner, booking_id)
    await given.suspended(sessions, borrower.place)
    async with given.work(sessions, owner.admin) as work:
        await service.take_back(work, booking_id, ReturnData())
    assert (await lent.row(sessions, borrower, booking_id)).state is BookingState.RETURNED
    grant_id = await lent.grant(sessions, other, await lent.chairs(sessions, other), owner)
    await given.suspended(sessions, other.place)
    with pytest.raises(LenderAway):
        await lent.booked(sessions, owner, grant_id)


# --- the county's pool


async def county_of(sessions: Sessions, who: lent.Side) -> UUID:
    async with given.work(sessions, who.admin) as work:
        found = await service.county_of(work)
    assert found is not None
    return found.id


async def test_what_is_put_into_the_countys_pool_is_everybodys_but_ones_own(sessions: Sessions):
    owner, near, next_to = await lent.pair(sessions, "甲镇", "乙镇", "丙镇")
    grant_id = await lent.grant(
        sessions,
        owner,
        await lent.chairs(sessions, owner, name="县级折叠椅"),
        await county_of(sessions, owner),
        quantity=20,
    )
    for borrower in (near, next_to):
        assert (await lent.seen(sessions, borrower))["县级折叠椅"] == 20
    assert "县级折叠椅" not in await lent.seen(sessions, owner)
    with pytest.raises(NotLent):
        await lent.booked(sessions, owner, grant_id)
    async with given.work(sessions, near.admin) as work:
        await service.book_borrowed_series(work, grant_id, weekly(near, starts=time(14), ends=time(16)))
    await lent.booked(sessions, near, grant_id, quantity=15)
    with pytest.raises(Taken):
        await lent.booked(sessions, next_to, grant_id, quantity=6)
    second = await lent.booked(sessions, next_to, grant_id, quantity=5)
    await lent.revoked(sessions, owner, grant_id)
    assert (await lent.row(sessions, next_to, second)).state is BookingState.CANCELLED
    for borrower in (near, next_to):
        assert "县级折叠椅" not in await lent.seen(sessions, borrower)
        assert (await events(sessions, borrower))[-1] == "thing_taken_back"


async def test_another_countys_pool_is_not_to_be_booked_from(sessions: Sessions):
    [owner] = await lent.pair(sessions, "甲镇")
    far = await lent.side(sessions, "远乡", county_code="880002")
    chairs_id = await lent.chairs(sessions, owner)
    grant_id = await lent.grant(sessions, owner, chairs_id, await county_of(sessions, owner), quantity=20)
    with pytest.raises(NotLent):
        await lent.booked(sessions, far, grant_id)
    with pytest.raises(UnknownBorrower):
        await lent.grant(sessions, owner, chairs_id, await county_of(sessions, far))
