"""Row 50, 活动冲突协调: two activities at one place and time give one conflict with options; both sides agree."""

from datetime import timedelta

import pytest

import given
import staged
from wushe.activities import service
from wushe.activities.errors import NoSuchConflict, SideAgreed, StillConflicts
from wushe.activities.kinds import ConflictState, ProposalState, Resolution
from wushe.activities.models import Session
from wushe.activities.queries import conflicts as queries
from wushe.activities.schemas.planning import Why
from wushe.activities.schemas.sessions import ResolutionData
from wushe.communities.schemas import NewPlace
from wushe.communities.service import add_place
from wushe.kernel.clock import stopped_at
from wushe.kernel.journal.queries import timeline

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
    async with given.work(sessions, meeting.one.admin) as work:
        rows = [await work.get(Session, session_id) for session_id in (meeting.first[1], meeting.second[1])]
    return [(row.starts_at, row.place_id) for row in rows]


async def test_system_50_two_overlapping_activities_give_one_conflict_with_options(sessions, meeting):
    async with given.work(sessions, meeting.one.admin) as work:
        hall = await add_place(work, NewPlace(name="二楼礼堂", community_id=meeting.one.community_id))
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
    assert await sessions_now(sessions, meeting) == before


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
