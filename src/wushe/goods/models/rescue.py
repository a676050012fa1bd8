"""Food rescue (爱心面包): picked up, given, and what was left."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.goods.errors.rescues import DoesNotAddUp, RescueClosed
from wushe.goods.kinds import RescueState
from wushe.kernel import clock
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel, Versioned, found_by, tenant_key, tenant_unique


class Rescue(TenantModel, Versioned):
    """One run of volunteers to an enterprise. Everything picked up came by one delivery."""

    __tablename__ = "goods_rescue"
    grants = "SELECT, INSERT, UPDATE"

    number: Mapped[Code]
    enterprise: Mapped[Name]
    search: Mapped[str] = mapped_column(default=found_by("enterprise"))
    point_id: Mapped[UUID]
    delivery_id: Mapped[UUID]
    on: Mapped[date]
    state: Mapped[RescueState] = mapped_column(default=RescueState.OPEN)
    begun_by: Mapped[UUID | None]
    closed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_unique("number"),
        tenant_unique("delivery_id"),
        UniqueConstraint("tenant_id", "id", "state", name="uq_goods_rescue_state"),
        tenant_key("point_id", "donation_point"),
        tenant_key("delivery_id", "goods_delivery"),
        tenant_key("begun_by", "person"),
        tenant_key("closed_by", "person"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
        Index("ix_goods_rescue_on", "tenant_id", "on", "id"),
    )

    def refuse_if_closed(self) -> None:
        if self.state is RescueState.CLOSED:
            raise RescueClosed

    def close(self, by: UUID | None) -> None:
        self.refuse_if_closed()
        self.state, self.closed_by, self.closed_at = RescueState.CLOSED, by, clock.now()


class RescueLine(TenantModel):
    """One lot of a run, in steps. `state` follows the run's, so that no run closes over a line that does not add up."""

    __tablename__ = "goods_rescue_line"
    grants = "SELECT, INSERT, UPDATE"

    rescue_id: Mapped[UUID]
    lot_id: Mapped[UUID]
    picked: Mapped[int]
    given: Mapped[int] = mapped_column(default=0)
    remainder: Mapped[int] = mapped_column(default=0)
    state: Mapped[RescueState] = mapped_column(default=RescueState.OPEN)

    __table_args__ = (
        tenant_unique("lot_id"),
        ForeignKeyConstraint(
            ["tenant_id", "rescue_id", "state"],
            ["goods_rescue.tenant_id", "goods_rescue.id", "goods_rescue.state"],
            name="fk_goods_rescue_line_rescue", onupdate="CASCADE",
        ),
        ForeignKeyConstraint(
            ["tenant_id", "lot_id", "picked"],
            ["goods_lot.tenant_id", "goods_lot.id", "goods_lot.received"],
            name="fk_goods_rescue_line_lot",
        ),
        CheckConstraint("given >= 0 AND remainder >= 0", name="not_below_zero"),
        CheckConstraint("state = 'open' OR picked = given + remainder", name="accounted_for"),
        Index("ix_goods_rescue_line_rescue", "tenant_id", "rescue_id"),
    )  # fmt: skip

    def account(self, *, given: int, remainder: int) -> None:
        self.given, self.remainder = given, remainder

    @property
    def difference(self) -> int:
        """What nobody has accounted for."""
        return self.picked - self.given - self.remainder


class RescueMember(TenantModel):
    """A volunteer of the run."""

    __tablename__ = "goods_rescue_member"
    grants = "SELECT, INSERT"

    rescue_id: Mapped[UUID]
    person_id: Mapped[UUID]

    __table_args__ = (
        tenant_unique("rescue_id", "person_id", name="uq_goods_rescue_member_person"),
        tenant_key("rescue_id", "goods_rescue"),
        tenant_key("person_id", "person"),
        Index("ix_goods_rescue_member_person", "tenant_id", "person_id"),
    )


refuses("ck_goods_rescue_line_accounted_for", DoesNotAddUp)
