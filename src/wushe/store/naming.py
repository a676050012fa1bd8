"""What the ids of the store are called on its pages."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wushe.goods.naming import Names, named
from wushe.goods.queries import points
from wushe.kernel.work import Work
from wushe.people import queries as people
from wushe.store.kinds import CreditMoveKind
from wushe.store.models import CreditMove, Exchange
from wushe.store.queries import balances, exchanges
from wushe.tenancy import queries as tenancy


async def exchanges_named(work: Work, found: Iterable[Exchange]) -> Names:
    """Points, whom they are for, and who ended them."""
    all_of_them = list(found)
    persons = {who for each in all_of_them for who in (each.person_id, each.ended_by) if who}
    return await named(work, points.names({each.point_id for each in all_of_them}), people.names(persons))


async def sources(work: Work, moves: Iterable[CreditMove]) -> Names:
    """By what each move is about: the activity that was served at, or the exchange's number."""
    about: dict[bool, set[UUID]] = {True: set(), False: set()}
    for move in moves:
        about[move.kind in {CreditMoveKind.DRAWN, CreditMoveKind.GIVEN_BACK}].add(move.about_id)
    return await named(work, balances.served_at(about[False]), exchanges.numbers(about[True]))


async def townships_named(work: Work, ids: Iterable[UUID | None]) -> Names:
    return await named(work, tenancy.place_names({each for each in ids if each}))


def portions_left(row: Any) -> int:
    """Whole portions that are left of a row of `queries.prices`."""
    return row.left // row.Price.portion
