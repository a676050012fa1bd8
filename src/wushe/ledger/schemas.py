"""What people enter and see of the books."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Name, Shown, Yuan, text
from wushe.ledger.kinds import AccountKind, EntryKind, Matching, ReversalReason, Side, SourceKind


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


class NewBankAccount(Entered):
    """A bank account; the name that people know it by, such as 基本户（农商行 1234）."""

    name: Name


class NewMatch(Entered):
    """A line of the bank and the entry that it stands for."""

    line_id: UUID
    entry_id: UUID


class Reversing(Entered):
    """Why and when an entry is undone."""

    on: Day
    reason: ReversalReason


class Closing(Entered):
    """The month to close, by any of its days."""

    month: Day


class Reconciling(Entered):
    """Which bank account, up to which day."""

    account_id: UUID
    until: Day


class EntryFilters(Filters):
    """What the day book can be narrowed by. `q` is a voucher's number."""

    since: Day | None = None
    until: Day | None = None
    kind: EntryKind | None = None
    account_id: UUID | None = None


class AccountFilters(Filters):
    """What the list of accounts can be narrowed by."""

    kind: AccountKind | None = None


class PeriodFilters(Filters):
    """A period; without a beginning from New Year on, without an end up to today."""

    since: Day | None = None
    until: Day | None = None


class ReconcilingFilters(Filters):
    """Which bank account, up to which day; without them the first one, today."""

    account_id: UUID | None = None
    until: Day | None = None


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


class EntryLine(Shown):
    """An entry in the day book; amount in fen."""

    id: UUID
    number: str
    kind: EntryKind
    on: date
    about_id: UUID
    about: str
    fen: int
    reverses_id: UUID | None
    reversed_by_id: UUID | None


class EntryPage(Shown):
    """One page of the day book."""

    items: list[EntryLine]
    next: str | None
    previous: str | None


class LegShown(Shown):
    """Fen of one source, from one account into another."""

    debit_id: UUID
    debit: str
    credit_id: UUID
    credit: str
    source_id: UUID
    source_kind: SourceKind
    fen: int
    purpose_id: UUID | None


class EntryShown(EntryLine):
    """An entry with its transfers."""

    posted_at: datetime
    legs: list[LegShown]


class AccountShown(Shown):
    """An account and what lies in it, in fen; what was set aside within it counted in `whole_fen`."""

    id: UUID
    name: str
    kind: AccountKind
    side: Side
    holder_id: UUID | None
    within_id: UUID | None
    fen: int
    whole_fen: int


class AccountPage(Shown):
    """One page of accounts."""

    items: list[AccountShown]
    next: str | None
    previous: str | None


class BalanceRow(Shown):
    """One pot in the trial balance, in fen; opening and closing stand on its own side."""

    account_id: UUID
    name: str
    side: Side
    opening_fen: int
    debit_fen: int
    credit_fen: int
    closing_fen: int


class BalanceShown(Shown):
    """The trial balance. `agree` says whether debit and credit are equal throughout."""

    since: date
    until: date
    rows: list[BalanceRow]
    agree: bool


class MovedShown(Shown):
    """What entries of one kind brought in and took out."""

    kind: EntryKind
    into_fen: int
    out_fen: int


class StatementShown(Shown):
    """One pot in a period, in fen."""

    account_id: UUID
    since: date
    until: date
    opening_fen: int
    moved: list[MovedShown]
    closing_fen: int


class MonthShown(Shown):
    """A closed month and what it closed with; `held_fen` lay at the bank."""

    id: UUID
    month: date
    closed_at: datetime
    entries: int
    held_fen: int


class ProposalShown(Shown):
    """A line and an entry of the same amount; `rivals` would fit as well."""

    line_id: UUID
    entry_id: UUID
    days: int
    rivals: int


class ReconciliationShown(Shown):
    """The bank and the books at the end of a day, in fen; both adjusted balances meet when `apart_fen` is zero."""

    account_id: UUID
    until: date
    bank_fen: int
    book_fen: int
    adjusted_bank_fen: int
    adjusted_book_fen: int
    apart_fen: int
    lines: list[UUID]
    entries: list[UUID]
    proposals: list[ProposalShown]


class MatchShown(Shown):
    """A line that stands for an entry."""

    id: UUID
    line_id: UUID
    entry_id: UUID
    account_id: UUID


class FindingShown(Shown):
    """What a proof found: which check, on which thing, by how much."""

    kind: str
    thing: str
    by: int


class CheckShown(Shown):
    """A proof of the books."""

    checked_at: datetime
    entries: int
    findings: list[FindingShown]
