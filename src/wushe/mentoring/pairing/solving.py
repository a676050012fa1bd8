"""The best pairing over all at once, or a stable one, around what the admin has decided by hand."""

from typing import TYPE_CHECKING, Any

from wushe.kernel.late import Late
from wushe.mentoring.pairing import pins
from wushe.mentoring.pairing.assigning import FREE
from wushe.mentoring.pairing.best import best
from wushe.mentoring.pairing.facts import Cost, Pair, Problem, Solution
from wushe.mentoring.pairing.grid import Grid, grid
from wushe.mentoring.pairing.scoring import points
from wushe.mentoring.pairing.stability import restless, settle, views

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

np: Any = Late("numpy")


def solve(problem: Problem, *, stable: bool = False) -> Solution:
    """Pair as many groups as can be, and of all ways to do that choose one with the highest total of points.

    As many first, since that is what an admin can defend: no group goes without a mentor so that others score higher.
    Points only decide who goes with whom. `stable` gives instead what nobody wants to leave, and tells what that costs.
    The same mentors and groups give the same pairs, in whatever order they come.

    Raises what `pins.check` raises.
    """
    pins.check(problem)
    around = pins.around(problem)
    table = grid(around)
    capacity = np.array([mentor.capacity for mentor in around.mentors], np.int64)
    optimum = best(table.points, capacity)
    seen = views(table, problem.weights)
    mate = settle(seen, capacity) if stable else optimum.mate
    pairs, best_pairs = (_pairs(problem, around, table, found) for found in (mate, optimum.mate))
    by_hand = sum(pair.points for pair in pairs if pair.pinned)
    total, best_total = (sum(pair.points for pair in found) for found in (pairs, best_pairs))
    return Solution(
        pairs=pairs,
        total=total,
        bound=optimum.bound + by_hand,
        is_stable=not len(restless(seen, mate, capacity)),
        cost_of_stability=Cost(len(best_pairs) - len(pairs), best_total - total) if stable else None,
    )


def _pairs(problem: Problem, around: Problem, table: Grid, mate: "NDArray[int64]") -> tuple[Pair, ...]:
    found = [
        Pair(around.mentors[mentor].id, around.groups[group].id, int(table.points[mentor, group]))
        for group, mentor in enumerate(mate.tolist())
        if mentor != FREE
    ]
    by_hand = [
        Pair(*link, points(problem.mentor[link.mentor], problem.group[link.group], problem.weights), pinned=True)
        for link in problem.pinned
    ]
    return tuple(sorted([*found, *by_hand], key=lambda pair: pair.group))
