"""The quarterly rounds: opened, asked in, finished; and the communities that have not asked."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from wushe.communities import queries as communities
from wushe.communities.errors import NoSuchCommunity
from wushe.communities.models import Community
from wushe.kernel import clock
from wushe.kernel.clock import Quarter
from wushe.kernel.database.model import new_id
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Work
from wushe.needs.errors import NoSuchRound
from wushe.needs.events import RoundChannelUsed, RoundFinished, RoundOpened, RoundResumed
from wushe.needs.kinds import ROUND_CHANNELS, RoundState
from wushe.needs.models import NeedsRound, RoundChannel
from wushe.needs.permissions import Needs
from wushe.needs.queries import rounds as queries
from wushe.needs.schemas.rounds import ChannelUse, NewRound, RoundRow


async def open_round(work: Work, data: NewRound) -> NeedsRound:
    """Begin to ask; raises `RoundKnown`, `RoundTooEarly`."""
    reach = work.require(Needs.KEEP_ROUNDS)
    community = await work.one(communities.community(reach, data.community_id), NoSuchCommunity)
    community.refuse_if_retired()
    opened = NeedsRound.open(community.id, Quarter.parse(data.quarter), clock.today())
    opened.id = new_id()
    work.add(opened)
    work.record(RoundOpened(round_id=opened.id, community_id=community.id, quarter=Code(opened.quarter)))
    await work.flush()
    return opened


async def use_channel(work: Work, round_id: UUID, data: ChannelUse) -> RoundChannel:
    """One channel on one day; saying it again corrects the numbers. Raises `RoundClosed`, `HeardInFuture`."""
    kept = await _to_change(work, round_id)
    kept.refuse_if_finished()
    used = await work.all(queries.channels_of([round_id]))
    same = next((use for use in used if (use.channel, use.held_on) == (data.channel, data.held_on)), None)
    use = same or work.add(RoundChannel(id=new_id(), round_id=round_id, channel=data.channel, held_on=data.held_on))
    use.households, use.persons, use.note = data.households, data.persons, data.note
    work.record(
        RoundChannelUsed(
            round_id=round_id, channel=data.channel, held_on=data.held_on, households=data.households,
            persons=data.persons,
        )
    )  # fmt: skip
    await work.flush()
    return use


async def finish(work: Work, round_id: UUID) -> NeedsRound:
    """It counts for its quarter from now on; raises `NoChannel`, `RoundClosed`."""
    kept = await _to_change(work, round_id)
    work.check_version(kept)
    used = await work.all(queries.channels_of([round_id]))
    kept.finish(len(used), clock.today())
    sources = await work.scalar(queries.sources_in(kept.community_id, kept.when))
    work.record(
        RoundFinished(
            round_id=round_id, community_id=kept.community_id, quarter=Code(kept.quarter), sources=sources
        )
    )  # fmt: skip
    await work.flush()
    return kept


async def resume(work: Work, round_id: UUID) -> NeedsRound:
    """There was more to hear."""
    kept = await _to_change(work, round_id)
    kept.resume()
    work.record(RoundResumed(round_id=round_id))
    await work.flush()
    return kept


async def _to_change(work: Work, round_id: UUID) -> NeedsRound:
    reach = work.require(Needs.KEEP_ROUNDS)
    return await work.one(queries.round_to_change(reach, round_id), NoSuchRound)


# --- who has asked, and who has not


async def rounds(work: Work, quarter: Quarter, q: str = "") -> Sequence[RoundRow]:
    """Every community of the township with its round of that quarter."""
    reach = work.require(Needs.READ)
    pairs = await work.rows(queries.rounds_of(reach, quarter, q))
    used: dict[UUID, list[RoundChannel]] = defaultdict(list)
    for use in await work.all(queries.channels_of([kept.id for _community, kept in pairs if kept])):
        used[use.round_id].append(use)
    heard = dict(await work.rows(queries.heard_in(quarter)))
    today = clock.today()
    return [
        _row(community, kept, used[kept.id] if kept else [], heard.get(community.id, 0), quarter, today)
        for community, kept in pairs
    ]


async def overdue_rounds(work: Work, quarter: Quarter | None = None) -> Sequence[RoundRow]:
    """The communities without a finished round of a past quarter, the last one unless another is named."""
    return [row for row in await rounds(work, quarter or Quarter.current().previous()) if row.overdue]


def _row(
    community: Community, kept: NeedsRound | None, used: list[RoundChannel], heard: int, quarter: Quarter, today: date
) -> RoundRow:
    channels = [channel for channel in ROUND_CHANNELS if any(use.channel is channel for use in used)]
    finished = kept is not None and kept.state is RoundState.FINISHED
    late = max(0, (today - quarter.last).days)
    return RoundRow(
        community_id=community.id,
        community=community.short_name,
        round_id=kept.id if kept else None,
        quarter=str(quarter),
        state=kept.state if kept else None,
        channels=channels,
        missing=[channel for channel in ROUND_CHANNELS if channel not in channels],
        households=sum(use.households for use in used),
        persons=sum(use.persons for use in used),
        needs=heard,
        finished_on=kept.finished_on if kept else None,
        overdue=bool(late) and not finished,
        days_late=0 if finished else late,
    )
