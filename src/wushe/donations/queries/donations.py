"""Questions about donations, what is due of them and what arrived."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, or_, select
from sqlalchemy.orm import Bundle, aliased, undefer

from wushe.donations.kinds import ChangeKind, DonationState
from wushe.donations.models import (
    Donation,
    DonationChange,
    DonationChangePart,
    DonationDue,
    DonationLetter,
    Donor,
    PaymentOrder,
    Receipt,
    Receiving,
)
from wushe.donations.queries.donors import total
from wushe.donations.queries.reach import donation_reached
from wushe.donations.schemas.shown import DonationFilters
from wushe.funds.models import Fund
from wushe.kernel.clock import today
from wushe.kernel.files.models import StoredFile
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.ledger.kinds import AccountKind
from wushe.ledger.models import Account, Entry, Holding, Transfer

ORDER = (Donation.pledged_on.desc(), Donation.id.desc())
"""The order of every list of donations: the newest first."""
WAITING = (DonationState.PLEDGED, DonationState.PARTLY)
"""Of these something is still to come."""
SOON = timedelta(weeks=3)
Part = aliased(DonationDue)
"""A part beside the others of its donation."""


def matching(reach: Reach, filters: DonationFilters) -> list[ColumnElement[bool]]:
    conditions = [donation_reached(reach), *(Donor.search.like(p, escape=ESCAPE) for p in search_patterns(filters.q))]
    for column, wanted in (
        (Donation.state, filters.state),
        (Donation.rhythm, filters.rhythm),
        (Donation.fund_id, filters.fund_id),
        (Donation.donor_id, filters.donor_id),
    ):
        if wanted is not None:
            conditions.append(column == wanted)
    if filters.since is not None:
        conditions.append(Donation.pledged_on >= filters.since)
    if filters.until is not None:
        conditions.append(Donation.pledged_on <= filters.until)
    return [*conditions, overdue()] if filters.overdue else conditions


def lines(reach: Reach, filters: DonationFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `DonationLine`, with those of `ORDER`, for the lean path."""
    return _around(select(*_columns())).where(*matching(reach, filters))


def bundled(reach: Reach, filters: DonationFilters) -> Select[Any]:
    """The same as rows with attributes, for pages and sheets."""
    return _around(select(Bundle("donation", *_columns()))).where(*matching(reach, filters))


def _columns() -> tuple[Any, ...]:
    return (
        Donation.id, Donation.donor_id, Donor.name.label("donor"), Donation.fund_id, Fund.name.label("fund"),
        Donation.rhythm, Donation.state, Donation.amount_fen, received().label("received_fen"),
        due().label("due_fen"), Donation.pledged_on, Donation.anonymous,
    )  # fmt: skip


def _around(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.join(Donor, (Donor.tenant_id == Donation.tenant_id) & (Donor.id == Donation.donor_id)).join(
        Fund, (Fund.tenant_id == Donation.tenant_id) & (Fund.id == Donation.fund_id)
    )


def received() -> ColumnElement[int]:
    """What arrived of a donation, in fen."""
    found = select(total(Receiving.amount_fen)).where(
        Receiving.tenant_id == Donation.tenant_id, Receiving.donation_id == Donation.id, Receiving.reversed_on.is_(None)
    )
    return found.correlate(Donation).scalar_subquery()


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


def donation(reach: Reach, donation_id: UUID, *, lock: bool = False) -> Select[Donation]:
    """Locked, two who receive at once see each other's money."""
    found = select(Donation).where(Donation.id == donation_id, donation_reached(reach))
    return found.with_for_update(key_share=True) if lock else found


def any_donation(donation_id: UUID) -> Select[Donation]:
    """Whoever asks, locked: for what a payment channel tells."""
    return select(Donation).where(Donation.id == donation_id).with_for_update(key_share=True)


def received_of(donation_id: UUID) -> Select[int]:
    return select(total(Receiving.amount_fen)).where(
        Receiving.donation_id == donation_id, Receiving.reversed_on.is_(None)
    )


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


def sources(donation_id: UUID) -> Select[UUID]:
    """All sources that a donation ever became in the ledger."""
    arrived = select(Receiving.source_id).where(Receiving.donation_id == donation_id)
    became = (
        select(DonationChangePart.to_source_id)
        .join(
            DonationChange,
            (DonationChange.tenant_id == DonationChangePart.tenant_id)
            & (DonationChange.id == DonationChangePart.change_id),
        )
        .where(DonationChange.donation_id == donation_id, DonationChangePart.to_source_id.is_not(None))
    )
    return arrived.union_all(became)  # pyright: ignore[reportReturnType] - a compound select is selected from alike


def at_banks(source_id: UUID) -> Select[UUID, int]:
    """(bank account, fen of the source that lie there), the account that was opened first in front."""
    return (
        select(Account.id, Holding.fen)
        .join(Holding, (Holding.tenant_id == Account.tenant_id) & (Holding.account_id == Account.id))
        .where(Account.kind == AccountKind.BANK, Holding.source_id == source_id, Holding.fen > 0)
        .order_by(Account.id)
    )


def changes(donation_id: UUID) -> Select[DonationChange]:
    """The newest first."""
    return (
        select(DonationChange)
        .where(DonationChange.donation_id == donation_id)
        .order_by(DonationChange.recorded_at.desc(), DonationChange.id.desc())
    )


def change_of_entry(entry_id: UUID) -> Select[DonationChange]:
    """The refund or change of purpose that was booked by an entry of the ledger."""
    return select(DonationChange).where(DonationChange.entry_id == entry_id)


def change(reach: Reach, change_id: UUID) -> Select[DonationChange, Donation]:
    """(change, its donation), if that is within reach."""
    return (
        select(DonationChange, Donation)
        .join(Donation, (Donation.tenant_id == DonationChange.tenant_id) & (Donation.id == DonationChange.donation_id))
        .where(DonationChange.id == change_id, donation_reached(reach))
    )


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


def sums(reach: Reach) -> Select[int, int, int]:
    """(number of donations, pledged in fen, received in fen) within reach; a cancelled pledge counts what arrived."""
    stands = Donation.state != DonationState.CANCELLED
    pledged = cast(func.coalesce(func.sum(Donation.amount_fen).filter(stands), 0), BigInteger)
    arrived = (
        select(total(Receiving.amount_fen))
        .join(Donation, (Donation.tenant_id == Receiving.tenant_id) & (Donation.id == Receiving.donation_id))
        .where(donation_reached(reach), Receiving.reversed_on.is_(None))
        .correlate(None)
        .scalar_subquery()
    )
    return select(func.count(Donation.id), pledged, arrived).where(donation_reached(reach))


def waiting_for(amount_fen: int, donor_ids: Iterable[UUID]) -> Select[Donation]:
    """Donations of which something is to come: those of these donors, or with a part of just this amount."""
    part = (
        select(DonationDue.id)
        .where(
            DonationDue.tenant_id == Donation.tenant_id,
            DonationDue.donation_id == Donation.id,
            DonationDue.amount_fen == amount_fen,
        )
        .exists()
    )
    wanted = or_(Donation.donor_id.in_(list(donor_ids)), part, Donation.amount_fen == amount_fen)
    return select(Donation).where(Donation.state.in_(WAITING), wanted).order_by(Donation.id)


def overdue_count(reach: Reach) -> Select[int]:
    """How many donations of which a part should have arrived and did not."""
    return select(func.count(Donation.id)).where(donation_reached(reach), overdue())


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


def received_by_donation(donation_ids: Iterable[UUID]) -> Select[UUID, int]:
    """(donation, fen that arrived) of those of which any did."""
    return (
        select(Receiving.donation_id, total(Receiving.amount_fen))
        .where(Receiving.donation_id.in_(list(donation_ids)), Receiving.reversed_on.is_(None))
        .group_by(Receiving.donation_id)
    )


def order_numbers(donation_ids: Iterable[UUID]) -> Select[UUID, str]:
    """(donation, our number) of the payment orders for these."""
    return select(PaymentOrder.donation_id, PaymentOrder.out_trade_no).where(
        PaymentOrder.donation_id.in_(list(donation_ids))
    )


def valid_receipts(receiving_ids: Iterable[UUID]) -> Select[UUID | None, UUID]:
    """(receiving, valid receipt) of those that have one."""
    return select(Receipt.receiving_id, Receipt.id).where(
        Receipt.receiving_id.in_(list(receiving_ids)), Receipt.voided_at.is_(None)
    )


def lying(donation_id: UUID) -> Select[int, int]:
    """(free in funds, set aside) of a donation, in fen; what is neither and did not go back is spent."""
    is_free = Account.kind == AccountKind.FUND
    return (
        select(_fen_where(is_free), _fen_where(~is_free))
        .select_from(Holding)
        .join(Account, (Account.tenant_id == Holding.tenant_id) & (Account.id == Holding.account_id))
        .where(Holding.source_id.in_(sources(donation_id)), Account.kind != AccountKind.BANK)
    )


def _fen_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(Holding.fen).filter(condition), 0), BigInteger)


def entries(donation_id: UUID) -> Select[Entry, int]:
    """(entry of the books, fen of this donation in it), the newest first; what only passes the bank is not doubled."""
    bank = select(Account.id).where(Account.kind == AccountKind.BANK)
    moved = cast(func.sum(Transfer.fen).filter(Transfer.credit_id.not_in(bank)), BigInteger)
    left = cast(func.sum(Transfer.fen), BigInteger)
    return (
        select(Entry, func.coalesce(moved, left))
        .join(Transfer, (Transfer.tenant_id == Entry.tenant_id) & (Transfer.entry_id == Entry.id))
        .where(Transfer.source_id.in_(sources(donation_id)))
        .group_by(Entry.tenant_id, Entry.id)
        .order_by(Entry.year.desc(), Entry.number.desc())
    )
