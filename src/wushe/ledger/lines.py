"""Lines of the bank as people see them: other parties masked, for what the bank writes may name anybody."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.personal.masks import mask_name
from wushe.kernel.work import Work
from wushe.ledger import queries, sealing
from wushe.ledger.models import BankLine

_OF_A_PERSON = 4
"""Characters up to which a name may be a person's; 中国银行 is masked too, and that does no harm."""


class SeenLine(NamedTuple):
    """One line; `fen` below zero went out. `match_id` where it stands for an entry of the books."""

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


async def seen(work: Work, lines: Sequence[BankLine]) -> list[SeenLine]:
    """The caller has asked for the permission to read the books."""
    matches = {match.line_id: match for match in await work.all(queries.matches_of([line.id for line in lines]))}
    return [
        SeenLine(
            line.id, line.account_id, line.on, line.fen, line.balance_fen, line.serial or "",
            shown_name(sealing.counterparty(work, line)), sealing.summary(work, line),
            match.id if (match := matches.get(line.id)) else None, match.entry_id if match else None,
        )
        for line in lines
    ]  # fmt: skip


def shown_name(name: str) -> str:
    """A company by its name, what may be a person's name masked."""
    return mask_name(name) if len(name) <= _OF_A_PERSON or "·" in name else name
