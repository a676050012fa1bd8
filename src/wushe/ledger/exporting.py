"""The books as files. Who took them is recorded; one file holds a period, and so much that Excel opens it at once."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import anyio.to_thread

from wushe.kernel import clock, exporting
from wushe.kernel.exporting import MOST_ROWS, ListExported, TooManyRows
from wushe.kernel.journal.event import Code
from wushe.kernel.sheets.csv_out import write_csv
from wushe.kernel.work import Work
from wushe.ledger import queries, sheets
from wushe.ledger.balancing import TrialBalance
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import EntryFilters, PeriodFilters
from wushe.ledger.vouchers import Voucher, lines_for_accountants, vouchers


def period(filters: PeriodFilters) -> tuple[date, date]:
    """Both days of it: from New Year up to today where nothing is said."""
    until = filters.until or clock.today()
    return filters.since or min(date(until.year, 1, 1), until), until


async def day_book(work: Work, filters: EntryFilters) -> bytes:
    """Raises `TooManyRows`."""
    work.require(Ledger.READ)
    found = await _found(work, filters)
    return await exporting.write(sheets.DAY_BOOK, _told(work, "day_book", found, sheets.day_book_rows))


async def for_accountants(work: Work, filters: PeriodFilters, *, csv: bool) -> bytes:
    """Vouchers of a period as `docs/books.md` describes them. Raises `TooManyRows`."""
    work.require(Ledger.READ)
    since, until = period(filters)
    found = await _found(work, EntryFilters(since=since, until=until))
    rows = _told(work, "vouchers", found, lines_for_accountants)
    if not csv:
        return await exporting.write(sheets.VOUCHERS, rows)
    target = io.BytesIO()
    await anyio.to_thread.run_sync(partial(write_csv, target, sheets.VOUCHERS, rows))
    return target.getvalue()


async def balance(work: Work, found: TrialBalance) -> bytes:
    work.require(Ledger.READ)
    rows = list(sheets.balance_rows(found))
    work.record(ListExported(name=Code("trial_balance"), rows=len(rows)))
    return await exporting.write(sheets.BALANCE, rows)


async def _found(work: Work, filters: EntryFilters) -> list[Voucher]:
    entries = await work.all(queries.entries(filters).order_by(*queries.IN_ORDER).limit(MOST_ROWS + 1))
    if len(entries) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    return await vouchers(work, entries)


Rows = Callable[[Sequence[Voucher]], Iterable[Mapping[str, Any]]]


def _told(work: Work, name: str, found: Sequence[Voucher], as_rows: Rows) -> list[Mapping[str, Any]]:
    rows = list(as_rows(found))
    if len(rows) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    work.record(ListExported(name=Code(name), rows=len(rows)))
    return rows
