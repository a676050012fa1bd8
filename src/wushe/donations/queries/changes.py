"""Questions about refunds and changes of purpose, and the letters that agree to them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import undefer

from wushe.donations.kinds import ChangeKind
from wushe.donations.models import Donation, DonationChange, DonationLetter
from wushe.donations.queries.donors import total
from wushe.donations.queries.reach import donation_reached
from wushe.kernel.files.models import StoredFile
from wushe.kernel.work import Reach


def changes(donation_id: UUID) -> Select[DonationChange]:
    """The newest first."""
    return (
        select(DonationChange)
        .where(DonationChange.donation_id == donation_id)
        .order_by(DonationChange.recorded_at.desc(), DonationChange.id.desc())
    )


def change(reach: Reach, change_id: UUID) -> Select[DonationChange, Donation]:
    """(change, its donation), if that is within reach."""
    return (
        select(DonationChange, Donation)
        .join(Donation, (Donation.tenant_id == DonationChange.tenant_id) & (Donation.id == DonationChange.donation_id))
        .where(DonationChange.id == change_id, donation_reached(reach))
    )


def change_of_entry(entry_id: UUID) -> Select[DonationChange]:
    """The refund or change of purpose that was booked by an entry of the ledger."""
    return select(DonationChange).where(DonationChange.entry_id == entry_id)


def letters(change_ids: Iterable[UUID]) -> Select[UUID]:
    """Those of these changes that have a letter."""
    return select(DonationLetter.change_id).where(DonationLetter.change_id.in_(list(change_ids)))


def letter_of(change_id: UUID) -> Select[StoredFile]:
    """The file with its content."""
    return (
        select(StoredFile)
        .join(
            DonationLetter,
            (DonationLetter.tenant_id == StoredFile.tenant_id) & (DonationLetter.file_id == StoredFile.id),
        )
        .where(DonationLetter.change_id == change_id)
        .options(undefer(StoredFile.content))
    )


def refunded_of(donation_id: UUID) -> Select[int]:
    return select(total(DonationChange.amount_fen)).where(
        DonationChange.donation_id == donation_id, DonationChange.kind == ChangeKind.REFUND
    )
