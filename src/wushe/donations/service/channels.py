"""Payment channels: opened, asked to collect, and believed only when the signature and the amount are right (T13)."""

import hashlib
import hmac
import secrets
from typing import NamedTuple
from uuid import UUID

from wushe.donations import sealing
from wushe.donations.codes import order_number
from wushe.donations.errors import (
    MoreThanPledged,
    NoSuchChannel,
    NoSuchDonation,
    NothingGiven,
    NoticeForged,
    NoticeUnfit,
)
from wushe.donations.events import ChannelOpened, ChannelWasClosed, NoticeRefused, NoticesForged, OrderPlaced
from wushe.donations.kinds import Counted, OrderState, Way
from wushe.donations.models import PaymentChannel, PaymentOrder
from wushe.donations.permissions import Donations
from wushe.donations.queries import channels as queries, donations, receivings
from wushe.donations.schemas.entered import NewChannel, NewOrder, Notice
from wushe.donations.service.receiving import Arrival, arrive
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Refusal
from wushe.kernel.money import show_yuan
from wushe.kernel.work import Work

_SECRET_BYTES = 32


class Opened(NamedTuple):
    """A new channel and its secret, which is shown this once."""

    channel: PaymentChannel
    secret: str


async def open_channel(work: Work, data: NewChannel) -> Opened:
    """Raises `ChannelNameTaken`."""
    work.require(Donations.CHANNELS)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    channel = work.add(
        PaymentChannel(id=new_id(), name=data.name, label=data.label, secret_sealed=sealing.sealed_secret(work, secret))
    )
    await work.flush()
    work.record(ChannelOpened(channel_id=channel.id))
    return Opened(channel, secret)


async def close_channel(work: Work, channel_id: UUID) -> PaymentChannel:
    """It is not believed any more. Raises `NoSuchChannel`."""
    work.require(Donations.CHANNELS)
    channel = await work.one(queries.open_channel(channel_id), NoSuchChannel)
    channel.close(clock.today())
    await work.flush()
    work.record(ChannelWasClosed(channel_id=channel.id))
    return channel


async def place_order(work: Work, donation_id: UUID, data: NewOrder) -> PaymentOrder:
    """Have a channel collect money for a donation. Raises `NothingGiven`, `DonationCancelled`, `MoreThanPledged`."""
    reach = work.require(Donations.RECEIVE)
    if data.amount <= 0:
        raise NothingGiven().beside("amount")
    channel = await work.one(queries.open_channel(data.channel_id), NoSuchChannel)
    donation = await work.one(donations.donation(reach, donation_id, lock=True), NoSuchDonation)
    donation.refuse_if_cancelled()
    left_fen = donation.amount_fen - await work.scalar(receivings.received_of(donation.id))
    if data.amount > left_fen:
        raise MoreThanPledged(left=show_yuan(left_fen))
    order = work.add(
        PaymentOrder(
            id=new_id(), channel_id=channel.id, out_trade_no=order_number(clock.today()), donation_id=donation.id,
            amount_fen=data.amount, state=OrderState.OPEN,
        )
    )  # fmt: skip
    await work.flush()
    work.record(
        OrderPlaced(
            order_id=order.id, donation_id=donation.id, donor_id=donation.donor_id, channel_id=channel.id,
            amount_fen=order.amount_fen,
        )
    )  # fmt: skip
    return order


async def take_notice(work: Work, data: Notice, body: bytes, signature: str) -> Counted | Refusal:
    """What a channel tells of an order; `signature` is the HMAC-SHA256 of `body` by its secret, in hexadecimal.

    Counts once, however often and however many at once it is told. A refusal is given and not raised, so that the
    alarm beside it is kept. Raises `NoSuchChannel`.
    """
    work.require(Donations.NOTIFY)
    channel = await work.one(queries.open_channel_named(data.channel), NoSuchChannel)
    if not _is_signed(sealing.secret(work, channel), body, signature):
        await _alarm(work, channel)
        return NoticeForged()
    order = await work.one_or_none(queries.order(channel.id, data.out_trade_no))
    if order is None:
        await _alarm(work, channel)
        return NoticeUnfit()
    if order.amount_fen != data.amount_fen:
        work.record(
            NoticeRefused(
                order_id=order.id, donation_id=order.donation_id, channel_id=channel.id, told_fen=data.amount_fen,
                amount_fen=order.amount_fen,
            )
        )  # fmt: skip
        return NoticeUnfit()
    return await _count(work, order)


def _is_signed(secret: bytes, body: bytes, signature: str) -> bool:
    expected = hmac.new(secret, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.strip().lower().encode())


async def _alarm(work: Work, channel: PaymentChannel) -> None:
    """Tell the admins once a day, so that whoever sends a thousand forgeries fills no inbox."""
    if (await work.execute(queries.first_alarm(channel.id, clock.today()))).one_or_none():
        work.record(NoticesForged(channel_id=channel.id))


async def _count(work: Work, order: PaymentOrder) -> Counted:
    """The first of all deliveries books the money; the others wait for it and find it done."""
    if order.state is OrderState.PAID:
        return Counted.DUPLICATE
    if (await work.execute(queries.first_notice(work.tenant.id, order))).one_or_none() is None:
        return Counted.DUPLICATE
    donation = await work.one(donations.any_donation(order.donation_id), NoSuchDonation)
    arrival = Arrival(order.amount_fen, clock.today(), Way.ONLINE, order.out_trade_no)
    await arrive(work, donation, arrival)
    order.state = OrderState.PAID
    await work.flush()
    return Counted.COUNTED
