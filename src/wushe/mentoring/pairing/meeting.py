"""What mentors and groups have in common, for some mentors with all groups at once.

Each fact becomes a row of numbers for every mentor and a column for every group, so that one matrix product says of all
of them what two have in common. The products add up as the terms do that they are written with.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from wushe.kernel.late import Late
from wushe.mentoring.pairing.factors import FULL
from wushe.mentoring.pairing.facts import Problem
from wushe.mentoring.pairing.product import product
from wushe.mentoring.pairing.scoring import ENOUGH_HOURS, NOT_SAID

if TYPE_CHECKING:
    from numpy import bool_, float32, int16
    from numpy.typing import NDArray

np: Any = Late("numpy")

Sets = Sequence[Collection[str]]

BARRED = -1
"""Stands where a rule or the admin keeps two apart; every score is 0 or more."""

NEVER = 1_000
"""More than anything that counts for a pair, to count against it."""


class Meeting:
    """All but the wishes: what counts for a pair, and what keeps it apart."""

    def __init__(self, problem: Problem) -> None:
        mentors, groups, weights = problem.mentors, problem.groups, problem.weights
        self._weights = weights
        self._fields = _Product(_share([m.fields for m in mentors], [g.goals for g in groups]))
        self._methods = _Product(_share([m.methods for m in mentors], [g.weaknesses for g in groups]))
        self._hours = _Product(_hours([m.hours for m in mentors], [g.hours for g in groups]))
        self._named = _Product(
            [
                *_named([m.stages for m in mentors], [g.stage for g in groups], weights.stage),
                *_named([m.places for m in mentors], [g.place for g in groups], weights.place),
            ]
        )
        self._fit = _Product(
            [
                *_common([m.languages for m in mentors], [g.languages for g in groups]),
                *_missing([m.licences for m in mentors], [g.licences for g in groups]),
            ]
        )

    def points(self, some: slice) -> "NDArray[int16]":
        """Hundredths of a point for all factors but the wishes; `BARRED` where a rule keeps two apart."""
        hours = np.minimum(self._hours.of(some), FULL).astype(np.int16)
        total = self._weights.hours * hours
        total += self._weights.fields * self._fields.of(some).astype(np.int16)
        total += self._weights.weaknesses * self._methods.of(some).astype(np.int16)
        total += self._named.of(some).astype(np.int16)
        np.copyto(total, BARRED, where=(hours <= 0) | (self._fit.of(some) <= 0))
        return total


class _Product:
    """A sum of terms, computed at once."""

    def __init__(self, terms: list[Any]) -> None:
        self._mentors = np.column_stack([mentors for mentors, _groups in terms]).astype(np.float32)
        self._groups = np.column_stack([groups for _mentors, groups in terms]).astype(np.float32).T.copy()

    def of(self, some: slice) -> "NDArray[float32]":
        return product(self._mentors[some], self._groups)


def _share(offered: Sets, wanted: Sets) -> list[Any]:
    """The share of what is wanted that is offered, 0 to 100; a hair more, so that 99.99 is not cut down to 99."""
    mentors, groups = _ones(offered, wanted), _ones(wanted, wanted)
    counts = groups.sum(axis=1)
    hair = 1 / (2 * max(counts.max(), 1))
    each = FULL / np.maximum(counts, 1)
    return [(mentors, groups * each[:, None]), (np.ones(len(mentors)), np.where(counts > 0, hair, NOT_SAID))]


def _named(offered: Sets, wanted: Sequence[str | None], weight: int) -> list[Any]:
    """Full weight where the one code of a group is among a mentor's, nothing where not, half where one has none."""
    named = [() if code is None else (code,) for code in wanted]
    mentors, groups = _flags(map(bool, offered)), _flags(map(bool, named))
    half = weight * NOT_SAID
    return [
        (weight * FULL * _ones(offered, named), _ones(named, named)),
        (half * ~mentors, np.ones(len(groups))),
        (half * mentors, ~groups),
    ]


def _hours(offered: Sequence[Collection[str] | None], wanted: Sequence[Collection[str] | None]) -> list[Any]:
    """The measure of the shared hours, over 100 where they are more than enough; 0 or less where they never meet."""
    mentors, groups = [one or () for one in offered], [one or () for one in wanted]
    silent, unsaid = (_flags(one is None for one in side) for side in (offered, wanted))
    idle, busy = (_flags(one is not None and not one for one in side) for side in (offered, wanted))
    each = FULL / ENOUGH_HOURS + 0.01
    return [
        (_ones(mentors, groups), each * _ones(groups, groups)),
        (NOT_SAID * silent, np.ones(len(groups))),
        (NOT_SAID * ~silent, unsaid),
        (-NEVER * idle, np.ones(len(groups))),
        (np.ones(len(mentors)), -NEVER * busy),
    ]


def _common(offered: Sets, wanted: Sets) -> list[Any]:
    """More than 0 where they share a code, or one has none."""
    silent, unsaid = (_flags(not one for one in side) for side in (offered, wanted))
    return [
        (_ones(offered, wanted), _ones(wanted, wanted)),
        (silent, np.ones(len(wanted))),
        (np.ones(len(offered)), unsaid),
    ]


def _missing(offered: Sets, wanted: Sets) -> list[Any]:
    """Far below 0 where something that is wanted is not offered."""
    return [(-NEVER * (1 - _ones(offered, wanted)), _ones(wanted, wanted))]


def _ones(sets: Sets, wanted: Sets) -> "NDArray[float32]":
    """A row for each set: 1 where it has the code, for all codes that anybody wants."""
    codes = {code: place for place, code in enumerate(sorted({code for one in wanted for code in one}))}
    ones = np.zeros((len(sets), len(codes)), np.float32)
    cells = [row * len(codes) + codes[code] for row, one in enumerate(sets) for code in one if code in codes]
    ones.ravel()[cells] = 1
    return ones


def _flags(truths: Iterable[bool]) -> "NDArray[bool_]":
    return np.fromiter(truths, np.bool_)
