"""需求清单: once a quarter, through three channels, merged, answered, and late where nobody asked."""

from datetime import UTC, datetime

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.clock import Quarter, stopped_at
from wushe.needs import service
from wushe.needs.furnishing import FURNISHER as NEEDS
from wushe.needs.kinds import Channel, NeedState
from wushe.needs.queries import listing, needs as queries
from wushe.needs.schemas.needs import NeedFilters
from wushe.needs.schemas.rounds import ChannelUse, NewRound

FIRST_OF_JULY = datetime(2026, 7, 1, 1, tzinfo=UTC)
LAST_OF_JUNE = datetime(2026, 6, 30, 15, 59, tzinfo=UTC)
JUNE = datetime(2026, 6, 10, 1, tzinfo=UTC)


async def a_township(sessions):
    named = ("开元路社区居委会", "双河村委会", "长湖社区居委会")
    place = await given.township(sessions, communities=named, furnishers=[COMMUNITIES, NEEDS])
    return await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)


async def test_system_11_a_community_without_its_q2_round_on_1_july_is_overdue(sessions):
    admin = await a_township(sessions)
    with stopped_at(JUNE):
        async with given.work(sessions, admin) as work:
            asked, begun, _never = await given.community_ids(work)
            finished = await service.open_round(work, NewRound(community_id=asked, quarter="2026Q2"))
            held = ChannelUse(channel=Channel.DOOR_KNOCK, held_on=JUNE.date(), households=30, persons=52)
            await service.use_channel(work, finished.id, held)
            await service.finish(work, finished.id)
            await service.open_round(work, NewRound(community_id=begun, quarter="2026Q2"))
    with stopped_at(LAST_OF_JUNE):
        async with given.work(sessions, admin) as work:
            assert await service.overdue_rounds(work, Quarter(2026, 2)) == []
    with stopped_at(FIRST_OF_JULY):
        async with given.work(sessions, admin) as work:
            overdue = await service.overdue_rounds(work)
    assert [(row.community, row.quarter, row.days_late) for row in overdue] == [
        ("双河村", "2026Q2", 1),
        ("长湖社区", "2026Q2", 1),
    ]


async def test_system_11_the_same_need_from_three_channels_becomes_one_with_three_sources(sessions):
    admin = await a_township(sessions)
    heard = (
        ("孩子放学后作业没人辅导", Channel.DOOR_KNOCK),
        ("放学后没人辅导孩子作业", Channel.COURTYARD_MEETING),
        ("希望有人辅导孩子放学后的作业", Channel.ONLINE_FORM),
    )
    async with given.work(sessions, admin) as work:
        first, *others = [await given.need(work, title, kind="作业辅导", channel=channel) for title, channel in heard]
        likely = await service.likely_same(work, first.community_id, first.title, but=first.id)
        assert {found.need_id for found in likely} == {other.id for other in others}
        for other in others:
            await service.merge(work, other.id, first.id)
        reach = work.require("needs:read")
        [row] = await work.rows(listing.needs(reach, NeedFilters()))
        sources = await work.rows(queries.sources(first.id))
    assert (row.id, row.voices) == (first.id, 3)
    assert {source.channel for source, _told, _contact in sources} == {channel for _title, channel in heard}
    assert all(other.state is NeedState.MERGED for other in others)
