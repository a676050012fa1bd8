"""Lines of the bank as people see them: other parties masked, for what the bank writes may name anybody."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.personal.masks import mask_name
from wushe.kernel.work import Work
from wushe.ledger import queries, sealing
from wushe.ledger.kinds import Matching
from wushe.ledger.models import BankLine, Match

_OF_A_PERSON = 4
"""Characters up to which a name may be a person's; 中国银行 is masked too, and that does no harm."""


class SeenLine(NamedTuple):
    """One line; `fen` below zero went out. `matches` say for which entries of the books it stands."""

    id: UUID
    account_id: UUID
    on: date
    fen: int
    balance_fen: int | None
    serial: str
    counterparty: str
    summary: str
    matches: Sequence[Match]

    @property
    def open_fen(self) -> int:
        """What stands for no entry yet."""
        return self.fen - sum(match.fen for match in self.matches)

    @property
    def matching(self) -> Matching:
        if not self.matches:
            return Matching.OPEN
        return Matching.PARTLY if self.open_fen else Matching.MATCHED


async def seen(work: Work, lines: Sequence[BankLine]) -> list[SeenLine]:
    """The caller has asked for the permission to read the books."""
    matches: dict[UUID, list[Match]] = {}
    for match in await work.all(queries.matches_of([line.id for line in lines])):
        matches.setdefault(match.line_id, []).append(match)
    return [
        SeenLine(
            line.id, line.account_id, line.on, line.fen, line.balance_fen, line.serial or "",
            shown_name(sealing.counterparty(work, line)), sealing.summary(work, line),
            matches.get(line.id, []),
        )
        for line in lines
    ]  # fmt: skip


def shown_name(name: str) -> str:
    """A company by its name, what may be a person's name masked."""
    return mask_name(name) if len(name) <= _OF_A_PERSON or "·" in name else name
