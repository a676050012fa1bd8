"""How many pieces somebody can choose: what lies there, what the month allows, and what the hours pay for."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from wushe.store.naming import portions_left

MOST_SHOWN = 20
"""A list of numbers to choose from that is longer is no help."""


class Choice(NamedTuple):
    """`most` pieces; where that is none, `had_all` of the month's share, or `short` of so many minutes."""

    most: int
    had_all: bool
    short: int


def chosen(cart: Iterable[Any]) -> int:
    """Minutes that the cart will cost, without what left the shelf."""
    return sum(row.CartLine.pieces * row.Price.minutes for row in cart if row.Price.on_shelf)


def choices(rows: Iterable[Any], cart: Iterable[Any], had: Mapping[UUID, int], spendable: int) -> dict[UUID, Choice]:
    """By price. Hours that something else in the cart needs are not there for this."""
    mine = {row.Price.id: row for row in cart}
    free = spendable - chosen(mine.values())
    return {row.Price.id: _choice(row, mine.get(row.Price.id), had, free) for row in rows}


def _choice(row: Any, line: Any, had: Mapping[UUID, int], free: int) -> Choice:
    price = row.Price
    free += chosen([line]) if line is not None else 0
    this_month = MOST_SHOWN if price.most is None else price.most - had.get(price.id, 0)
    most = min(MOST_SHOWN, portions_left(row), this_month, free // price.minutes)
    return Choice(max(most, 0), this_month <= 0, max(price.minutes - free, 0))
