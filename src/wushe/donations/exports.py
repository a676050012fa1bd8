"""The lists of donations as files: each names who gave, and leaves only after somebody else has agreed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.communities import queries as communities
from wushe.donations.models import Receipt
from wushe.donations.permissions import Donations
from wushe.donations.queries import donations, donors, in_kind, receipts
from wushe.donations.schemas.filters import (
    DonationFilters,
    DonorFilters,
    InKindFilters,
    ReceiptFilters,
    StatementFilters,
)
from wushe.donations.service import statements
from wushe.donations.sheets import (
    DONATIONS,
    DONORS,
    IN_KIND,
    RECEIPTS,
    STATEMENTS,
    donation_row,
    donor_row,
    in_kind_row,
    receipt_row,
)
from wushe.identity.permissions import Identity
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.i18n import _
from wushe.kernel.work import Work

MOST = 20_000


def _donations(work: Work, filters: DonationFilters) -> Select[Any]:
    return donations.bundled(work.require(Donations.EXPORT), filters).order_by(*donations.ORDER)


def _donors(work: Work, filters: DonorFilters) -> Select[Any]:
    return donors.bundled(work.require(Donations.EXPORT), filters).order_by(*donors.ORDER)


def _in_kind(work: Work, filters: InKindFilters) -> Select[Any]:
    return in_kind.bundled(work.require(Donations.EXPORT), filters).order_by(*in_kind.ORDER)


async def _in_kind_rows(work: Work, gifts: Sequence[Any]) -> Sequence[Mapping[str, Any]]:
    names = {row[0]: row[1] for row in await work.rows(communities.choices())}
    return [in_kind_row(gift, names) for gift in gifts]


def _receipts(work: Work, filters: ReceiptFilters) -> Select[Receipt]:
    return receipts.receipts(work.require(Donations.EXPORT), filters).order_by(*receipts.ORDER)


def _statements(work: Work, filters: StatementFilters) -> Select[Any]:
    work.require(Donations.EXPORT)
    return donors.giving_in(filters.year)


DONATION_LIST = Export(
    kind="donations", back="/donations", permissions=(Donations.EXPORT,), approval=Identity.HAND_OUT,
    sheet=DONATIONS, filters=DonationFilters, found=_donations, as_rows=each(donation_row), most=MOST,
    said={"overdue": _("逾期未到")},
)  # fmt: skip
DONOR_LIST = Export(
    kind="donors", back="/donors", permissions=(Donations.EXPORT,), approval=Identity.HAND_OUT,
    sheet=DONORS, filters=DonorFilters, found=_donors, as_rows=each(donor_row), most=MOST,
)  # fmt: skip
IN_KIND_LIST = Export(
    kind="in_kind", back="/in-kind", permissions=(Donations.EXPORT,), approval=Identity.HAND_OUT,
    sheet=IN_KIND, filters=InKindFilters, found=_in_kind, as_rows=_in_kind_rows, most=MOST,
)  # fmt: skip
STATEMENT_PAPERS = Export(
    kind="statements", back="/donations/statements", permissions=(Donations.EXPORT,), approval=Identity.HAND_OUT,
    sheet=STATEMENTS, filters=StatementFilters, found=_statements, as_rows=statements.as_rows,
    as_papers=statements.as_papers, most=MOST,
)  # fmt: skip
RECEIPT_LIST = Export(
    kind="receipts", back="/receipts", permissions=(Donations.EXPORT,), approval=Identity.HAND_OUT,
    sheet=RECEIPTS, filters=ReceiptFilters, found=_receipts, as_rows=each(receipt_row), most=MOST,
)  # fmt: skip
