"""What people enter and see of the books."""

from datetime import date
from typing import Annotated
from uuid import UUID

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Shown, Yuan, text
from wushe.ledger.kinds import Matching


class NewLine(Entered):
    """A line of a bank statement. Amounts are typed in yuan; either `into` or `out` is given."""

    on: Day
    into: Yuan | None = None
    out: Yuan | None = None
    balance: Yuan | None = None
    serial: Annotated[str, text(64, shortest=0)] = ""
    counterparty: Annotated[str, text(120, shortest=0)] = ""
    summary: Annotated[str, text(200, shortest=0)] = ""
    account_id: UUID | None = None


class LineFilters(Filters):
    """What the list of bank lines can be narrowed by. `q` finds serial numbers and whole names of other parties."""

    account_id: UUID | None = None
    since: Day | None = None
    until: Day | None = None
    matching: Matching | None = None


class LineShown(Shown):
    """A line of a bank statement; amounts in fen, below zero what went out."""

    id: UUID
    account_id: UUID
    on: date
    fen: int
    balance_fen: int | None
    serial: str
    counterparty: str
    summary: str
    match_id: UUID | None
    entry_id: UUID | None


class LinePage(Shown):
    """One page of lines."""

    items: list[LineShown]
    next: str | None
    previous: str | None
