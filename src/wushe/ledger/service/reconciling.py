"""Saying how much of which line of the bank is of which entry of the books, and taking it back."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.ledger import queries
from wushe.ledger.errors import (
    AlreadyMatched,
    AmountsDiffer,
    ManyToMany,
    NoSuchBank,
    NoSuchEntry,
    NoSuchLine,
    NoSuchMatch,
)
from wushe.ledger.events import LineReconciled, LineReleased
from wushe.ledger.models import Match
from wushe.ledger.permissions import Ledger
from wushe.ledger.reconciling import Open, reconciliation
from wushe.ledger.schemas import NewMatch, Reconciling


class Pair(NamedTuple):
    """Fen of a line that are of an entry."""

    line: Open
    entry: Open
    fen: int


async def match(work: Work, data: NewMatch) -> list[Match]:
    """One line with one or several entries, or one entry with several lines.

    Raises `AmountsDiffer`, `AlreadyMatched`, `ManyToMany`.
    """
    work.require(Ledger.KEEP)
    line_ids, entry_ids = set(data.line_ids), set(data.entry_ids)
    rows = await work.rows(queries.rests_of_lines(line_ids))
    if len(rows) < len(line_ids):
        raise NoSuchLine
    accounts = {account_id for _id, _on, _fen, account_id in rows}
    if len(accounts) > 1:
        raise AmountsDiffer
    account_id = accounts.pop()
    await hold_matches(work, account_id)
    lines = [Open(*row[:3]) for row in await work.rows(queries.rests_of_lines(line_ids))]
    entries = await _rests(work, entry_ids, account_id)
    return [await _match(work, account_id, pair) for pair in paired(lines, entries, partly=data.partly)]


async def match_booked(work: Work, line_id: UUID, entry_id: UUID) -> Match:
    """The same for a verb above that booked the entry for this line or a part of it, and asked for its permission."""
    rows = await work.rows(queries.rests_of_lines([line_id]))
    if not rows:
        raise NoSuchLine
    *line, account_id = rows[0]
    (pair,) = paired([Open(*line)], await _rests(work, {entry_id}, account_id), partly=True)
    return await _match(work, account_id, pair)


async def hold_matches(work: Work, account_id: UUID) -> None:
    """Whoever matches in this bank account waits until this work is done (`matching.sql` waits for the same)."""
    await work.session.execute(
        select(func.pg_advisory_xact_lock(func.hashtextextended(f"ledger-match:{account_id}", 0)))
    )


async def _rests(work: Work, entry_ids: set[UUID], account_id: UUID) -> list[Open]:
    rows = await work.rows(queries.rests_of_entries(entry_ids, account_id))
    if len(rows) < len(entry_ids):
        raise NoSuchEntry
    return [Open(*row) for row in rows]


def paired(lines: Sequence[Open], entries: Sequence[Open], *, partly: bool) -> list[Pair]:
    """What is left of each side, matched whole; with `partly` something of the single one may stay open.

    Raises `ManyToMany`, `AlreadyMatched`, `AmountsDiffer`.
    """
    if len(lines) > 1 and len(entries) > 1:
        raise ManyToMany
    if any(each.fen == 0 for each in (*lines, *entries)):
        raise AlreadyMatched
    if len({each.fen > 0 for each in (*lines, *entries)}) > 1:
        raise AmountsDiffer
    whole, parts = (lines, entries) if len(entries) > 1 else (entries, lines)
    whole_fen, parts_fen = abs(whole[0].fen), abs(sum(part.fen for part in parts))
    fits = parts_fen == whole_fen or (partly and (parts_fen < whole_fen or len(parts) == 1))
    if not fits:
        raise AmountsDiffer
    return [Pair(line, entry, min(line.fen, entry.fen, key=abs)) for line in lines for entry in entries]


async def _match(work: Work, account_id: UUID, pair: Pair) -> Match:
    made = work.add(
        Match(
            id=new_id(), account_id=account_id, line_id=pair.line.id, entry_id=pair.entry.id, fen=pair.fen,
            matched_by=work.person.person_id,
        )
    )  # fmt: skip
    await work.flush()
    work.record(LineReconciled(line_id=pair.line.id, entry_id=pair.entry.id, on=pair.line.on, amount_fen=pair.fen))
    return made


async def match_sure(work: Work, data: Reconciling) -> int:
    """Take all proposals that nothing else fits; how many. Raises `AlreadyMatched` when somebody was quicker."""
    work.require(Ledger.KEEP)
    account = await work.one(queries.bank(data.account_id), NoSuchBank)
    await hold_matches(work, account.id)
    found = await reconciliation(work, account.id, data.until)
    lines, entries = ({each.id: each for each in side} for side in (found.lines, found.entries))
    sure = [proposal for proposal in found.proposals if proposal.is_sure]
    for proposal in sure:
        line, entry = lines[proposal.line_id], entries[proposal.entry_id]
        await _match(work, account.id, Pair(line, entry, line.fen))
    return len(sure)


async def unmatch(work: Work, match_id: UUID) -> None:
    """They were taken for each other by mistake. Raises `NoSuchMatch`."""
    work.require(Ledger.KEEP)
    made = await work.one(queries.match(match_id), NoSuchMatch)
    await work.session.delete(made)
    await work.flush()
    work.record(LineReleased(line_id=made.line_id, entry_id=made.entry_id))
