"""The pairs that a solver looks at: all of a small round, of a large one those that might matter.

Which might matter is found by Sinkhorn's algorithm (Sinkhorn and Knopp 1967; Cuturi 2013 for transport): prices of
mentors and groups that softly balance who wants whom, in a few products of one matrix with a vector. Pairs with next to
no share in that balance are left out; whether that was right is proven afterwards, over all pairs (`prices.missing`).
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from wushe.kernel.late import Late
from wushe.mentoring.pairing.grid import BARRED, BLOCK
from wushe.mentoring.pairing.product import product

if TYPE_CHECKING:
    from numpy import float32, int16, int64
    from numpy.typing import NDArray

np: Any = Late("numpy")

ALL = 250_000
"""Of so many pairs none is left out."""

MOST = 100_000
"""No more at once than this, so that twenty million equal scores do not fill the memory."""

SOFTNESS = 1 / 60
"""How far below the best score, as a share of it, a pair counts e times less."""

ROUNDS = 20
LEAST = 1e-3
"""The share of a place that a pair must have in the balance."""

HAIR = 0.005
"""What chance adds at most, to tell equals apart: less than half a point of difference does."""

FAINTEST, BRIGHTEST = 1e-30, 1e26
"""What single precision can multiply without losing everything."""


class Edges(NamedTuple):
    """Mentors and groups of some pairs, with their points, mentor by mentor."""

    mentors: "NDArray[int64]"
    groups: "NDArray[int64]"
    points: "NDArray[int64]"

    def joined(self, mentors: "NDArray[int64]", groups: "NDArray[int64]", points: "NDArray[int16]") -> "Edges":
        """These and more of the same table, each once."""
        more = np.concatenate([self.mentors, mentors]), np.concatenate([self.groups, groups])
        return _edges(points, np.unique(more[0] * points.shape[1] + more[1]))


def edges(points: "NDArray[int16]", capacity: "NDArray[int64]") -> Edges:
    """The pairs to begin with."""
    if points.size <= ALL:
        return _edges(points, np.flatnonzero(points != BARRED))
    return _edges(points, _promising(points, capacity))


def _edges(points: "NDArray[int16]", places: "NDArray[int64]") -> Edges:
    mentors, groups = np.divmod(places, points.shape[1])
    return Edges(mentors, groups, points[mentors, groups].astype(np.int64))


def _promising(points: "NDArray[int16]", capacity: "NDArray[int64]") -> "NDArray[int64]":
    likings = _likings(points)
    mentors, groups = _balance(likings, capacity.astype(np.float32))
    found = []
    for at in range(0, len(points), BLOCK):
        shares = likings[at : at + BLOCK] * groups * mentors[at : at + BLOCK, None]
        found.append(strongest(shares, LEAST, len(points)) + at * points.shape[1])
    return np.concatenate(found)


def strongest(strengths: "NDArray[Any]", least: float, mentors: int) -> "NDArray[int64]":
    """Where some mentors' rows exceed the least, the strongest of them, at most their part of `MOST`.

    Of equals a few everywhere rather than the first; the chance that tells them apart is the same each time.
    """
    most = max(MOST * len(strengths) // mentors, 1)
    found = np.flatnonzero(strengths > least)
    if len(found) <= most:
        return found
    chance = np.random.default_rng(most).random(len(found), np.float32)
    weighed = strengths.ravel()[found] * (1 + chance * HAIR)
    return np.sort(found[np.argpartition(-weighed, most)[:most]])


def _likings(points: "NDArray[int16]") -> "NDArray[float32]":
    """How much each pair counts, from 1 for the best down; nothing where they are kept apart."""
    best = max(int(points.max()), 1)
    table = np.exp((np.arange(best + 1) - best) / (best * SOFTNESS)).clip(FAINTEST)
    table = np.append(table, 0).astype(np.float32)
    likings = np.empty(points.shape, np.float32)
    for at in range(0, len(points), BLOCK):
        np.take(table, points[at : at + BLOCK], out=likings[at : at + BLOCK], mode="wrap")
    return likings


def _balance(likings: "NDArray[float32]", capacity: "NDArray[float32]") -> "tuple[NDArray[float32], NDArray[float32]]":
    """How bright each mentor and each group must be for nobody to have more than their places."""
    groups = np.ones(likings.shape[1], np.float32)
    mentors = np.ones(likings.shape[0], np.float32)
    for _round in range(ROUNDS):
        mentors = np.minimum(capacity / np.maximum(product(likings, groups), FAINTEST), BRIGHTEST).astype(np.float32)
        groups = np.minimum(1 / np.maximum(product(mentors, likings), FAINTEST), 1).astype(np.float32)
    return mentors, groups
