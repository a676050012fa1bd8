"""What an agreement's money amounts to: all of it derived from the ledger."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from wushe.custody import queries
from wushe.custody.models import Agreement
from wushe.kernel.work import Work
from wushe.ledger.pots import EMPTY, pots_of


class Figures(NamedTuple):
    """Fen that came in, are set aside for requests, were paid, and are left (held ones too)."""

    deposited_fen: int = 0
    set_aside_fen: int = 0
    paid_fen: int = 0
    left_fen: int = 0

    @property
    def returned_fen(self) -> int:
        """What was given back at the end."""
        return self.deposited_fen - self.set_aside_fen - self.paid_fen - self.left_fen


async def figures_of(work: Work, agreements: Collection[Agreement]) -> dict[UUID, Figures]:
    """By agreement."""
    accounts = [account for each in agreements for account in (each.held_id, each.account_id) if account]
    pots = await pots_of(work, accounts)
    came: dict[UUID, int] = {row[0]: row[1] for row in await work.rows(queries.deposited(a.id for a in agreements))}
    found = {}
    for each in agreements:
        pot = pots.get(each.account_id, EMPTY) if each.account_id else EMPTY
        held = pots.get(each.held_id, EMPTY)
        left = pot.left_fen + held.left_fen
        found[each.id] = Figures(came.get(each.id, 0), pot.reserved_fen, pot.spent_fen, left)
    return found
