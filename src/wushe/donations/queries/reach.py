"""Who reaches what: all of it, or as a funder one's own."""

from uuid import UUID

from sqlalchemy import ColumnElement, select

from wushe.donations.models import Donation, Donor, InKindGift, Receipt
from wushe.kernel.work import Reach


def donors_of(person_id: UUID) -> ColumnElement[UUID]:
    """The ids of the donors that a person signs in for; they are one at most."""
    return select(Donor.id).where(Donor.person_id == person_id).scalar_subquery()


def donor_reached(reach: Reach) -> ColumnElement[bool]:
    return reach.clause(own=lambda person_id: Donor.person_id == person_id)


def donation_reached(reach: Reach) -> ColumnElement[bool]:
    return reach.clause(own=lambda person_id: Donation.donor_id == donors_of(person_id))


def in_kind_reached(reach: Reach) -> ColumnElement[bool]:
    return reach.clause(own=lambda person_id: InKindGift.donor_id == donors_of(person_id))


def receipt_reached(reach: Reach) -> ColumnElement[bool]:
    return reach.clause(own=lambda person_id: Receipt.donor_id == donors_of(person_id))
