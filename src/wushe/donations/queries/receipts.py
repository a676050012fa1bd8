"""Questions about receipts."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from wushe.donations.kinds import ReceiptState
from wushe.donations.models import Donor, Receipt, Receiving
from wushe.donations.queries.reach import receipt_reached
from wushe.donations.schemas.filters import ReceiptFilters
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach

ORDER = (Receipt.year.desc(), Receipt.number.desc(), Receipt.id.desc())
"""The order of the book: the last number first."""


def matching(reach: Reach, filters: ReceiptFilters) -> list[ColumnElement[bool]]:
    conditions = [receipt_reached(reach)]
    if patterns := search_patterns(filters.q):
        said = select(Donor.id).where(*(Donor.search.like(p, escape=ESCAPE) for p in patterns))
        conditions.append(Receipt.donor_id.in_(said))
    if filters.year is not None:
        conditions.append(Receipt.year == filters.year)
    if filters.state is not None:
        is_valid = Receipt.voided_at.is_(None)
        conditions.append(is_valid if filters.state is ReceiptState.VALID else ~is_valid)
    return conditions


def lines(reach: Reach, filters: ReceiptFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `ReceiptLine`, for the lean path."""
    columns = (
        Receipt.id, Receipt.year, Receipt.number, Receipt.donor_id, Receipt.donor_name, Receipt.amount_fen,
        Receipt.issued_at, Receipt.voided_at,
    )  # fmt: skip
    return select(*columns).where(*matching(reach, filters))


def receipts(reach: Reach, filters: ReceiptFilters) -> Select[Receipt]:
    return select(Receipt).where(*matching(reach, filters))


def receipt(reach: Reach, receipt_id: UUID, *, lock: bool = False) -> Select[Receipt]:
    found = select(Receipt).where(Receipt.id == receipt_id, receipt_reached(reach))
    return found.with_for_update(key_share=True) if lock else found


def receipt_coded(code: str) -> Select[Receipt]:
    return select(Receipt).where(Receipt.code == code)


def valid_for(receiving_id: UUID | None, in_kind_id: UUID | None) -> Select[Receipt]:
    """The one receipt that counts for money that arrived, or for a gift in kind."""
    return select(Receipt).where(_for(receiving_id, in_kind_id), Receipt.voided_at.is_(None))


def last_void(receiving_id: UUID | None, in_kind_id: UUID | None) -> Select[Receipt]:
    """The voided receipt for the same thing that the next one replaces."""
    found = select(Receipt).where(_for(receiving_id, in_kind_id), Receipt.voided_at.is_not(None))
    return found.order_by(Receipt.year.desc(), Receipt.number.desc()).limit(1)


def _for(receiving_id: UUID | None, in_kind_id: UUID | None) -> ColumnElement[bool]:
    return Receipt.receiving_id == receiving_id if receiving_id else Receipt.in_kind_id == in_kind_id


def numbers(year: int) -> Select[int]:
    """All running numbers of a year in their order: without gaps, without doubles."""
    return select(Receipt.number).where(Receipt.year == year).order_by(Receipt.number)


def replacing(receipt_id: UUID) -> Select[Receipt]:
    """The receipt that was issued instead of this one."""
    return select(Receipt).where(Receipt.replaces_id == receipt_id)


def donation_of(receipt_id: UUID) -> Select[UUID]:
    """The donation whose money a receipt is for."""
    return (
        select(Receiving.donation_id)
        .join(Receipt, (Receipt.tenant_id == Receiving.tenant_id) & (Receipt.receiving_id == Receiving.id))
        .where(Receipt.id == receipt_id)
    )
