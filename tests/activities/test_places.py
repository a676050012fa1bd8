"""Sessions and their places in the pool: what is saved asks for its room, and the room goes where the session goes."""

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

import given
import pooled
import staged
from wushe.activities import service
from wushe.activities.errors import PlaceBooked, PlaceOfSession
from wushe.activities.kinds import Resolution
from wushe.activities.queries import conflicts, places
from wushe.activities.schemas.planning import Why
from wushe.activities.schemas.sessions import ResolutionData, SeriesData, SessionData
from wushe.kernel.clock import stopped_at
from wushe.kernel.errors import Invalid
from wushe.kernel.journal.queries import timeline
from wushe.pools import service as pools
from wushe.pools.errors import BookingDecided
from wushe.pools.kinds import Admission, BookingState as State
from wushe.pools.models import Resource, Zone
from wushe.pools.queries import bookings
from wushe.pools.schemas.bookings import Because, BookingData, MoveData
from wushe.pools.schemas.resources import ClosureData

pytestmark = pytest.mark.at(staged.NOW)

HOUR = timedelta(hours=1)
BEFORE = staged.STARTS - timedelta(days=3)
ENDS = staged.STARTS + staged.TWO_HOURS


@pytest.fixture
async def stage(sessions):
    with stopped_at(BEFORE):
        yield await staged.township(sessions)


async def room_of(sessions, stage, session_id):
    async with given.work(sessions, stage.admin) as work:
        return await work.one_or_none(places.place(session_id))


async def held(sessions, stage, *booking_ids):
    """The spans in which the room is held for these bookings."""
    async with given.work(sessions, stage.admin) as work:
        found = await work.all(bookings.holds_of(booking_ids))
    return [(hold.starts_at, hold.ends_at) for hold in found]


async def venue(sessions, stage, **terms):
    """Change the terms of the stage's room."""
    async with given.work(sessions, stage.admin) as work:
        resource = await work.get(Resource, (await work.get(Zone, stage.room_id)).resource_id)
        for name, value in terms.items():
            setattr(resource, name, value)
        return resource.id


async def book(sessions, stage, group, **said):
    """The room, straight in the pool and for no activity."""
    resource_id = await venue(sessions, stage)
    wanted = {"purpose": "排练", "starts_at": staged.STARTS, "ends_at": ENDS, "organization_id": group.organization_id}
    async with given.work(sessions, group.leader) as work:
        return await pools.book(work, resource_id, BookingData(**(wanted | said)))


async def conflicts_of(sessions, stage, session_id):
    async with given.work(sessions, stage.admin) as work:
        return list(await work.all(conflicts.standing_of(session_id)))


# --- saved


async def test_a_session_books_its_room_for_its_group_under_its_title(sessions, stage):
    _activity, session_id = await staged.published(
        sessions, stage, "手机课堂", at=staged.when(stage, participants_limit=8)
    )
    room = await room_of(sessions, stage, session_id)
    assert (room.state, room.organization_id, room.purpose) == (State.CONFIRMED, stage.organization_id, "手机课堂")
    assert (room.zone_ids, room.heads) == ([stage.room_id], 8)
    assert await held(sessions, stage, room.id) == [(staged.STARTS, ENDS)]


async def test_where_the_steward_decides_the_room_is_asked_for(sessions, stage):
    await venue(sessions, stage, admission=Admission.STEWARD)
    _activity, session_id = await staged.published(sessions, stage)
    assert (await room_of(sessions, stage, session_id)).state is State.ASKED


async def test_a_session_without_a_zone_books_nothing(sessions, stage):
    at = staged.when(stage, zone_id=None, meeting_point="2 栋楼下")
    _activity, session_id = await staged.published(sessions, stage, at=at)
    assert await room_of(sessions, stage, session_id) is None


async def test_what_another_booking_holds_is_waited_for_without_a_conflict(sessions, stage):
    other = await staged.another_group(sessions, stage)
    standing = await book(sessions, stage, other)
    _activity, session_id = await staged.published(sessions, stage)
    assert (await room_of(sessions, stage, session_id)).state is State.WAITING
    assert await conflicts_of(sessions, stage, session_id) == []
    async with given.work(sessions, other.leader) as work:
        await pools.cancel(work, standing.id, Because(reason="不用了"))
    assert (await room_of(sessions, stage, session_id)).state is State.CONFIRMED


async def test_a_closure_is_waited_for_as_well(sessions, stage):
    resource_id = await venue(sessions, stage)
    async with given.work(sessions, stage.admin) as work:
        closure = ClosureData(starts_at=staged.STARTS, ends_at=ENDS, note="换灯")
        [hold] = await pools.close_units(work, resource_id, closure)
    _activity, session_id = await staged.published(sessions, stage)
    assert (await room_of(sessions, stage, session_id)).state is State.WAITING
    async with given.work(sessions, stage.admin) as work:
        await pools.reopen_units(work, resource_id, hold.id)
    assert (await room_of(sessions, stage, session_id)).state is State.CONFIRMED


async def test_clearing_up_after_another_activity_is_part_of_its_time(sessions, stage):
    await venue(sessions, stage, buffer_minutes=30)
    other = await staged.another_group(sessions, stage)
    _one, first = await staged.published(sessions, stage)
    at = staged.when(other, starts_at=ENDS, ends_at=ENDS + HOUR)
    _other, second = await staged.published(sessions, other, "茶话会", at=at)
    assert (await room_of(sessions, stage, second)).state is State.WAITING
    assert len(await conflicts_of(sessions, stage, first)) == 1


@pytest.mark.parametrize(
    ("terms", "at", "field", "code"),
    [
        ({}, {"starts_at": BEFORE - HOUR, "ends_at": BEFORE}, "starts_at", "pools.in_the_past"),
        ({"lead_days": 2}, {}, "starts_at", "pools.too_far_ahead"),
        ({"longest_minutes": 60}, {}, "ends_at", "pools.too_long"),
        ({"closed_on": date(2026, 11, 1)}, {}, "zone_id", "pools.resource_closed"),
    ],
)
async def test_the_rules_of_the_venue_are_told_beside_the_field(sessions, stage, terms, at, field, code):
    await venue(sessions, stage, **terms)
    activity_id = await staged.approved(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        with pytest.raises(Invalid) as refused:
            await service.add_session(work, activity_id, staged.when(stage, **at))
        work.abandon()
    assert {name: error.code for name, error in refused.value.fields.items()} == {field: code}


async def test_more_people_than_fit_are_refused_on_save_and_on_change(sessions, stage):
    async with given.work(sessions, stage.admin) as work:
        (await work.get(Zone, stage.room_id)).capacity = 10
    activity_id, session_id = await staged.published(sessions, stage, at=staged.when(stage, participants_limit=10))
    for verb in (
        lambda work, many: service.add_session(work, activity_id, replace_at(many, staged.TWO_HOURS)),
        lambda work, many: service.edit_session(work, activity_id, session_id, many),
    ):
        async with given.work(sessions, stage.leader) as work:
            with pytest.raises(Invalid) as refused:
                await verb(work, staged.when(stage, participants_limit=11))
            work.abandon()
        assert list(refused.value.fields) == ["participants_limit"]


def replace_at(data: SessionData, later: timedelta) -> SessionData:
    said = {name: getattr(data, name) for name in data.__struct_fields__}
    return SessionData(**said | {"starts_at": data.starts_at + later, "ends_at": data.ends_at + later})


async def test_a_group_that_is_not_on_file_gets_no_room_by_the_way(sessions, stage):
    async with given.work(sessions, stage.admin) as work:
        group = await given.organization(work, "新队", community_id=stage.community_id)
        unfiled = replace(stage, organization_id=group.id)
        activity_id = await staged.drafted(work, unfiled)
        with pytest.raises(Invalid) as refused:
            await service.add_session(work, activity_id, staged.when(stage))
        work.abandon()
    assert refused.value.fields["zone_id"].code == "pools.not_filed"


async def test_a_series_books_each_date_and_waits_for_those_that_are_taken(sessions, stage):
    other = await staged.another_group(sessions, stage)
    await book(sessions, stage, other, starts_at=staged.STARTS + timedelta(weeks=1), ends_at=ENDS + timedelta(weeks=1))
    activity_id = await staged.approved(sessions, stage)
    weekly = SeriesData(
        first_on=date(2026, 11, 28), last_on=date(2026, 12, 12), starts=time(9), ends=time(11), zone_id=stage.room_id
    )
    async with given.work(sessions, stage.leader) as work:
        added = await service.add_series(work, activity_id, weekly)
    states = [(await room_of(sessions, stage, session.id)).state for session in added]
    assert states == [State.CONFIRMED, State.WAITING, State.CONFIRMED]


async def test_a_series_beyond_the_terms_is_told_beside_its_last_day(sessions, stage):
    await venue(sessions, stage, lead_days=10)
    activity_id = await staged.approved(sessions, stage)
    weekly = SeriesData(
        first_on=date(2026, 11, 28), last_on=date(2026, 12, 12), starts=time(9), ends=time(11), zone_id=stage.room_id
    )
    async with given.work(sessions, stage.leader) as work:
        with pytest.raises(Invalid) as refused:
            await service.add_series(work, activity_id, weekly)
        work.abandon()
    assert refused.value.fields["last_on"].code == "pools.too_far_ahead"


# --- moved, called off, held


async def test_a_session_takes_its_booking_along_and_who_waited_moves_up(sessions, stage):
    other = await staged.another_group(sessions, stage)
    activity_id, session_id = await staged.published(sessions, stage)
    waiting = await book(sessions, stage, other, wait=True)
    before = await room_of(sessions, stage, session_id)
    moved = staged.when(stage, starts_at=ENDS, ends_at=ENDS + HOUR)
    async with given.work(sessions, stage.leader) as work:
        await service.edit_session(work, activity_id, session_id, moved)
    room = await room_of(sessions, stage, session_id)
    assert (room.id, room.state) == (before.id, State.CONFIRMED)
    assert await held(sessions, stage, room.id) == [(ENDS, ENDS + HOUR)]
    assert await held(sessions, stage, waiting.id) == [(staged.STARTS, ENDS)]


async def chairs_for(sessions, stage, session_id, **terms):
    """Ten chairs, booked for the session beside its room."""
    async with given.work(sessions, stage.admin) as work:
        chairs = await pooled.chairs(work, 10, **terms)
    wanted = BookingData(
        organization_id=stage.organization_id, purpose="排练", starts_at=staged.STARTS, ends_at=ENDS, quantity=10,
        serves=session_id,
    )  # fmt: skip
    async with given.work(sessions, stage.leader) as work:
        return chairs.id, await pools.book(work, chairs.id, wanted)


async def booking_of(sessions, stage, booking_id):
    async with given.work(sessions, stage.admin) as work:
        return await work.one(bookings.booking(booking_id))


async def test_what_was_booked_beside_goes_along(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    _chairs, booking = await chairs_for(sessions, stage, session_id)
    async with given.work(sessions, stage.leader) as work:
        await service.edit_session(
            work, activity_id, session_id, staged.when(stage, starts_at=ENDS, ends_at=ENDS + HOUR)
        )
    moved = await booking_of(sessions, stage, booking.id)
    assert (moved.starts_at, moved.ends_at, moved.state) == (ENDS, ENDS + HOUR, State.CONFIRMED)


async def test_what_was_booked_beside_waits_where_it_is_taken(sessions, stage):
    other = await staged.another_group(sessions, stage)
    activity_id, session_id = await staged.published(sessions, stage)
    chairs_id, booking = await chairs_for(sessions, stage, session_id)
    taken = BookingData(
        organization_id=other.organization_id, purpose="会议", starts_at=ENDS, ends_at=ENDS + HOUR, quantity=1
    )
    async with given.work(sessions, other.leader) as work:
        await pools.book(work, chairs_id, taken)
    async with given.work(sessions, stage.leader) as work:
        await service.edit_session(
            work, activity_id, session_id, staged.when(stage, starts_at=ENDS, ends_at=ENDS + HOUR)
        )
    moved = await booking_of(sessions, stage, booking.id)
    assert (moved.starts_at, moved.state) == (ENDS, State.WAITING)


async def test_what_was_booked_beside_stays_where_its_rules_allow_no_other_time(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    _chairs, booking = await chairs_for(sessions, stage, session_id, longest_hours=2)
    longer = staged.when(stage, ends_at=ENDS + HOUR)
    async with given.work(sessions, stage.leader) as work:
        await service.edit_session(work, activity_id, session_id, longer)
    stays = await booking_of(sessions, stage, booking.id)
    assert (stays.starts_at, stays.ends_at, stays.state) == (staged.STARTS, ENDS, State.CONFIRMED)


async def test_another_venue_is_another_booking_and_the_first_is_given_up(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    first = await room_of(sessions, stage, session_id)
    async with given.work(sessions, stage.admin) as work:
        hall = await pooled.zone(work, stage.community_id, "二楼礼堂")
    async with given.work(sessions, stage.leader) as work:
        await service.edit_session(work, activity_id, session_id, staged.when(stage, zone_id=hall.id))
    second = await room_of(sessions, stage, session_id)
    async with given.work(sessions, stage.admin) as work:
        given_up = await work.one(bookings.booking(first.id))
    assert (second.zone_ids, second.state) == ([hall.id], State.CONFIRMED)
    assert given_up.state is State.CANCELLED
    assert await held(sessions, stage, first.id) == []


async def test_another_place_at_the_same_time_is_told_as_that(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.admin) as work:
        hall = await pooled.zone(work, stage.community_id, "二楼礼堂")
    async with given.work(sessions, stage.leader) as work:
        await service.edit_session(work, activity_id, session_id, staged.when(stage, zone_id=hall.id))
        moved = staged.when(stage, zone_id=hall.id, starts_at=ENDS, ends_at=ENDS + HOUR)
        await service.edit_session(work, activity_id, session_id, moved)
    async with given.work(sessions, stage.admin) as work:
        told = [entry.event for entry in await work.all(timeline(activity_id))]
    assert told[:2] == ["session_moved", "session_relocated"]


async def test_calling_a_session_off_gives_the_room_up_for_the_same_reason(sessions, stage):
    other = await staged.another_group(sessions, stage)
    activity_id, session_id = await staged.published(sessions, stage)
    waiting = await book(sessions, stage, other, wait=True)
    async with given.work(sessions, stage.leader) as work:
        await service.cancel_session(work, activity_id, session_id, Why(reason="讲师生病"))
    room = await room_of(sessions, stage, session_id)
    assert (room.state, room.reason) == (State.CANCELLED, "讲师生病")
    assert await held(sessions, stage, waiting.id) == [(staged.STARTS, ENDS)]


async def test_calling_the_activity_off_gives_all_its_rooms_up(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        await service.cancel(work, activity_id, Why(reason="项目结束"))
    assert (await room_of(sessions, stage, session_id)).state is State.CANCELLED


async def test_a_session_that_was_held_has_used_its_room(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    with stopped_at(staged.STARTS + HOUR):
        async with given.work(sessions, stage.leader) as work:
            await service.hold_session(work, activity_id, session_id)
    room = await room_of(sessions, stage, session_id)
    assert (room.state, room.handed_over_at, room.returned_at) == (State.RETURNED, staged.STARTS, staged.STARTS + HOUR)
    assert await held(sessions, stage, room.id) == []


async def test_what_the_steward_handed_over_the_steward_takes_back(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    room = await room_of(sessions, stage, session_id)
    with stopped_at(staged.STARTS):
        async with given.work(sessions, stage.admin) as work:
            await pools.hand_over(work, room.id)
    with stopped_at(ENDS):
        async with given.work(sessions, stage.leader) as work:
            await service.hold_session(work, activity_id, session_id)
    assert (await room_of(sessions, stage, session_id)).state is State.HANDED_OVER


async def test_after_a_no_the_room_can_be_asked_for_again_and_not_before(sessions, stage):
    await venue(sessions, stage, admission=Admission.STEWARD)
    activity_id, session_id = await staged.published(sessions, stage)
    first = await room_of(sessions, stage, session_id)
    async with given.work(sessions, stage.leader) as work:
        with pytest.raises(PlaceBooked):
            await service.book_again(work, activity_id, session_id)
        work.abandon()
    async with given.work(sessions, stage.admin) as work:
        await pools.refuse(work, first.id, Because(reason="当天消防检查"))
    assert (await room_of(sessions, stage, session_id)).reason == "当天消防检查"
    async with given.work(sessions, stage.leader) as work:
        await service.book_again(work, activity_id, session_id)
    again = await room_of(sessions, stage, session_id)
    assert (again.state, again.id != first.id) == (State.ASKED, True)


async def test_nobody_moves_the_room_away_from_its_session(sessions, stage):
    _activity, session_id = await staged.published(sessions, stage)
    room = await room_of(sessions, stage, session_id)
    with pytest.raises(PlaceOfSession):
        async with given.work(sessions, stage.leader) as work:
            await pools.move(work, room.id, MoveData(starts_at=ENDS, ends_at=ENDS + HOUR))
    assert await held(sessions, stage, room.id) == [(staged.STARTS, ENDS)]


# --- together


async def jointly(sessions, stage):
    """Two groups that agreed to hold theirs together: (other group, first session, second session, activities)."""
    other = await staged.another_group(sessions, stage)
    one = await staged.published(sessions, stage)
    at = staged.when(other, starts_at=staged.STARTS + HOUR, ends_at=ENDS + HOUR)
    two = await staged.published(sessions, other, "茶话会", at=at)
    [conflict] = await conflicts_of(sessions, stage, one[1])
    async with given.work(sessions, other.leader) as work:
        proposal = await service.propose(work, conflict.id, ResolutionData(resolution=Resolution.HOLD_JOINTLY))
    async with given.work(sessions, stage.leader) as work:
        await service.agree(work, conflict.id, proposal.id)
    return other, one, two


async def test_two_that_are_held_jointly_share_one_booking_for_as_long_as_both_last(sessions, stage):
    _other, one, two = await jointly(sessions, stage)
    rooms = [await room_of(sessions, stage, each[1]) for each in (one, two)]
    assert rooms[0].id == rooms[1].id
    assert await held(sessions, stage, rooms[0].id) == [(staged.STARTS, ENDS + HOUR)]


async def test_who_stays_of_two_keeps_the_room_and_it_is_theirs(sessions, stage):
    other, one, two = await jointly(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        await service.cancel_session(work, one[0], one[1], Why(reason="改为线上"))
    room = await room_of(sessions, stage, two[1])
    assert (room.organization_id, room.purpose, room.state) == (other.organization_id, "茶话会", State.CONFIRMED)
    assert await held(sessions, stage, room.id) == [(staged.STARTS + HOUR, ENDS + HOUR)]


async def test_a_shared_room_is_used_when_both_were_held(sessions, stage):
    other, one, two = await jointly(sessions, stage)
    for who, (activity_id, session_id), state in ((stage, one, State.CONFIRMED), (other, two, State.RETURNED)):
        with stopped_at(ENDS + HOUR):
            async with given.work(sessions, who.leader) as work:
                await service.hold_session(work, activity_id, session_id)
        assert (await room_of(sessions, stage, session_id)).state is state


# --- at once


async def test_two_that_save_at_once_get_one_booking_one_place_in_the_queue_and_one_conflict(sessions, stage):
    other = await staged.another_group(sessions, stage)
    planned = [await staged.approved(sessions, each, title) for each, title in ((stage, "龙舟"), (other, "茶话会"))]

    async def save(who, activity_id):
        async with given.work(sessions, who.leader) as work:
            return (await service.add_session(work, activity_id, staged.when(who))).id

    saved = await asyncio.gather(save(stage, planned[0]), save(other, planned[1]))
    states = sorted([(await room_of(sessions, stage, each)).state for each in saved])
    assert states == [State.CONFIRMED, State.WAITING]
    found = [await conflicts_of(sessions, stage, each) for each in saved]
    assert [len(each) for each in found] == [1, 1]
    assert found[0][0].id == found[1][0].id


async def test_a_session_in_use_is_not_moved_from_under_the_steward(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    room = await room_of(sessions, stage, session_id)
    with stopped_at(staged.STARTS - HOUR):
        async with given.work(sessions, stage.admin) as work:
            await pools.hand_over(work, room.id)
        async with given.work(sessions, stage.leader) as work:
            with pytest.raises(BookingDecided):
                await service.edit_session(work, activity_id, session_id, replace_at(staged.when(stage), HOUR))
            work.abandon()
