"""What people see of the bank's lines and how they match the books."""

from datetime import date
from uuid import UUID

from wushe.kernel.schemas import Shown
from wushe.ledger.kinds import Matching


class MatchedShown(Shown):
    """So many fen of a line are of an entry."""

    match_id: UUID
    entry_id: UUID
    fen: int


class LineShown(Shown):
    """A line of a bank statement; amounts in fen, below zero what went out. `open_fen` stand for no entry yet."""

    id: UUID
    account_id: UUID
    on: date
    fen: int
    balance_fen: int | None
    serial: str
    counterparty: str
    summary: str
    open_fen: int
    matching: Matching
    matches: list[MatchedShown]


class LinePage(Shown):
    """One page of lines."""

    items: list[LineShown]
    next: str | None
    previous: str | None


class ProposalShown(Shown):
    """A line and an entry of the same amount; `rivals` would fit as well."""

    line_id: UUID
    entry_id: UUID
    fen: int
    days: int
    rivals: int


class OpenShown(Shown):
    """A line or an entry, and the fen of it that nothing stands for on the other side."""

    id: UUID
    on: date
    fen: int


class ReconciliationShown(Shown):
    """The bank and the books at the end of a day, in fen; both adjusted balances meet when `apart_fen` is zero."""

    account_id: UUID
    until: date
    bank_fen: int
    book_fen: int
    adjusted_bank_fen: int
    adjusted_book_fen: int
    apart_fen: int
    lines: list[OpenShown]
    entries: list[OpenShown]
    proposals: list[ProposalShown]


class MatchShown(Shown):
    """A line that stands for an entry, with so many fen of it."""

    id: UUID
    line_id: UUID
    entry_id: UUID
    account_id: UUID
    fen: int
