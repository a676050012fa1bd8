"""The proof that a pairing is the best: a price for each mentor's place and a worth for each group.

Where no pair is worth more than its price and its group's worth together, every pair of the solution exactly as much,
and what stayed free costs nothing, no other pairing has a higher total (linear programming duality; Kuhn 1955, Egervary
1931). Prices that prove it are found by raising them from nothing until nobody envies (Bellman and Ford); and again
from above; half-way between both they are the least likely to be wrong about a pair that was not looked at. Then all
pairs are looked at.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from wushe.kernel.late import Late
from wushe.mentoring.pairing.assigning import FREE
from wushe.mentoring.pairing.edges import Edges, strongest
from wushe.mentoring.pairing.grid import BARRED, BLOCK

if TYPE_CHECKING:
    from numpy import int16, int64
    from numpy.typing import NDArray

np: Any = Late("numpy")


class Prices(NamedTuple):
    """Twice the price of a place with each mentor, and twice what a place is worth to each group."""

    mentors: "NDArray[int64]"
    groups: "NDArray[int64]"

    def bound(self, capacity: "NDArray[int64]") -> int:
        """No pairing is worth more in total, as long as no pair is missing."""
        return int(capacity @ self.mentors + self.groups.sum()) // 2


class Assigned:
    """A pairing of some edges; a pair is worth its points and `first` for being one."""

    def __init__(self, edges: Edges, mate: "NDArray[int64]", capacity: "NDArray[int64]", first: int) -> None:
        self.edges, self.mate = edges, mate
        self.worth = edges.points + first
        self.paired = np.flatnonzero(mate != FREE)
        self.open = np.bincount(mate[self.paired], minlength=len(capacity)) < capacity
        chosen = mate[edges.groups] == edges.mentors
        self.own = np.zeros(len(mate), np.int64)
        self.own[edges.groups[chosen]] = self.worth[chosen]


def prices(assigned: Assigned, rounds: int) -> Prices | None:
    """None where it takes more rounds, or where there are none: then the pairing is not the best of these edges."""
    lowest = _raised(assigned, rounds)
    highest = None if lowest is None else _lowered(assigned, rounds)
    if lowest is None or highest is None:
        return None
    return Prices(lowest.mentors + highest.mentors, lowest.groups + highest.groups)


def _raised(assigned: Assigned, rounds: int) -> Prices | None:
    """The lowest prices: from nothing up to what the group that wants a place most would give."""
    edges, paired = assigned.edges, assigned.paired
    mentors = _Largest(edges.mentors, len(assigned.open))
    price = np.zeros(len(assigned.open), np.int64)
    for _round in range(rounds):
        worth = np.zeros(len(assigned.mate), np.int64)
        worth[paired] = assigned.own[paired] - price[assigned.mate[paired]]
        risen = mentors.of(assigned.worth - worth[edges.groups])
        if risen[assigned.open].any() or worth.min(initial=0) < 0:
            return None
        if np.array_equal(risen, price):
            return Prices(price, worth)
        price = risen
    return None


def _lowered(assigned: Assigned, rounds: int) -> Prices | None:
    """The highest prices: down from all that a place is worth to what leaves no group wanting another."""
    edges, paired, mate = assigned.edges, assigned.paired, assigned.mate
    by_group = np.argsort(edges.groups, kind="stable")
    groups, theirs = _Largest(edges.groups[by_group], len(mate)), edges.mentors[by_group]
    by_mentor = paired[np.argsort(mate[paired], kind="stable")]
    mentors = _Largest(mate[by_mentor], len(assigned.open))
    top = int(assigned.worth.max(initial=0))
    price = np.where(assigned.open, 0, top)
    for _round in range(rounds):
        worth = groups.of(assigned.worth[by_group] - price[theirs])
        spare = top - mentors.of(top - (assigned.own - worth)[by_mentor])
        fallen = np.where(assigned.open, np.minimum(spare, 0), spare)
        if worth[mate == FREE].any() or fallen.min(initial=0) < 0:
            return None
        if np.array_equal(fallen, price):
            return Prices(price, worth)
        price = fallen
    return None


class _Largest:
    """The largest number of each run of equal keys, 0 where there is none that is larger."""

    def __init__(self, keys: "NDArray[int64]", count: int) -> None:
        self._starts = np.flatnonzero(np.diff(keys, prepend=-1))
        self._keys, self._count = keys[self._starts], count

    def of(self, numbers: "NDArray[int64]") -> "NDArray[int64]":
        largest = np.zeros(self._count, np.int64)
        if len(numbers):
            largest[self._keys] = np.maximum(np.maximum.reduceat(numbers, self._starts), 0)
        return largest


def missing(points: "NDArray[int16]", prices: Prices, first: int) -> "tuple[NDArray[int64], NDArray[int64]]":
    """Pairs of the whole table that are worth more than price and worth together: mentors and groups.

    None only where there are none; where they are very many, those that exceed them most.
    """
    exact = np.int32 if 8 * first < np.iinfo(np.int32).max else np.int64
    mentors, groups = (prices.mentors - 2 * first).astype(exact), prices.groups.astype(exact)
    found = []
    for at in range(0, len(points), BLOCK):
        asked = np.maximum(mentors[at : at + BLOCK, None] + groups, 2 * BARRED)
        found.append(strongest(2 * points[at : at + BLOCK] - asked, 0, len(points)) + at * points.shape[1])
    return np.divmod(np.concatenate(found), points.shape[1])
