"""When a pledge falls due, and which parts of it were paid by what arrived. Pure."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wushe.donations.kinds import DueState

LONGEST_WAIT_DAYS = 30
"""When nobody said a day, a pledge is expected within so many."""


class Part(NamedTuple):
    """One month of a pledge, or the whole of a single one, in fen."""

    number: int
    due_on: date
    amount_fen: int


class Standing(NamedTuple):
    """A part, what of it was paid, and how it stands on a day."""

    part: Part
    paid_fen: int
    state: DueState


def monthly(first_on: date, months: int, each_fen: int) -> list[Part]:
    """On the same day of each month, or its last where it has no such day."""
    return [Part(number + 1, months_later(first_on, number), each_fen) for number in range(months)]


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def standing(parts: Iterable[Part], received_fen: int, on: date) -> list[Standing]:
    """What arrived pays the earliest part first; one that is due and not paid whole by the next day is overdue."""
    return list(_standing(parts, received_fen, on))


def _standing(parts: Iterable[Part], left_fen: int, on: date) -> Iterator[Standing]:
    for part in parts:
        paid_fen = min(part.amount_fen, left_fen)
        left_fen -= paid_fen
        missing = DueState.OVERDUE if part.due_on < on else DueState.OPEN
        yield Standing(part, paid_fen, DueState.PAID if paid_fen == part.amount_fen else missing)


def missed(standings: Sequence[Standing]) -> int:
    """How many parts are overdue."""
    return sum(each.state is DueState.OVERDUE for each in standings)
