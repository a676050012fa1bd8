"""An exchange: goods for hours, waiting at a point until they are fetched."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel import clock
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.store.errors import ExchangeOver, OwnExchange, ReasonNeeded
from wushe.store.kinds import ExchangeState as State


class Exchange(TenantModel, Versioned):
    """`minutes` is what all of it cost. Until it is over nobody ended it; another than who fetches hands it over."""

    __tablename__ = "store_exchange"
    grants = "SELECT, INSERT, UPDATE"

    number: Mapped[Code]
    person_id: Mapped[UUID]
    point_id: Mapped[UUID]
    minutes: Mapped[int]
    state: Mapped[State] = mapped_column(default=State.WAITING)
    placed_on: Mapped[date]
    placed_at: Mapped[datetime]
    fetch_by: Mapped[date]
    warned_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_unique("number"),
        tenant_key("person_id", "person"),
        tenant_key("point_id", "donation_point"),
        tenant_key("ended_by", "person"),
        CheckConstraint("minutes > 0", name="minutes"),
        CheckConstraint("fetch_by >= placed_on", name="fetch_by"),
        CheckConstraint("(state = 'waiting') = (ended_at IS NULL)", name="ended"),
        CheckConstraint(
            "state <> 'handed_over' OR ended_by IS NOT NULL AND ended_by <> person_id", name="another_hands_over"
        ),
        Index("ix_store_exchange_person", "tenant_id", "person_id", "placed_on"),
        Index("ix_store_exchange_point", "tenant_id", "point_id", "state", "fetch_by"),
        Index("ix_store_exchange_placed", "tenant_id", "placed_at", "id"),
    )

    def hand_over(self, by: UUID) -> None:
        """Raises `ExchangeOver`, `OwnExchange`."""
        self._end(State.HANDED_OVER, by)
        if by == self.person_id:
            raise OwnExchange

    def cancel(self, by: UUID, reason: str) -> None:
        """Raises `ExchangeOver`; `ReasonNeeded` where somebody else cancels."""
        self._end(State.CANCELLED, by)
        if by != self.person_id and not reason:
            raise ReasonNeeded
        self.reason = reason

    def forfeit(self) -> None:
        self._end(State.FORFEITED, None)

    def is_overdue(self, on: date) -> bool:
        return self.state is State.WAITING and self.fetch_by < on

    def _end(self, state: State, by: UUID | None) -> None:
        if self.state is not State.WAITING:
            raise ExchangeOver(state=self.state.label)
        self.state, self.ended_at, self.ended_by = state, clock.now(), by


class ExchangeLine(TenantModel):
    """So many pieces of `portion` steps for `minutes` each, as the price list said on that day."""

    __tablename__ = "store_exchange_line"
    grants = "SELECT, INSERT"

    exchange_id: Mapped[UUID]
    price_id: Mapped[UUID]
    item_id: Mapped[UUID]
    pieces: Mapped[int] = mapped_column(SmallInteger)
    portion: Mapped[int]
    minutes: Mapped[int]

    __table_args__ = (
        tenant_unique("exchange_id", "price_id", name="uq_store_exchange_line_price"),
        tenant_key("exchange_id", "store_exchange"),
        tenant_key("price_id", "store_price"),
        tenant_key("item_id", "goods_item"),
        CheckConstraint("pieces > 0 AND portion > 0", name="pieces"),
        CheckConstraint("minutes >= 30 AND mod(minutes, 30) = 0", name="half_hours"),
        Index("ix_store_exchange_line_price", "tenant_id", "price_id"),
        Index("ix_store_exchange_line_item", "tenant_id", "item_id"),
    )

    @property
    def quantity(self) -> int:
        """Steps of the item's unit."""
        return self.pieces * self.portion

    @property
    def cost(self) -> int:
        return self.pieces * self.minutes


class Tender(TenantModel):
    """What of an exchange was paid with hours earned in one township: this one, or one that is recognised."""

    __tablename__ = "store_tender"
    grants = "SELECT, INSERT"

    exchange_id: Mapped[UUID]
    home_id: Mapped[UUID]
    minutes: Mapped[int]

    __table_args__ = (
        tenant_unique("exchange_id", "home_id", name="uq_store_tender_home"),
        tenant_key("exchange_id", "store_exchange"),
        CheckConstraint("minutes > 0", name="minutes"),
    )


refuses("ck_store_exchange_another_hands_over", OwnExchange)
