"""Reconciliation with the bank (银行存款余额调节表): proposals with reasons, and two balances that must meet.

Pure but for `reconciliation`.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.work import Work
from wushe.ledger import queries
from wushe.ledger.models import BankLine

MOST_DAYS = 31
SURE_DAYS = 3
_LOOKED_AT = 20
"""Nearest entries of the same amount that a line is compared with: thousands of gifts are of ten yuan."""


class Open(NamedTuple):
    """A line or an entry with the fen of it that stand alone; below zero they went out."""

    id: UUID
    on: date
    fen: int


class Proposal(NamedTuple):
    """This line is probably that entry: the same amount, so many days apart; `rivals` would fit as well."""

    line_id: UUID
    entry_id: UUID
    fen: int
    days: int
    rivals: int

    @property
    def is_sure(self) -> bool:
        return self.rivals == 0 and self.days <= SURE_DAYS


def propose(lines: Collection[Open], entries: Collection[Open]) -> list[Proposal]:
    """Pairs of the same amount, the nearest days first; each line and each entry at most once."""
    by_fen: dict[int, list[Open]] = defaultdict(list)
    for entry in sorted(entries, key=lambda each: (each.on, each.id)):
        by_fen[entry.fen].append(entry)
    pairs = [pair for line in lines for pair in _near(line, by_fen.get(line.fen, []))]
    pairs.sort(key=lambda pair: (pair[0], pair[1].on, pair[1].id, pair[2].on, pair[2].id))
    fits_line, fits_entry = Counter(pair[1].id for pair in pairs), Counter(pair[2].id for pair in pairs)
    taken: set[UUID] = set()
    proposals = []
    for days, line, entry in pairs:
        if line.id in taken or entry.id in taken:
            continue
        taken |= {line.id, entry.id}
        rivals = max(fits_line[line.id], fits_entry[entry.id]) - 1
        proposals.append(Proposal(line.id, entry.id, line.fen, days, rivals))
    return proposals


def _near(line: Open, entries: Sequence[Open]) -> Iterator[tuple[int, Open, Open]]:
    first = bisect_left(entries, line.on - timedelta(days=MOST_DAYS), key=lambda entry: entry.on)
    last = bisect_left(entries, line.on + timedelta(days=MOST_DAYS + 1), key=lambda entry: entry.on)
    near = sorted(entries[first:last], key=lambda entry: abs((entry.on - line.on).days))
    for entry in near[:_LOOKED_AT]:
        yield abs((entry.on - line.on).days), line, entry


def closing_balance(lines: Sequence[BankLine]) -> int | None:
    """The balance after the last line of one day, whichever way round the bank lists them.

    It is the one that no other line of the day began with.
    """
    balances = [line.balance_fen for line in lines if line.balance_fen is not None]
    if not balances:
        return None
    begun_with = Counter(line.balance_fen - line.fen for line in lines if line.balance_fen is not None)
    left = list((Counter(balances) - begun_with).elements())
    return left[0] if len(left) == 1 else balances[-1]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The bank and the books at the end of a day. What stands alone on one side is added to the other."""

    bank_fen: int
    book_fen: int
    lines: Sequence[Open]
    entries: Sequence[Open]

    @property
    def adjusted_bank_fen(self) -> int:
        return self.bank_fen + sum(entry.fen for entry in self.entries)

    @property
    def adjusted_book_fen(self) -> int:
        return self.book_fen + sum(line.fen for line in self.lines)

    @property
    def apart_fen(self) -> int:
        """Zero where both meet; else lines are missing, or the bank began with money that was never booked."""
        return self.adjusted_bank_fen - self.adjusted_book_fen

    @property
    def proposals(self) -> list[Proposal]:
        return propose(self.lines, self.entries)


async def reconciliation(work: Work, account_id: UUID, until: date) -> Reconciliation:
    """Of one bank account. The caller has asked for the permission to read the books."""
    last = await work.all(queries.last_balances(account_id, until))
    balance = closing_balance(last)
    since = last[0].on if last else None
    return Reconciliation(
        bank_fen=(balance or 0) + await work.scalar(queries.moved_since(account_id, since, until)),
        book_fen=await work.scalar(queries.book_balance(account_id, until)),
        lines=[Open(*row) for row in await work.rows(queries.open_lines(account_id, until))],
        entries=[Open(*row) for row in await work.rows(queries.open_entries(account_id, until))],
    )
