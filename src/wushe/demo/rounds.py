"""How needs were asked for in the demo: nearly everywhere last quarter, so far in two communities in this one."""

from datetime import timedelta
from uuid import UUID

from wushe.demo.cast import AT
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.clock import Quarter
from wushe.needs import service
from wushe.needs.kinds import Channel
from wushe.needs.schemas.rounds import ChannelUse, NewRound

LATE = "高峰社区"
"""The one that owes its round of the last quarter, so that the demo shows something late."""

HOUSEHOLDS, PERSONS = 62, 17


async def finish(stage: Stage) -> None:
    """Every community but one, as the quarter ends."""
    quarter = Quarter.current()
    for number, (name, community_id) in enumerate(sorted(stage.communities.items())):
        if name != LATE:
            round_id = await _ask(stage, community_id, quarter, number)
            async with stage.acting("director") as work:
                await service.finish(work, round_id)


async def begin(stage: Stage) -> None:
    """Two communities have begun to ask."""
    for number, name in enumerate((AT, "大园社区")):
        await _ask(stage, stage.communities[name], Quarter.current(), number)


async def _ask(stage: Stage, community_id: UUID, quarter: Quarter, number: int) -> UUID:
    """Knock at doors and meet in a courtyard."""
    on = min(quarter.last, clock.today()) - timedelta(days=number % 5)
    async with stage.acting("director") as work:
        opened = await service.open_round(work, NewRound(community_id=community_id, quarter=str(quarter)))
        for channel in (Channel.DOOR_KNOCK, Channel.COURTYARD_MEETING):
            used = ChannelUse(
                channel=channel, held_on=on, households=HOUSEHOLDS + 3 * number, persons=PERSONS + 2 * number
            )
            await service.use_channel(work, opened.id, used)
        return opened.id
