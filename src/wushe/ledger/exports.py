"""The books as files: the day book, and vouchers for an accountant's software. No giver who is a person is named."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.kernel.exporting.declared import Export
from wushe.kernel.work import Work
from wushe.ledger import queries, sheets
from wushe.ledger.exporting import period
from wushe.ledger.models import Entry
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import EntryFilters, PeriodFilters
from wushe.ledger.vouchers import lines_for_accountants, vouchers

Rows = Sequence[Mapping[str, Any]]


def _day_book(_work: Work, filters: EntryFilters) -> Select[Entry]:
    return queries.entries(filters).order_by(*queries.IN_ORDER)


async def _day_book_rows(work: Work, entries: Sequence[Entry]) -> Rows:
    return list(sheets.day_book_rows(await vouchers(work, entries)))


def _vouchers(_work: Work, filters: PeriodFilters) -> Select[Entry]:
    since, until = period(filters)
    return queries.entries(EntryFilters(since=since, until=until)).order_by(*queries.IN_ORDER)


async def _voucher_rows(work: Work, entries: Sequence[Entry]) -> Rows:
    return list(lines_for_accountants(await vouchers(work, entries)))


DAY_BOOK = Export(
    kind="day_book", back="/books", permissions=(Ledger.READ,), approval=None, sheet=sheets.DAY_BOOK,
    filters=EntryFilters, found=_day_book, as_rows=_day_book_rows,
)  # fmt: skip
VOUCHERS = Export(
    kind="vouchers", back="/books", file="/books/vouchers.xlsx", permissions=(Ledger.READ,), approval=None,
    sheet=sheets.VOUCHERS, filters=PeriodFilters, found=_vouchers, as_rows=_voucher_rows,
)  # fmt: skip
