"""Questions about donations."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, or_, select
from sqlalchemy.orm import Bundle

from wushe.donations.kinds import DonationState
from wushe.donations.models import Donation, DonationDue, Donor, Receiving
from wushe.donations.queries.donors import total
from wushe.donations.queries.dues import WAITING, due, overdue
from wushe.donations.queries.reach import donation_reached
from wushe.donations.queries.receivings import received
from wushe.donations.schemas.filters import DonationFilters
from wushe.funds.models import Fund
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach

ORDER = (Donation.pledged_on.desc(), Donation.id.desc())
"""The order of every list of donations: the newest first."""


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


def donation(reach: Reach, donation_id: UUID, *, lock: bool = False) -> Select[Donation]:
    """Locked, two who receive at once see each other's money."""
    found = select(Donation).where(Donation.id == donation_id, donation_reached(reach))
    return found.with_for_update(key_share=True) if lock else found


def any_donation(donation_id: UUID) -> Select[Donation]:
    """Whoever asks, locked: for what a payment channel tells."""
    return select(Donation).where(Donation.id == donation_id).with_for_update(key_share=True)


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
