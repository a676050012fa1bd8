"""Row 50, 活动冲突协调: two activities at one place and time give one conflict with options; both sides agree."""

from datetime import timedelta

import pytest

import given
import pooled
import staged
from wushe.activities import service
from wushe.activities.errors import NoSuchConflict, SideAgreed, StillConflicts
from wushe.activities.kinds import ConflictState, ProposalState, Resolution
from wushe.activities.models import Session
from wushe.activities.queries import conflicts as queries, places
from wushe.activities.schemas.planning import Why
from wushe.activities.schemas.sessions import ResolutionData
from wushe.kernel.clock import stopped_at
from wushe.kernel.journal.queries import timeline
from wushe.pools import service as pools
from wushe.pools.errors import Taken
from wushe.pools.kinds import BookingState as State
from wushe.pools.models import Zone
from wushe.pools.schemas.bookings import Because, BookingData

pytestmark = pytest.mark.at(staged.NOW)

AN_HOUR = timedelta(hours=1)


class Meeting:
    """Two groups, their activities in one room at one time, and the conflict that was found."""

    def __init__(self, one, other, first, second, conflict_id):
        self.one, self.other = one, other
        self.first, self.second, self.conflict_id = first, second, conflict_id


@pytest.fixture
async def meeting(sessions):
    one = await staged.township(sessions)
    other = await staged.another_group(sessions, one)
    with stopped_at(staged.STARTS - timedelta(days=3)):
        first = await staged.published(sessions, one, "龙舟训练")
        at = staged.when(one, starts_at=staged.STARTS + AN_HOUR, ends_at=staged.STARTS + 3 * AN_HOUR)
        second = await staged.published(sessions, other, "暖夕茶话会", at=at)
        async with given.work(sessions, one.admin) as work:
            [conflict] = await work.all(queries.standing_of(first[1]))
        yield Meeting(one, other, first, second, conflict.id)


async def sessions_now(sessions, meeting):
    """Both as they stand, and what the pool says of their places."""
    async with given.work(sessions, meeting.one.admin) as work:
        ids = (meeting.first[1], meeting.second[1])
        rows = [await work.get(Session, session_id) for session_id in ids]
        rooms = [await work.one(places.place(session_id)) for session_id in ids]
    return [
        (row.starts_at, row.zone_id, room.id, room.state, room.starts_at) for row, room in zip(rows, rooms, strict=True)
    ]


async def rooms_now(sessions, meeting):
    return [(state, starts_at) for *_session, state, starts_at in await sessions_now(sessions, meeting)]


async def book(sessions, meeting, group, starts_at):
    """Two hours of the room, straight in the pool and for no activity."""
    async with given.work(sessions, group.leader) as work:
        room = await work.get(Zone, meeting.one.room_id)
        wanted = BookingData(
            organization_id=group.organization_id, purpose="排练", starts_at=starts_at, ends_at=starts_at + 2 * AN_HOUR
        )
        return await pools.book(work, room.resource_id, wanted)


async def test_system_50_two_overlapping_activities_give_one_conflict_with_options(sessions, meeting):
    async with given.work(sessions, meeting.one.admin) as work:
        hall = await pooled.zone(work, meeting.one.community_id, "二楼礼堂")
        assert len(await work.all(queries.standing_of(meeting.second[1]))) == 1
        conflict = await work.one(queries.conflict(work.require("activities:settle"), meeting.conflict_id))
        offered = await service.options(work, conflict)
    assert {option.resolution for option in offered} == set(Resolution)
    assert hall.id in {option.place.id for option in offered if option.place}
    times = {option.starts_at for option in offered if option.session_id == meeting.second[1]} - {None}
    assert staged.STARTS + 2 * AN_HOUR in times


async def test_system_50_nothing_changes_on_one_sides_word(sessions, meeting):
    before = await sessions_now(sessions, meeting)
    async with given.work(sessions, meeting.one.leader) as work:
        proposal = await service.propose(
            work,
            meeting.conflict_id,
            ResolutionData(
                resolution=Resolution.MOVE_TIME,
                session_id=meeting.second[1],
                starts_at=staged.STARTS + 2 * AN_HOUR,
            ),
        )
    async with given.work(sessions, meeting.one.leader) as work:
        with pytest.raises(SideAgreed):
            await service.agree(work, meeting.conflict_id, proposal.id)
    assert await sessions_now(sessions, meeting) == before
    async with given.work(sessions, meeting.other.leader) as work:
        declined = await service.decline(work, meeting.conflict_id, proposal.id)
    assert declined.state is ProposalState.DECLINED
    assert await sessions_now(sessions, meeting) == before


async def test_system_50_an_accepted_move_clears_it_and_is_on_record(sessions, meeting):
    moved_to = staged.STARTS + 2 * AN_HOUR
    data = ResolutionData(resolution=Resolution.MOVE_TIME, session_id=meeting.second[1], starts_at=moved_to)
    async with given.work(sessions, meeting.one.leader) as work:
        proposal = await service.propose(work, meeting.conflict_id, data)
    async with given.work(sessions, meeting.other.leader) as work:
        await service.agree(work, meeting.conflict_id, proposal.id)
    async with given.work(sessions, meeting.one.admin) as work:
        conflict = await work.one(queries.conflict(work.require("activities:settle"), meeting.conflict_id))
        told = [entry.event for entry in await work.all(timeline(conflict.id))]
    assert conflict.state is ConflictState.CLEARED
    assert (await sessions_now(sessions, meeting))[1][0] == moved_to
    assert await rooms_now(sessions, meeting) == [(State.CONFIRMED, staged.STARTS), (State.CONFIRMED, moved_to)]
    assert set(told) >= {"conflict_found", "resolution_proposed", "resolution_agreed", "conflict_cleared"}


async def test_system_50_both_may_agree_to_hold_it_jointly(sessions, meeting):
    before = await sessions_now(sessions, meeting)
    async with given.work(sessions, meeting.other.leader) as work:
        joint = ResolutionData(resolution=Resolution.HOLD_JOINTLY)
        proposal = await service.propose(work, meeting.conflict_id, joint)
    async with given.work(sessions, meeting.one.leader) as work:
        await service.agree(work, meeting.conflict_id, proposal.id)
        conflict = await work.one(queries.conflict(work.require("activities:settle"), meeting.conflict_id))
    assert conflict.state is ConflictState.JOINT
    now = await sessions_now(sessions, meeting)
    assert [row[:2] for row in now] == [row[:2] for row in before]
    assert len({row[2] for row in now}) == 1


async def test_system_50_a_third_group_has_no_say_and_sees_nothing(sessions, meeting):
    third = await staged.another_group(sessions, meeting.one, "广场舞队")
    async with given.work(sessions, third.leader) as work:
        with pytest.raises(NoSuchConflict):
            await service.propose(work, meeting.conflict_id, ResolutionData(resolution=Resolution.HOLD_JOINTLY))


async def test_system_50_a_move_into_another_activity_is_refused(sessions, meeting):
    third = await staged.another_group(sessions, meeting.one, "广场舞队")
    at = staged.when(third, starts_at=staged.STARTS + 4 * AN_HOUR, ends_at=staged.STARTS + 5 * AN_HOUR)
    await staged.published(sessions, third, "排练", at=at)
    data = ResolutionData(
        resolution=Resolution.MOVE_TIME, session_id=meeting.second[1], starts_at=staged.STARTS + 3 * AN_HOUR
    )
    async with given.work(sessions, meeting.one.leader) as work:
        with pytest.raises(StillConflicts) as refused:
            await service.propose(work, meeting.conflict_id, data)
    assert "排练" in refused.value.say()


async def test_system_50_one_administrator_cannot_agree_for_both(sessions, meeting):
    async with given.work(sessions, meeting.one.admin) as work:
        joint = ResolutionData(resolution=Resolution.HOLD_JOINTLY)
        proposal = await service.propose(work, meeting.conflict_id, joint)
        with pytest.raises(SideAgreed):
            await service.agree(work, meeting.conflict_id, proposal.id)
        work.abandon()


async def test_system_50_a_group_that_calls_its_own_session_off_clears_the_conflict(sessions, meeting):
    async with given.work(sessions, meeting.other.leader) as work:
        await service.cancel_session(work, meeting.second[0], meeting.second[1], Why(reason="改为线上"))
    async with given.work(sessions, meeting.one.admin) as work:
        assert await work.all(queries.standing_of(meeting.first[1])) == []


async def test_system_50_one_booking_stands_and_the_other_waits(sessions, meeting):
    assert await rooms_now(sessions, meeting) == [
        (State.CONFIRMED, staged.STARTS), (State.WAITING, staged.STARTS + AN_HOUR),
    ]  # fmt: skip


async def test_system_50_when_the_first_agrees_to_move_the_second_has_the_room(sessions, meeting):
    moved_to = staged.STARTS + 3 * AN_HOUR
    data = ResolutionData(resolution=Resolution.MOVE_TIME, session_id=meeting.first[1], starts_at=moved_to)
    async with given.work(sessions, meeting.other.leader) as work:
        proposal = await service.propose(work, meeting.conflict_id, data)
    async with given.work(sessions, meeting.one.leader) as work:
        await service.agree(work, meeting.conflict_id, proposal.id)
    assert await rooms_now(sessions, meeting) == [
        (State.CONFIRMED, moved_to), (State.CONFIRMED, staged.STARTS + AN_HOUR),
    ]  # fmt: skip


async def test_system_50_what_is_booked_in_the_pool_is_not_offered(sessions, meeting):
    third = await staged.another_group(sessions, meeting.one, "广场舞队")
    taken = staged.STARTS + 2 * AN_HOUR
    await book(sessions, meeting, third, taken)
    async with given.work(sessions, meeting.one.admin) as work:
        conflict = await work.one(queries.conflict(work.require("activities:settle"), meeting.conflict_id))
        offered = [each.starts_at for each in await service.options(work, conflict) if each.starts_at]
    assert offered
    assert not [at for at in offered if taken - 2 * AN_HOUR < at < taken + 2 * AN_HOUR]


async def test_system_50_a_place_that_is_taken_meanwhile_is_refused_and_nothing_changes(sessions, meeting):
    third = await staged.another_group(sessions, meeting.one, "广场舞队")
    moved_to = staged.STARTS + 2 * AN_HOUR
    data = ResolutionData(resolution=Resolution.MOVE_TIME, session_id=meeting.second[1], starts_at=moved_to)
    async with given.work(sessions, meeting.one.leader) as work:
        proposal = await service.propose(work, meeting.conflict_id, data)
    await book(sessions, meeting, third, moved_to)
    before = await sessions_now(sessions, meeting)
    with pytest.raises(Taken):
        async with given.work(sessions, meeting.other.leader) as work:
            await service.agree(work, meeting.conflict_id, proposal.id)
    assert await sessions_now(sessions, meeting) == before
    async with given.work(sessions, meeting.one.leader) as work:
        with pytest.raises(Taken):
            await service.propose(work, meeting.conflict_id, data)
        work.abandon()


async def test_system_50_the_stewards_no_to_one_of_two_leaves_nothing_to_settle(sessions, meeting):
    [first, _second] = await sessions_now(sessions, meeting)
    async with given.work(sessions, meeting.one.admin) as work:
        await pools.cancel(work, first[2], Because(reason="房间漏水，先给另一队"))
    assert (await rooms_now(sessions, meeting))[1][0] is State.CONFIRMED
    async with given.work(sessions, meeting.one.admin) as work:
        assert await work.all(queries.standing_of(meeting.first[1])) == []
