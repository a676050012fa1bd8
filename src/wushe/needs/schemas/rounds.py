"""What is entered and shown of rounds."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.kernel.clock import Quarter
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Shown, text
from wushe.needs.kinds import Channel, RoundState
from wushe.needs.models.round import MOST_ASKED
from wushe.needs.schemas.fields import OptionalLine


def _quarter(written: str) -> str:
    return str(Quarter.parse(written))


WrittenQuarter = Annotated[str, text(12, parse=_quarter, kind="text")]
Asked = Annotated[int, Meta(ge=0, le=MOST_ASKED)]


class NewRound(Entered):
    """A community begins to ask in that quarter: 2026Q2, also written 2026年第2季度."""

    community_id: UUID
    quarter: WrittenQuarter


class ChannelUse(Entered):
    """One channel on one day."""

    channel: Channel
    held_on: Day
    households: Asked = 0
    persons: Asked = 0
    note: OptionalLine = ""


class RoundFilters(Filters):
    """Which quarter is looked at; empty is the one before the present."""

    quarter: Annotated[str, Meta(max_length=6, pattern="^((19|20)[0-9]{2}Q[1-4])?$")] = ""


class RoundRow(Shown):
    """A community in one quarter: its round, if there is one, with what was asked and heard.

    `overdue`: the quarter is over and no finished round stands for it. `missing` are the channels not used.
    """

    community_id: UUID
    community: str
    round_id: UUID | None
    quarter: str
    state: RoundState | None
    channels: list[Channel]
    missing: list[Channel]
    households: int
    persons: int
    needs: int
    finished_on: date | None
    overdue: bool
    days_late: int


class RoundShown(Shown):
    """A round."""

    id: UUID
    community_id: UUID
    quarter: str
    state: RoundState
    opened_on: date
    finished_on: date | None
    version: int


class UseShown(Shown):
    """One channel on one day."""

    id: UUID
    round_id: UUID
    channel: Channel
    held_on: date
    households: int
    persons: int
    note: str
