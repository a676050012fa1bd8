"""The books as files that are no lists of rows. Who took them is recorded."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import anyio.to_thread

from wushe.kernel import clock, exporting
from wushe.kernel.exporting import Code, ListExported
from wushe.kernel.sheets.csv_out import write_csv
from wushe.kernel.work import Work
from wushe.ledger import sheets
from wushe.ledger.balancing import TrialBalance
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import PeriodFilters


def period(filters: PeriodFilters) -> tuple[date, date]:
    """Both days of it: from New Year up to today where nothing is said."""
    until = filters.until or clock.today()
    return filters.since or min(date(until.year, 1, 1), until), until


async def vouchers_as_text(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """CSV for an accountant's software, as `docs/books.md` describes it."""
    target = io.BytesIO()
    await anyio.to_thread.run_sync(partial(write_csv, target, sheets.VOUCHERS, rows))
    return target.getvalue()


async def balance(work: Work, found: TrialBalance) -> bytes:
    work.require(Ledger.READ)
    rows = list(sheets.balance_rows(found))
    work.record(ListExported(name=Code("trial_balance"), rows=len(rows)))
    return await exporting.write(sheets.BALANCE, rows)
