"""Where each fen of a source is and went, and of which sources an entry is. No fen loses its source: it is a query."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, Select, and_, cast, func, select

from wushe.kernel.work import Work
from wushe.ledger.kinds import EntryKind
from wushe.ledger.models import Entry, Holding, Transfer

MOST_STEPS = 10_000


class Step(NamedTuple):
    """Fen of the source that one entry moved, in the order in which they were booked."""

    entry_id: UUID
    kind: EntryKind
    on: date
    debit_id: UUID
    credit_id: UUID
    fen: int
    purpose_id: UUID | None


class Trace(NamedTuple):
    """One source whole. `lies_in` are fen by account, at the bank and in the pots alike."""

    steps: list[Step]
    lies_in: dict[UUID, int]


async def trace(work: Work, source_id: UUID) -> Trace:
    """Of one donation or appropriation. The caller has asked for its own permission."""
    steps = [Step(*row) for row in await work.rows(steps_of(source_id))]
    return Trace(steps, dict(await work.rows(lies_in(source_id))))


def steps_of(source_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Entry.id, Entry.kind, Entry.on, Transfer.debit_id, Transfer.credit_id, Transfer.fen, Transfer.purpose_id
        )
        .join(Entry, and_(Entry.tenant_id == Transfer.tenant_id, Entry.id == Transfer.entry_id))
        .where(Transfer.source_id == source_id)
        .order_by(Entry.id, Transfer.line)
        .limit(MOST_STEPS)
    )  # fmt: skip


def lies_in(source_id: UUID) -> Select[UUID, int]:
    """(account, fen of the source in it)."""
    return select(Holding.account_id, Holding.fen).where(Holding.source_id == source_id, Holding.fen > 0)


def sources_of(entry_id: UUID) -> Select[UUID, int]:
    """(source, fen) that an entry moved; they add up to the entry."""
    return (
        select(Transfer.source_id, cast(func.sum(Transfer.fen), BigInteger))
        .where(Transfer.entry_id == entry_id)
        .group_by(Transfer.source_id)
    )
