"""First expired, first out: which lots a quantity comes from. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID


class Lying(NamedTuple):
    """What lies there of one lot, in steps."""

    lot_id: UUID
    best_before: date
    quantity: int


class Drawn(NamedTuple):
    """What comes out of one lot, or goes back into it, in steps."""

    lot_id: UUID
    quantity: int


class Short(Exception):  # noqa: N818 - an answer to the verb that asked, which says no in words
    """There is less in date than was asked for: `left` in date, `expired` past it."""

    def __init__(self, left: int, expired: int) -> None:
        super().__init__(left, expired)
        self.left, self.expired = left, expired


def pick(lying: Iterable[Lying], quantity: int, on: date) -> list[Drawn]:
    """What expires first comes first, of two lots with one date the older one; nothing out of date. Raises `Short`."""
    lots = sorted(lying, key=lambda lot: (lot.best_before, lot.lot_id))
    fresh = [lot for lot in lots if lot.best_before >= on]
    left = sum(lot.quantity for lot in fresh)
    if left < quantity:
        raise Short(left, sum(lot.quantity for lot in lots) - left)
    return _from(fresh, quantity)


def put_back(drawn: Sequence[Lying], quantity: int) -> list[Drawn]:
    """Into the lots that a quantity came from, what was drawn last first. Raises `Short`."""
    if (left := sum(lot.quantity for lot in drawn)) < quantity:
        raise Short(left, 0)
    return _from(sorted(drawn, key=lambda lot: (lot.best_before, lot.lot_id), reverse=True), quantity)


def _from(lots: Iterable[Lying], quantity: int) -> list[Drawn]:
    drawn: list[Drawn] = []
    for lot in lots:
        if part := min(lot.quantity, quantity):
            drawn.append(Drawn(lot.lot_id, part))
            quantity -= part
    return drawn
