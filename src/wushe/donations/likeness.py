"""How much a line of the bank looks like a part of a donation, and why, in words. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wushe.donations.schedule import Part
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.text import normalised

LEAST = 40
"""Points below which nothing is proposed: an amount alone is not enough, a name alone is."""
_NAME, _NAME_IN_WORDS, _REST, _PART, _NEAR, _ORDER, _SEVERAL = 50, 40, 30, 25, 15, 80, 1
_NEAR_DAYS = timedelta(days=10)
_SHORTEST_NAME = 2


class Said(NamedTuple):
    """What a line says."""

    fen: int
    on: date
    counterparty: str
    summary: str


class Candidate(NamedTuple):
    """A donation: who gives, what is still to come of it, its parts, and our numbers for its payment orders."""

    donor: str
    left_fen: int
    parts: Sequence[Part]
    orders: Sequence[str] = ()


class Score(NamedTuple):
    """Points and their reasons, the weightiest first."""

    points: int
    reasons: list[Sentence]


def score(said: Said, candidate: Candidate) -> Score:
    """A line of more than is still to come may be money for several donations: its name or number proposes it."""
    found = [
        (_ORDER, _("附言里有本捐赠的订单号"), any(number in said.summary for number in candidate.orders)),
        *_names(said, candidate.donor),
        *_amounts(said, candidate),
    ]
    kept = sorted(((points, reason) for points, reason, holds in found if holds), key=lambda each: -each[0])
    return Score(sum(points for points, _reason in kept), [reason for _points, reason in kept])


def _names(said: Said, donor: str) -> list[tuple[int, Sentence, bool]]:
    name, words = normalised(donor), normalised(said.summary)
    same = normalised(said.counterparty) == name
    within = not same and len(name) >= _SHORTEST_NAME and name in words
    return [(_NAME, _("对方户名与捐赠人相同"), same), (_NAME_IN_WORDS, _("摘要里有捐赠人名称"), within)]


def _amounts(said: Said, candidate: Candidate) -> list[tuple[int, Sentence, bool]]:
    equal = [part for part in candidate.parts if part.amount_fen == said.fen]
    rest = said.fen == candidate.left_fen
    near = any(abs(part.due_on - said.on) <= _NEAR_DAYS for part in equal)
    return [
        (_REST, _("金额等于尚未到账的认捐"), rest),
        (_SEVERAL, _("流水大于尚未到账的认捐，可只登记其中一部分"), said.fen > candidate.left_fen),
        (_PART, _("金额等于一期认捐"), bool(equal) and not rest),
        (_NEAR, _("日期在到期日前后十天内"), near),
    ]
