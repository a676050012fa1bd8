"""Questions about what is due of donations."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, select
from sqlalchemy.orm import aliased

from wushe.donations.kinds import DonationState
from wushe.donations.models import Donation, DonationDue, Donor
from wushe.donations.queries.donors import total
from wushe.donations.queries.reach import donation_reached
from wushe.donations.queries.receivings import received
from wushe.kernel.clock import today
from wushe.kernel.work import Reach

WAITING = (DonationState.PLEDGED, DonationState.PARTLY)
"""Of these something is still to come."""
SOON = timedelta(weeks=3)
Part = aliased(DonationDue)
"""A part beside the others of its donation."""


def due() -> ColumnElement[int]:
    """What should have arrived of a donation before today, in fen, whether or not it did."""
    found = select(total(DonationDue.amount_fen)).where(
        DonationDue.tenant_id == Donation.tenant_id,
        DonationDue.donation_id == Donation.id,
        DonationDue.due_on < today(),
    )
    return found.correlate(Donation).scalar_subquery()


def overdue() -> ColumnElement[bool]:
    """Of which a part should have arrived and did not."""
    return and_(Donation.state.in_(WAITING), due() > received())


def dues(donation_id: UUID) -> Select[DonationDue]:
    return select(DonationDue).where(DonationDue.donation_id == donation_id).order_by(DonationDue.number)


def dues_of(donation_ids: Iterable[UUID]) -> Select[DonationDue]:
    """Of several donations, each in its order."""
    return (
        select(DonationDue)
        .where(DonationDue.donation_id.in_(list(donation_ids)))
        .order_by(DonationDue.donation_id, DonationDue.number)
    )


def to_remind(until: date) -> Select[DonationDue, Donation]:
    """(part, donation) of what falls due up to a day and nobody was told of yet, locked."""
    return (
        select(DonationDue, Donation)
        .join(Donation, (Donation.tenant_id == DonationDue.tenant_id) & (Donation.id == DonationDue.donation_id))
        .where(DonationDue.due_on <= until, DonationDue.told_on.is_(None), Donation.state.in_(WAITING))
        .order_by(DonationDue.due_on, DonationDue.id)
        .with_for_update(of=DonationDue, skip_locked=True)
    )


def falling_due(reach: Reach, on: date) -> Select[Donation, str, DonationDue, int]:
    """(donation, donor, part, fen that are missing of it) not paid whole that are due until three weeks from a day."""
    before = (
        select(total(DonationDue.amount_fen))
        .where(DonationDue.tenant_id == Part.tenant_id, DonationDue.donation_id == Part.donation_id)
        .where(DonationDue.number <= Part.number)
        .correlate(Part)
        .scalar_subquery()
    )
    missing = func.least(before - received(), Part.amount_fen)
    return (
        select(Donation, Donor.name, Part, cast(missing, BigInteger))
        .join(Part, (Part.tenant_id == Donation.tenant_id) & (Part.donation_id == Donation.id))
        .join(Donor, (Donor.tenant_id == Donation.tenant_id) & (Donor.id == Donation.donor_id))
        .where(donation_reached(reach), Donation.state.in_(WAITING), Part.due_on <= on + SOON, missing > 0)
        .order_by(Part.due_on, Part.id)
    )
