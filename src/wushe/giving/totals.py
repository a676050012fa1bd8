"""The sums over all townships."""

from collections.abc import Iterable
from typing import NamedTuple

from wushe.giving.schemas import TownshipGiving


class Total(NamedTuple):
    """Fen over all gifts."""

    given_fen: int
    left_fen: int
    reserved_fen: int
    spent_fen: int


def total(townships: Iterable[TownshipGiving]) -> Total:
    gifts = [gift for township in townships for gift in township.gifts]
    return Total(*(sum(getattr(gift, name) for gift in gifts) for name in Total._fields))
