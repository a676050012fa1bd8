"""Donations as both faces show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wushe.donations.kinds import DonationState
from wushe.donations.models import (
    Donation,
    DonationChange,
    Donor,
    InKindGift,
    PaymentChannel,
    PaymentOrder,
    Receipt,
    Receiving,
)
from wushe.donations.queries import (
    changes as change_queries,
    dues as due_queries,
    receivings as receiving_queries,
    sources,
)
from wushe.donations.schedule import Part, Standing, standing
from wushe.donations.schemas.shown import (
    ChangeShown,
    ChannelShown,
    DonationShown,
    DonorShown,
    DueShown,
    InKindShown,
    OrderShown,
    ReceiptShown,
    ReceivingShown,
)
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Step
from wushe.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the fen of a donation are now; what arrived is the sum of the other four."""

    received_fen: int
    refunded_fen: int
    free_fen: int
    reserved_fen: int

    @property
    def spent_fen(self) -> int:
        return self.received_fen - self.refunded_fen - self.free_fen - self.reserved_fen


@dataclass(frozen=True, slots=True)
class Whole:
    """A donation with all that belongs to it. `receipts` by what they are for."""

    donation: Donation
    standings: Sequence[Standing]
    receivings: Sequence[Receiving]
    receipts: dict[UUID | None, UUID]
    changes: Sequence[DonationChange]
    where: Whereabouts


async def whole(work: Work, donation: Donation) -> Whole:
    dues = await work.all(due_queries.dues(donation.id))
    receivings = await work.all(receiving_queries.receivings(donation.id))
    where = await whereabouts(work, donation.id)
    parts = [Part(due.number, due.due_on, due.amount_fen) for due in dues]
    receipts = await work.rows(receiving_queries.valid_receipts([each.id for each in receivings]))
    return Whole(
        donation, standing(parts, where.received_fen, today()), receivings, dict(receipts),
        await work.all(change_queries.changes(donation.id)), where,
    )  # fmt: skip


async def whereabouts(work: Work, donation_id: UUID) -> Whereabouts:
    received = await work.scalar(receiving_queries.received_of(donation_id))
    refunded = await work.scalar(change_queries.refunded_of(donation_id))
    [(free, reserved)] = await work.rows(sources.lying(donation_id))
    return Whereabouts(received, refunded, free, reserved)


def stepper(known: Whole) -> list[Step]:
    """Pledged, arrived, receipted."""
    arrived = [each for each in known.receivings if each.reversed_on is None]
    papered = [each for each in arrived if each.id in known.receipts or each.waived_on]
    state = known.donation.state
    received = (
        "done" if state is DonationState.RECEIVED else "stopped" if state is DonationState.CANCELLED else "current"
    )
    receipted = "done" if arrived and len(papered) == len(arrived) else "current" if arrived else "todo"
    return [
        Step(_("认捐"), "done", formats.date(known.donation.pledged_on)),
        Step(_("到账"), received, _("{n} 笔").say(n=len(arrived))),
        Step(_("开具票据"), receipted, _("{n} 份").say(n=len(papered))),
    ]


async def donation_shown(work: Work, donation: Donation) -> DonationShown:
    known = await whole(work, donation)
    same = {name: getattr(donation, name) for name in DonationShown.__struct_fields__ if hasattr(donation, name)}
    return DonationShown(
        **same, received_fen=known.where.received_fen, refunded_fen=known.where.refunded_fen,
        left_fen=known.where.free_fen, dues=[due_shown(each) for each in known.standings],
        receivings=[receiving_shown(each, known.receipts.get(each.id)) for each in known.receivings],
        changes=[change_shown(each) for each in known.changes],
    )  # fmt: skip


def due_shown(each: Standing) -> DueShown:
    return DueShown(**each.part._asdict(), paid_fen=each.paid_fen, state=each.state)


def receiving_shown(receiving: Receiving, receipt_id: UUID | None) -> ReceivingShown:
    names = [name for name in ReceivingShown.__struct_fields__ if name != "receipt_id"]
    return ReceivingShown(**{name: getattr(receiving, name) for name in names}, receipt_id=receipt_id)


def change_shown(change: DonationChange) -> ChangeShown:
    return ChangeShown(**{name: getattr(change, name) for name in ChangeShown.__struct_fields__})


def donor_shown(donor: Donor) -> DonorShown:
    names = [name for name in DonorShown.__struct_fields__ if name != "phone"]
    return DonorShown(**{name: getattr(donor, name) for name in names}, phone=donor.phone_masked or "")


def in_kind_shown(gift: InKindGift) -> InKindShown:
    return InKindShown(**{name: getattr(gift, name) for name in InKindShown.__struct_fields__})


def receipt_shown(receipt: Receipt) -> ReceiptShown:
    return ReceiptShown(**{name: getattr(receipt, name) for name in ReceiptShown.__struct_fields__})


def channel_shown(channel: PaymentChannel) -> ChannelShown:
    return ChannelShown(**{name: getattr(channel, name) for name in ChannelShown.__struct_fields__})


def order_shown(order: PaymentOrder) -> OrderShown:
    return OrderShown(**{name: getattr(order, name) for name in OrderShown.__struct_fields__})
