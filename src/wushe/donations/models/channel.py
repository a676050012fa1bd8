"""Payment channels, what they were asked to collect, and what they told (T13)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.donations.errors import ChannelNameTaken, NoSuchChannel
from wushe.donations.kinds import OrderState
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, Name, TenantModel, tenant_key, tenant_unique


class PaymentChannel(TenantModel):
    """`name` is the code that the channel's notices carry; the secret that signs them is sealed and shown once.

    `alarmed_on` is the last day on which the admins were told of notices that were not the channel's own.
    """

    __tablename__ = "payment_channel"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Code]
    label: Mapped[Name]
    secret_sealed: Mapped[bytes]
    closed_on: Mapped[date | None]
    alarmed_on: Mapped[date | None]

    __table_args__ = (tenant_unique("name"),)

    def close(self, on: date) -> None:
        """Raises `NoSuchChannel` when it is closed already."""
        if self.closed_on is not None:
            raise NoSuchChannel
        self.closed_on = on


class PaymentOrder(TenantModel):
    """What a channel is to collect for a donation. `out_trade_no` is our number for it, made here."""

    __tablename__ = "payment_order"
    grants = "SELECT, INSERT, UPDATE"

    channel_id: Mapped[UUID]
    out_trade_no: Mapped[Code]
    donation_id: Mapped[UUID]
    amount_fen: Mapped[Fen]
    state: Mapped[OrderState] = mapped_column(default=OrderState.OPEN)
    placed_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        tenant_key("channel_id", "payment_channel"),
        tenant_key("donation_id", "donation"),
        tenant_unique("channel_id", "out_trade_no"),
        CheckConstraint("amount_fen > 0", name="amount"),
        Index("ix_payment_order_donation", "tenant_id", "donation_id"),
    )


class PaymentNotice(TenantModel):
    """A notice that counted. That it counts once is its key: (channel, out_trade_no)."""

    __tablename__ = "payment_notice"
    grants = "SELECT, INSERT"
    id = None  # pyright: ignore[reportAssignmentType] - its channel and number are its key

    channel_id: Mapped[UUID] = mapped_column(primary_key=True)
    out_trade_no: Mapped[Code] = mapped_column(primary_key=True)
    order_id: Mapped[UUID]
    amount_fen: Mapped[Fen]
    told_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        tenant_key("channel_id", "payment_channel"),
        tenant_key("order_id", "payment_order"),
        tenant_unique("order_id"),
    )


refuses("uq_payment_channel_tenant_id_name", ChannelNameTaken)
