"""A pairing that no mentor and group would both rather leave for each other.

Each side has its own view: first whom it wished, in the order of its wishes, then the others by points, without what
the other side's wishes add; of equals the lower id. The groups propose and the mentors hold the best (Gale and Shapley
1962, with places as in their college admissions): no group can have a mentor it likes better in any stable pairing, and
none gains by hiding its true wishes. All stable pairings give the same groups a mentor (Roth 1986).
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from wushe.kernel.late import Late
from wushe.mentoring.pairing.assigning import FREE
from wushe.mentoring.pairing.factors import Factor, Weights
from wushe.mentoring.pairing.facts import Group, Mentor
from wushe.mentoring.pairing.grid import BARRED, BLOCK, Grid
from wushe.mentoring.pairing.scoring import score, wish

if TYPE_CHECKING:
    from numpy import int16, int64
    from numpy.typing import NDArray

np: Any = Late("numpy")

WISHED = 30_000
"""More than any points: a first wish; the next is one less."""

NEVER = 32_767
"""More than any view."""


class Views(NamedTuple):
    """How much each group (row) likes each mentor (column), and the mentor the group; `BARRED` where it cannot be."""

    groups: "NDArray[int16]"
    mentors: "NDArray[int16]"


def group_likes(mentor: Mentor, group: Group, weights: Weights) -> int:
    """How much the group likes the mentor: the higher, the rather."""
    if mentor.id in group.wishes:
        return WISHED - group.wishes.index(mentor.id)
    made_of = score(mentor, group, weights)
    return sum(made_of.values()) - made_of[Factor.MENTOR_WISH]


def mentor_likes(mentor: Mentor, group: Group, weights: Weights) -> int:
    """How much the mentor likes the group."""
    if group.id in mentor.wishes:
        return WISHED - mentor.wishes.index(group.id)
    made_of = score(mentor, group, weights)
    return sum(made_of.values()) - made_of[Factor.GROUP_WISH]


def views(grid: Grid, weights: Weights) -> Views:
    """The same of the whole table."""
    seen = Views(grid.points.T.copy(), grid.points.T.copy())
    for mentor, group, rank in grid.group_wishes:
        if seen.mentors[group, mentor] != BARRED:
            seen.mentors[group, mentor] -= weights.group_wish * wish(rank)
    for mentor, group, rank in grid.mentor_wishes:
        if seen.groups[group, mentor] != BARRED:
            seen.groups[group, mentor] -= weights.mentor_wish * wish(rank)
            seen.mentors[group, mentor] = WISHED - rank
    for mentor, group, rank in grid.group_wishes:
        if seen.groups[group, mentor] != BARRED:
            seen.groups[group, mentor] = WISHED - rank
    return seen


def settle(seen: Views, capacity: "NDArray[int64]") -> "NDArray[int64]":
    """The mentor of each group, by deferred acceptance: all who are free propose at once."""
    mate = np.full(len(seen.groups), FREE, np.int64)
    free = np.arange(len(mate))
    while len(free) and len(capacity):
        lowest = _lowest(seen, mate, capacity)
        wanted = _wanted(seen, free, lowest)
        proposing = free[wanted != FREE]
        before = mate.copy()
        mate[proposing] = wanted[wanted != FREE]
        _send_away(seen, mate, capacity)
        turned_down = (before != FREE) & (mate == FREE)
        free = np.union1d(proposing[mate[proposing] == FREE], np.flatnonzero(turned_down))
    return mate


class _Lowest(NamedTuple):
    """Of each mentor's groups the one liked least, and how much; `BARRED` where there is still a place."""

    liking: "NDArray[int16]"
    group: "NDArray[int64]"


def _lowest(seen: Views, mate: "NDArray[int64]", capacity: "NDArray[int64]") -> _Lowest:
    liking = np.where(capacity > 0, BARRED, NEVER).astype(np.int16)
    group = np.full(len(capacity), FREE, np.int64)
    order, rank = _ranked(seen, mate)
    last = rank == capacity[mate[order]] - 1
    full = mate[order[last]]
    liking[full], group[full] = seen.mentors[order[last], full], order[last]
    return _Lowest(liking, group)


def _ranked(seen: Views, mate: "NDArray[int64]") -> "tuple[NDArray[int64], NDArray[int64]]":
    """The groups with a mentor, each mentor's best liked first, and their ranks with that mentor from 0."""
    held = np.flatnonzero(mate != FREE)
    liking = seen.mentors[held, mate[held]].astype(np.int64)
    order = held[np.lexsort((held, -liking, mate[held]))]
    return order, np.arange(len(order)) - np.searchsorted(mate[order], mate[order])


def _wanted(seen: Views, free: "NDArray[int64]", lowest: _Lowest) -> "NDArray[int64]":
    """Whom each free group likes best of those who would take it; `FREE` when nobody would."""
    wanted = np.empty(len(free), np.int64)
    for at in range(0, len(free), BLOCK):
        some = free[at : at + BLOCK]
        liked, liking = seen.mentors[some], seen.groups[some]
        taken = (liked > lowest.liking) | ((liked == lowest.liking) & (some[:, None] < lowest.group))
        open_to = np.where(taken, liking, BARRED)
        first = open_to.argmax(axis=1)
        wanted[at : at + BLOCK] = np.where(open_to[np.arange(len(some)), first] == BARRED, FREE, first)
    return wanted


def _send_away(seen: Views, mate: "NDArray[int64]", capacity: "NDArray[int64]") -> None:
    order, rank = _ranked(seen, mate)
    mate[order[rank >= capacity[mate[order]]]] = FREE


def restless(seen: Views, mate: "NDArray[int64]", capacity: "NDArray[int64]") -> "NDArray[int64]":
    """Pairs (group, mentor) who would both rather have each other, every pair looked at; equals stay where they are."""
    mentors = _lowest(seen, mate, capacity).liking
    paired = np.flatnonzero(mate != FREE)
    groups = np.full(len(mate), BARRED, np.int16)
    groups[paired] = seen.groups[paired, mate[paired]]
    found = []
    for at in range(0, len(mate), BLOCK):
        some = slice(at, at + BLOCK)
        both = (seen.groups[some] > groups[some, None]) & (seen.mentors[some] > mentors)
        found.append(np.argwhere(both) + np.array([at, 0]))
    return np.concatenate(found) if found else np.empty((0, 2), np.int64)
