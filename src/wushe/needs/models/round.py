"""The quarterly rounds in which a community asks what is needed."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import Quarter
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique
from wushe.needs.errors import ChannelRepeated, NoChannel, RoundClosed, RoundKnown, RoundTooEarly
from wushe.needs.kinds import Channel, RoundState

MOST_ASKED = 100_000


class NeedsRound(TenantModel, Versioned):
    """One community asking in one quarter (2026Q2). It counts when it is finished, and only with a channel used.

    What was heard belongs to it by community and day, so that nothing has to be assigned.
    """

    __tablename__ = "needs_round"
    grants = "SELECT, INSERT, UPDATE"

    community_id: Mapped[UUID]
    quarter: Mapped[str] = mapped_column(String(6))
    state: Mapped[RoundState] = mapped_column(default=RoundState.RUNNING)
    opened_on: Mapped[date]
    finished_on: Mapped[date | None]

    __table_args__ = (
        tenant_key("community_id", "community"),
        tenant_unique("community_id", "quarter"),
        CheckConstraint("quarter ~ '^[0-9]{4}Q[1-4]$'", name="quarter_written"),
        CheckConstraint("(state = 'finished') = (finished_on IS NOT NULL)", name="finished_when"),
        CheckConstraint("finished_on >= opened_on", name="finished_after_opening"),
    )

    @classmethod
    def open(cls, community_id: UUID, quarter: Quarter, on: date) -> "NeedsRound":
        """Raises `RoundTooEarly`. A past quarter may be caught up with."""
        if quarter.first > on:
            raise RoundTooEarly
        return cls(community_id=community_id, quarter=str(quarter), state=RoundState.RUNNING, opened_on=on)

    @property
    def when(self) -> Quarter:
        return Quarter.parse(self.quarter)

    def refuse_if_finished(self) -> None:
        if self.state is RoundState.FINISHED:
            raise RoundClosed

    def finish(self, channels: int, on: date) -> None:
        """Raises `NoChannel` when nobody was asked, `RoundClosed`."""
        self.refuse_if_finished()
        if not channels:
            raise NoChannel
        self.state, self.finished_on = RoundState.FINISHED, on

    def resume(self) -> None:
        """Take it up again; a running one runs on."""
        self.state, self.finished_on = RoundState.RUNNING, None


class RoundChannel(TenantModel):
    """A channel of a round on one day: so many households asked, so many persons heard. The two never add up."""

    __tablename__ = "needs_round_channel"

    round_id: Mapped[UUID]
    channel: Mapped[Channel]
    held_on: Mapped[date]
    households: Mapped[int]
    persons: Mapped[int]
    note: Mapped[str] = mapped_column(String(200), default="")

    __table_args__ = (
        tenant_key("round_id", "needs_round"),
        tenant_unique("round_id", "channel", "held_on"),
        CheckConstraint("channel IN ('door_knock', 'courtyard_meeting', 'online_form')", name="channel_of_rounds"),
        CheckConstraint(f"households BETWEEN 0 AND {MOST_ASKED} AND persons BETWEEN 0 AND {MOST_ASKED}", name="counts"),
    )


refuses("uq_needs_round_tenant_id_community_id_quarter", RoundKnown)
refuses("uq_needs_round_channel_tenant_id_round_id_channel_held_on", ChannelRepeated)
