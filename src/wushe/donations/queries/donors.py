"""Questions about donors."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, Text, case, cast, func, literal, or_, select
from sqlalchemy.orm import Bundle

from wushe.donations.kinds import ChangeKind, DonorKind
from wushe.donations.models import Donation, DonationChange, Donor, InKindGift, Receipt, Receiving
from wushe.donations.models.donation import LENGTH_OF_NUMBER
from wushe.donations.queries.reach import donor_reached
from wushe.donations.schemas.filters import DonorFilters
from wushe.kernel.i18n import _
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach

ORDER = (Donor.name_key, Donor.id)
"""The order of every list of donors."""


def matching(reach: Reach, filters: DonorFilters) -> list[ColumnElement[bool]]:
    conditions = [donor_reached(reach), *(Donor.search.like(p, escape=ESCAPE) for p in search_patterns(filters.q))]
    return conditions if filters.kind is None else [*conditions, Donor.kind == filters.kind]


def lines(reach: Reach, filters: DonorFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `DonorLine`, with those of `ORDER`, for the lean path."""
    columns = Donor.id, Donor.kind, Donor.name, Donor.name_key, received(), refunded()
    return select(*columns).where(*matching(reach, filters))


def bundled(reach: Reach, filters: DonorFilters) -> Select[Any]:
    """The same as rows with attributes, for pages and sheets."""
    columns = Donor.id, Donor.kind, Donor.name, Donor.name_key, Donor.contact, Donor.phone_masked, Donor.anonymous
    return select(Bundle("donor", *columns, received(), refunded())).where(*matching(reach, filters))


def received() -> ColumnElement[int]:
    """What arrived of a donor's donations, in fen; what was refunded since did arrive."""
    of_theirs = (Donation.tenant_id == Receiving.tenant_id) & (Donation.id == Receiving.donation_id)
    found = (
        select(total(Receiving.amount_fen))
        .join(Donation, of_theirs)
        .where(Donation.donor_id == Donor.id, Receiving.reversed_on.is_(None))
    )
    return found.correlate(Donor).scalar_subquery().label("received_fen")


def refunded() -> ColumnElement[int]:
    of_theirs = (Donation.tenant_id == DonationChange.tenant_id) & (Donation.id == DonationChange.donation_id)
    found = (
        select(total(DonationChange.amount_fen))
        .join(Donation, of_theirs)
        .where(Donation.donor_id == Donor.id, DonationChange.kind == ChangeKind.REFUND)
    )
    return found.correlate(Donor).scalar_subquery().label("refunded_fen")


def total(column: Any) -> ColumnElement[int]:
    """PostgreSQL sums whole numbers as numeric; fen stay whole."""
    return cast(func.coalesce(func.sum(column), 0), BigInteger)


def donor(reach: Reach, donor_id: UUID) -> Select[Donor]:
    return select(Donor).where(Donor.id == donor_id, donor_reached(reach))


def choices() -> Select[UUID, str]:
    """(id, name) of all donors, for select fields."""
    return select(Donor.id, Donor.name).order_by(*ORDER)


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these donors, for those who may see who gave."""
    return select(Donor.id, Donor.name).where(Donor.id.in_(list(ids)))


def named(name_key: str) -> Select[UUID]:
    """The ids of the donors of just that name."""
    return select(Donor.id).where(Donor.name_key == name_key)


def of_person(person_id: UUID) -> Select[Donor]:
    """The donor that a person of the register signs in for."""
    return select(Donor).where(Donor.person_id == person_id)


def giving_in(year: int) -> Select[Any]:
    """(id, year) as one object for each donor of whom something arrived in the year, in the order of their ids."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    money = (
        select(Donation.donor_id)
        .join(Receiving, (Receiving.tenant_id == Donation.tenant_id) & (Receiving.donation_id == Donation.id))
        .where(Receiving.reversed_on.is_(None), Receiving.on.between(first, last))
    )
    in_kind = select(InKindGift.donor_id).where(
        InKindGift.withdrawn_at.is_(None), InKindGift.given_on.between(first, last)
    )
    row = Bundle("row", Donor.id, literal(year).label("year"))
    return select(row).where(or_(Donor.id.in_(money), Donor.id.in_(in_kind))).order_by(Donor.id)


def number_in(year: int) -> Select[int]:
    """How many donors gave something in a year."""
    return select(func.count()).select_from(giving_in(year).order_by(None).subquery())


def sums_of(donor_id: UUID) -> Select[int, int]:
    """(received, refunded) of a donor in fen."""
    return select(received(), refunded()).where(Donor.id == donor_id)


def receipts_of(donor_id: UUID) -> Select[Receipt]:
    """The newest first."""
    return select(Receipt).where(Receipt.donor_id == donor_id).order_by(Receipt.year.desc(), Receipt.number.desc())


def givers(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(donation, its donor; its number where that is a person): 摘要 of vouchers, which accountants take away."""
    of_theirs = (Donation.tenant_id == Donor.tenant_id) & (Donation.donor_id == Donor.id)
    numbered = literal(_("捐赠编号 {number}").say(number="")) + number()
    giver = case((Donor.kind == DonorKind.PERSON, numbered), else_=Donor.name)
    return select(Donation.id, giver).join(Donor, of_theirs).where(Donation.id.in_(list(ids)))


def number() -> ColumnElement[str]:
    """`Donation.number`, which the donation's page shows."""
    return func.upper(func.right(cast(Donation.id, Text), LENGTH_OF_NUMBER))


calls(names, "donor_id")
calls(givers, "about_id")
