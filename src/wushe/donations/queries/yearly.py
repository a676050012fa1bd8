"""What donors gave within a year."""

from collections.abc import Collection
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import InstrumentedAttribute

from wushe.donations.kinds import ChangeKind, ConsentForm
from wushe.donations.models import Donation, DonationChange, InKindGift, Receipt, Receiving
from wushe.funds.models import Fund


class MoneyRow(Protocol):
    """A row of `money_of`."""

    donor_id: UUID
    on: date
    fund: str
    purpose_id: UUID | None
    community_id: UUID | None
    group: str
    year: int | None
    number: int | None
    amount_fen: int


def money_of(donor_ids: Collection[UUID], year: int) -> Select[*tuple[Any, ...]]:
    """What arrived of these donors, with the number of the valid receipt; see `MoneyRow`."""
    valid = and_(
        Receipt.tenant_id == Receiving.tenant_id, Receipt.receiving_id == Receiving.id, Receipt.voided_at.is_(None)
    )
    return (
        select(
            Donation.donor_id, Receiving.on, Fund.name.label("fund"), Donation.purpose_id, Donation.community_id,
            Donation.group, Receipt.year, Receipt.number, Receiving.amount_fen,
        )
        .join(Donation, and_(Donation.tenant_id == Receiving.tenant_id, Donation.id == Receiving.donation_id))
        .join(Fund, and_(Fund.tenant_id == Donation.tenant_id, Fund.id == Donation.fund_id))
        .outerjoin(Receipt, valid)
        .where(Donation.donor_id.in_(list(donor_ids)), Receiving.reversed_on.is_(None), _within(Receiving.on, year))
        .order_by(Receiving.on, Receiving.id)
    )  # fmt: skip


def in_kind_of(donor_ids: Collection[UUID], year: int) -> Select[InKindGift]:
    return (
        select(InKindGift)
        .where(
            InKindGift.donor_id.in_(list(donor_ids)), InKindGift.withdrawn_at.is_(None),
            _within(InKindGift.given_on, year),
        )
        .order_by(InKindGift.given_on, InKindGift.id)
    )  # fmt: skip


def refunds_of(donor_ids: Collection[UUID], year: int) -> Select[UUID, date, ConsentForm, int]:
    """(donor, day, how they agreed, fen)."""
    return (
        select(Donation.donor_id, DonationChange.on, DonationChange.consent_form, DonationChange.amount_fen)
        .join(
            Donation, and_(Donation.tenant_id == DonationChange.tenant_id, Donation.id == DonationChange.donation_id)
        )
        .where(
            Donation.donor_id.in_(list(donor_ids)), DonationChange.kind == ChangeKind.REFUND,
            _within(DonationChange.on, year),
        )
        .order_by(DonationChange.on, DonationChange.id)
    )  # fmt: skip


def _within(day: InstrumentedAttribute[date], year: int) -> ColumnElement[bool]:
    return day.between(date(year, 1, 1), date(year, 12, 31))
