"""The best of some pairs, by the algorithm of Jonker and Volgenant (1987) for sparse tables, as SciPy has it.

A mentor with three places is three rows. Each place has a column of its own besides the groups', worth next to nothing:
it stays free rather than that nothing can be solved.
"""

from typing import TYPE_CHECKING, Any

from wushe.kernel.late import Late
from wushe.mentoring.pairing.edges import Edges

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

np: Any = Late("numpy")
sparse: Any = Late("scipy.sparse")
csgraph: Any = Late("scipy.sparse.csgraph")

FREE = -1
"""The mentor of a group that has none."""


def assign(edges: Edges, capacity: "NDArray[int64]", groups: int, first: int) -> "NDArray[int64]":
    """The mentor of each group. A pair is worth `first` more than its points."""
    mate = np.full(groups, FREE, np.int64)
    if len(edges.points):
        places = np.repeat(np.arange(len(capacity)), capacity)
        wanted, columns = np.unique(edges.groups, return_inverse=True)
        table = _table(edges._replace(groups=columns), places, len(wanted), first)
        row, column = csgraph.min_weight_full_bipartite_matching(table, maximize=True)
        taken = column >= len(places)
        mate[wanted[column[taken] - len(places)]] = places[row[taken]]
    return mate


def _table(edges: Edges, places: "NDArray[int64]", groups: int, first: int) -> Any:
    """Places by groups. The columns of their own come first: SciPy looks there first for any pairing at all."""
    counts = np.bincount(edges.mentors, minlength=places[-1] + 1)
    each = counts[places] + 1
    ends = np.cumsum(each)
    own = ends - each
    source = np.arange(ends[-1]) + np.repeat((np.cumsum(counts) - counts)[places] - own - 1, each)
    source[own] = 0
    columns = edges.groups[source] + len(places)
    worth = (edges.points[source] + first + 1).astype(np.float64)
    columns[own], worth[own] = np.arange(len(places)), 1
    return sparse.csr_array((worth, columns, np.append(0, ends)), shape=(len(places), len(places) + groups))
