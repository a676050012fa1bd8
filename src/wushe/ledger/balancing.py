"""The trial balance (试算平衡表) and the statement of one pot: what there was, came, went and is left, in fen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wushe.kernel.work import Work
from wushe.ledger import queries
from wushe.ledger.kinds import EntryKind, Side
from wushe.ledger.models import Account


@dataclass(frozen=True, slots=True)
class Row:
    """One pot with all that was set aside within it. `opening_fen` and `closing_fen` stand on its own side."""

    account: Account
    opening_fen: int
    debit_fen: int
    credit_fen: int

    @property
    def is_debit(self) -> bool:
        return self.account.side is Side.DEBIT

    @property
    def closing_fen(self) -> int:
        moved = self.debit_fen - self.credit_fen
        return self.opening_fen + (moved if self.is_debit else -moved)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of both sides: each pair is equal, or the books are wrong."""

    opening_debit_fen: int
    opening_credit_fen: int
    debit_fen: int
    credit_fen: int
    closing_debit_fen: int
    closing_credit_fen: int

    @property
    def agree(self) -> bool:
        return (
            self.opening_debit_fen == self.opening_credit_fen
            and self.debit_fen == self.credit_fen
            and self.closing_debit_fen == self.closing_credit_fen
        )


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """All pots in a period, and their sums."""

    rows: Sequence[Row]
    totals: Totals


async def trial_balance(work: Work, since: date, until: date) -> TrialBalance:
    """Of all pots that ever held something, at the end of `until`."""
    sums: dict[UUID, list[int]] = {}
    for root_id, _kind, *fen in await work.rows(queries.turnover(queries.roots(), since, until)):
        sums[root_id] = [a + b for a, b in zip(sums.get(root_id, [0] * 4), fen, strict=True)]
    accounts = sorted(await work.all(queries.accounts_by_ids(sums)), key=lambda each: (each.side, each.kind, each.id))
    rows = [_row(account, sums[account.id]) for account in reversed(accounts)]
    return TrialBalance(rows, _totals(rows))


def _row(account: Account, sums: Sequence[int]) -> Row:
    debit_before, credit_before, debit, credit = sums
    opening = debit_before - credit_before
    return Row(account, opening if account.side is Side.DEBIT else -opening, debit, credit)


def _totals(rows: Sequence[Row]) -> Totals:
    return Totals(
        opening_debit_fen=sum(row.opening_fen for row in rows if row.is_debit),
        opening_credit_fen=sum(row.opening_fen for row in rows if not row.is_debit),
        debit_fen=sum(row.debit_fen for row in rows),
        credit_fen=sum(row.credit_fen for row in rows),
        closing_debit_fen=sum(row.closing_fen for row in rows if row.is_debit),
        closing_credit_fen=sum(row.closing_fen for row in rows if not row.is_debit),
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """What one kind of entry brought into a pot and took out of it."""

    kind: EntryKind
    into_fen: int
    out_fen: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One pot in a period; moves within it are none."""

    opening_fen: int
    moved: Sequence[Moved]

    @property
    def into_fen(self) -> int:
        return sum(each.into_fen for each in self.moved)

    @property
    def out_fen(self) -> int:
        return sum(each.out_fen for each in self.moved)

    @property
    def closing_fen(self) -> int:
        return self.opening_fen + self.into_fen - self.out_fen


async def statement_of(work: Work, account: Account, since: date, until: date) -> Statement:
    """Of an account with all that was set aside within it."""
    opening, moved = 0, []
    for _root, kind, *sums in await work.rows(queries.turnover(queries.roots(account.id), since, until)):
        debit_before, credit_before, debit, credit = sums
        if account.side is Side.CREDIT:
            debit_before, credit_before, debit, credit = credit_before, debit_before, credit, debit
        opening += debit_before - credit_before
        if debit or credit:
            moved.append(Moved(EntryKind(kind), debit, credit))
    order = list(EntryKind)
    return Statement(opening, sorted(moved, key=lambda each: order.index(each.kind)))
