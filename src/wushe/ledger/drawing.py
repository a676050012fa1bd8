"""Which sources a move draws from: earmarked first, then oldest (专款先用, 先进先出), or those that were named.

Earmarked money is spent first because it fits fewer uses; among equals the oldest, because its period ends first.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.money import show_yuan
from wushe.ledger.errors import MoneyIsTied, TooLittleMoney
from wushe.ledger.restriction import Restriction, Use


class Lot(NamedTuple):
    """What one account holds of one source, in fen."""

    source_id: UUID
    fen: int
    received_on: date
    restriction: Restriction = Restriction()


class Draw(NamedTuple):
    """Fen taken from one source."""

    source_id: UUID
    fen: int


def draw(lots: Collection[Lot], fen: int, use: Use | None = None, named: Collection[UUID] = ()) -> list[Draw]:
    """Take `fen` from the lots in the order of the rule. Without a use nothing binds yet: restrictions move along.

    Raises `TooLittleMoney`, or `MoneyIsTied` when there is enough but not for this use.
    """
    offered = [lot for lot in lots if not named or lot.source_id in named]
    fitting = [lot for lot in offered if use is None or lot.restriction.allows(use)]
    drawn = list(_taken(sorted(fitting, key=_rank), fen))
    if sum(each.fen for each in drawn) == fen:
        return drawn
    left = show_yuan(sum(lot.fen for lot in fitting))
    if sum(lot.fen for lot in offered) >= fen:
        raise MoneyIsTied(left=left)
    raise TooLittleMoney(left=left)


def _rank(lot: Lot) -> tuple[bool, date, UUID]:
    return lot.restriction.is_free, lot.received_on, lot.source_id


def _taken(lots: Sequence[Lot], fen: int) -> Iterator[Draw]:
    for lot in lots:
        if taken := min(lot.fen, fen):
            yield Draw(lot.source_id, taken)
            fen -= taken
