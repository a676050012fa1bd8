"""项目机会: what somebody would pay for."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Fen, Name, TenantModel, Versioned, tenant_key
from wushe.kernel.money import MOST_FEN
from wushe.kernel.text import normalised, search_key
from wushe.needs.errors import OpportunityOver
from wushe.needs.kinds import Category, OpportunityState


class Opportunity(TenantModel, Versioned):
    """One sheet of the list. `channel` is who publishes it; `channel_key` tells channels apart for counting."""

    __tablename__ = "opportunity"
    grants = "SELECT, INSERT, UPDATE"

    title: Mapped[str] = mapped_column(String(120))
    story: Mapped[str] = mapped_column(default="")
    search: Mapped[str]
    channel: Mapped[Name]
    channel_key: Mapped[Name]
    category: Mapped[Category]
    amount_fen: Mapped[Fen]
    deadline: Mapped[date | None]
    service_type_id: Mapped[UUID | None]
    community_id: Mapped[UUID | None]
    posted_on: Mapped[date]
    state: Mapped[OpportunityState] = mapped_column(default=OpportunityState.OPEN)
    organization_id: Mapped[UUID | None]
    dealt_fen: Mapped[Fen | None]
    ended_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(500), default="")

    __table_args__ = (
        tenant_key("service_type_id", "service_type"),
        tenant_key("community_id", "community"),
        tenant_key("organization_id", "organization"),
        CheckConstraint(f"amount_fen BETWEEN 0 AND {MOST_FEN} AND dealt_fen BETWEEN 0 AND {MOST_FEN}", name="amounts"),
        CheckConstraint("channel_key <> ''", name="channel_said"),
        CheckConstraint("(state = 'open') = (ended_on IS NULL)", name="ended_when"),
        CheckConstraint("(state = 'dealt') = (organization_id IS NOT NULL)", name="dealt_with_whom"),
        CheckConstraint("(state = 'dealt') = (dealt_fen IS NOT NULL)", name="dealt_for_how_much"),
        Index("ix_opportunity_deadline", "tenant_id", "state", "deadline"),
    )

    def say(self, title: str, story: str, channel: str) -> None:
        self.title, self.story = title, story
        self.channel, self.channel_key = channel, normalised(channel)
        self.search = search_key(title, channel)

    def is_late(self, on: date) -> bool:
        return self.state is OpportunityState.OPEN and self.deadline is not None and self.deadline < on

    def deal(self, organization_id: UUID, amount_fen: int, on: date) -> None:
        self.refuse_if_over()
        self.organization_id, self.dealt_fen, self.ended_on = organization_id, amount_fen, on
        self.state = OpportunityState.DEALT

    def close(self, reason: str, on: date) -> None:
        self.refuse_if_over()
        self.reason, self.ended_on = reason, on
        self.state = OpportunityState.CLOSED

    def refuse_if_over(self) -> None:
        if self.state is not OpportunityState.OPEN:
            raise OpportunityOver(state=self.state.label)
