"""What people see of accounts, entries and months."""

from datetime import date, datetime
from uuid import UUID

from wushe.kernel.schemas import Shown
from wushe.ledger.kinds import AccountKind, EntryKind, Side, SourceKind


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
