"""The best pairing of a table of scores, and the proof of it over all pairs."""

from typing import TYPE_CHECKING, Any, NamedTuple

from wushe.kernel.late import Late
from wushe.mentoring.pairing.assigning import FREE, assign
from wushe.mentoring.pairing.edges import Edges, edges
from wushe.mentoring.pairing.prices import Assigned, Prices, missing, prices

if TYPE_CHECKING:
    from numpy import int16, int64
    from numpy.typing import NDArray

np: Any = Late("numpy")

MOST_POINTS = 10_000
FEW_ROUNDS = 100
"""After which it is quicker to solve again than to look on for prices."""


class Best(NamedTuple):
    """The mentor of each group, `FREE` for none; what no pairing of as many groups can exceed, and the proof.

    A pair counts `first` more than its points, so much that no points make up for a pair less.
    """

    mate: "NDArray[int64]"
    bound: int
    proof: Prices
    first: int

    def loses(self, mentor: int, group: int, points: int) -> int:
        """So much at least would be lost if these two were paired, in hundredths of a point."""
        return int(self.proof.mentors[mentor] + self.proof.groups[group]) // 2 - self.first - points


def best(points: "NDArray[int16]", capacity: "NDArray[int64]") -> Best:
    """As many pairs as can be, with the highest total; every mentor has at least one place."""
    if points.size:
        return proven(points, capacity, edges(points, capacity))
    nothing = np.zeros(len(capacity), np.int64), np.zeros(points.shape[1], np.int64)
    return Best(np.full(points.shape[1], FREE, np.int64), 0, Prices(*nothing), 0)


def proven(points: "NDArray[int16]", capacity: "NDArray[int64]", looked_at: Edges) -> Best:
    """The best of some pairs, and of more and more, until the prices prove that no other pair would be better."""
    groups = points.shape[1]
    first = (MOST_POINTS + 1) * (min(int(capacity.sum()), groups) + 1)
    mate, proof = _solved(looked_at, capacity, groups, first)
    while len((more := missing(points, proof, first))[0]):
        looked_at = looked_at.joined(*more, points)
        still = prices(Assigned(looked_at, mate, capacity, first), FEW_ROUNDS)
        mate, proof = (mate, still) if still else _solved(looked_at, capacity, groups, first)
    return Best(mate, proof.bound(capacity) - first * int((mate != FREE).sum()), proof, first)


def _solved(looked_at: Edges, capacity: "NDArray[int64]", groups: int, first: int) -> "tuple[NDArray[int64], Prices]":
    """The best of these edges, and the prices that prove it; there always are such."""
    mate = assign(looked_at, capacity, groups, first)
    proof = prices(Assigned(looked_at, mate, capacity, first), 2 * (len(capacity) + groups))
    if proof is None:
        raise ArithmeticError("no prices for a best pairing: the solver was wrong")
    return mate, proof
