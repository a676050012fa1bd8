"""Questions about what arrived of donations."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from wushe.donations.models import Donation, Receipt, Receiving
from wushe.donations.queries.donors import total
from wushe.donations.queries.reach import donation_reached
from wushe.kernel.work import Reach


def received() -> ColumnElement[int]:
    """What arrived of a donation, in fen."""
    found = select(total(Receiving.amount_fen)).where(
        Receiving.tenant_id == Donation.tenant_id, Receiving.donation_id == Donation.id, Receiving.reversed_on.is_(None)
    )
    return found.correlate(Donation).scalar_subquery()


def received_of(donation_id: UUID) -> Select[int]:
    return select(total(Receiving.amount_fen)).where(
        Receiving.donation_id == donation_id, Receiving.reversed_on.is_(None)
    )


def received_by_donation(donation_ids: Iterable[UUID]) -> Select[UUID, int]:
    """(donation, fen that arrived) of those of which any did."""
    return (
        select(Receiving.donation_id, total(Receiving.amount_fen))
        .where(Receiving.donation_id.in_(list(donation_ids)), Receiving.reversed_on.is_(None))
        .group_by(Receiving.donation_id)
    )


def receivings(donation_id: UUID) -> Select[Receiving]:
    """The newest first, with those that were reversed."""
    return (
        select(Receiving).where(Receiving.donation_id == donation_id).order_by(Receiving.on.desc(), Receiving.id.desc())
    )


def receiving(reach: Reach, receiving_id: UUID) -> Select[Receiving]:
    """What arrived, locked, if its donation is within reach."""
    return (
        select(Receiving)
        .join(Donation, (Donation.tenant_id == Receiving.tenant_id) & (Donation.id == Receiving.donation_id))
        .where(Receiving.id == receiving_id, donation_reached(reach))
        .with_for_update(key_share=True, of=Receiving)
    )


def receiving_of_entry(entry_id: UUID) -> Select[Receiving]:
    """What was booked by an entry of the ledger, locked."""
    return select(Receiving).where(Receiving.entry_id == entry_id).with_for_update(key_share=True)


def parts_of_line(bank_line_id: UUID) -> Select[int]:
    """How often a line of the bank, or a part of it, was booked as money of a donation."""
    return select(func.count(Receiving.id)).where(Receiving.bank_line_id == bank_line_id)


def valid_receipts(receiving_ids: Iterable[UUID]) -> Select[UUID | None, UUID]:
    """(receiving, valid receipt) of those that have one."""
    return select(Receipt.receiving_id, Receipt.id).where(
        Receipt.receiving_id.in_(list(receiving_ids)), Receipt.voided_at.is_(None)
    )
