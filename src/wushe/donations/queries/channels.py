"""Questions about payment channels and what they collect."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.dml import ReturningInsert, ReturningUpdate

from wushe.donations.models import PaymentChannel, PaymentNotice, PaymentOrder


def channels() -> Select[PaymentChannel]:
    return select(PaymentChannel).order_by(PaymentChannel.name, PaymentChannel.id)


def open_choices() -> Select[UUID, str]:
    """(id, label) of those that can collect, for select fields."""
    found = select(PaymentChannel.id, PaymentChannel.label).where(PaymentChannel.closed_on.is_(None))
    return found.order_by(PaymentChannel.name, PaymentChannel.id)


def open_channel(channel_id: UUID) -> Select[PaymentChannel]:
    return select(PaymentChannel).where(PaymentChannel.id == channel_id, PaymentChannel.closed_on.is_(None))


def open_channel_named(name: str) -> Select[PaymentChannel]:
    return select(PaymentChannel).where(PaymentChannel.name == name, PaymentChannel.closed_on.is_(None))


def order(channel_id: UUID, out_trade_no: str) -> Select[PaymentOrder]:
    return select(PaymentOrder).where(PaymentOrder.channel_id == channel_id, PaymentOrder.out_trade_no == out_trade_no)


def orders_of(donation_id: UUID) -> Select[PaymentOrder]:
    """The newest first."""
    return select(PaymentOrder).where(PaymentOrder.donation_id == donation_id).order_by(PaymentOrder.id.desc())


def donation_of_order(out_trade_nos: list[str]) -> Select[str, UUID]:
    """(our number, donation) of these orders."""
    return select(PaymentOrder.out_trade_no, PaymentOrder.donation_id).where(
        PaymentOrder.out_trade_no.in_(out_trade_nos)
    )


def order_numbers(donation_ids: Iterable[UUID]) -> Select[UUID, str]:
    """(donation, our number) of the payment orders for these."""
    return select(PaymentOrder.donation_id, PaymentOrder.out_trade_no).where(
        PaymentOrder.donation_id.in_(list(donation_ids))
    )


def first_notice(tenant_id: UUID, order: PaymentOrder) -> ReturningInsert[UUID]:
    """Takes note of a notice; gives no row when it was noted before, however many come at once (I8)."""
    noted = insert(PaymentNotice).values(
        tenant_id=tenant_id, channel_id=order.channel_id, out_trade_no=order.out_trade_no, order_id=order.id,
        amount_fen=order.amount_fen,
    )  # fmt: skip
    return noted.on_conflict_do_nothing().returning(PaymentNotice.order_id)


def first_alarm(channel_id: UUID, on: date) -> ReturningUpdate[UUID]:
    """Takes note that the admins are told today; gives no row when they were told already."""
    not_yet = PaymentChannel.alarmed_on.is_distinct_from(on)
    told = update(PaymentChannel).where(PaymentChannel.id == channel_id, not_yet).values(alarmed_on=on)
    return told.execution_options(synchronize_session=False).returning(PaymentChannel.id)
