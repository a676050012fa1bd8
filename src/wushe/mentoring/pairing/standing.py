"""A problem and one solution of it, side by side, as explanations need them."""

from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from wushe.kernel.i18n import listed
from wushe.kernel.late import Late
from wushe.mentoring.pairing.best import Best, best
from wushe.mentoring.pairing.facts import Group, Mentor, Problem, Solution
from wushe.mentoring.pairing.grid import grid
from wushe.mentoring.pairing.pins import around

if TYPE_CHECKING:
    from numpy import bool_, int16
    from numpy.typing import NDArray

np: Any = Late("numpy")


class Standing:
    """Who holds whom, who has places left, and the points of everybody with everybody."""

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.problem, self.solution = problem, solution
        self.row = {mentor.id: row for row, mentor in enumerate(problem.mentors)}
        self.column = {group.id: column for column, group in enumerate(problem.groups)}
        self.held: dict[UUID, list[UUID]] = {mentor.id: [] for mentor in problem.mentors}
        for pair in solution.pairs:
            self.held[pair.mentor].append(pair.group)

    @cached_property
    def points(self) -> "NDArray[int16]":
        return grid(self.problem).points

    @cached_property
    def unpaired_groups(self) -> list[Group]:
        paired = {pair.group for pair in self.solution.pairs}
        return [group for group in self.problem.groups if group.id not in paired]

    @cached_property
    def unpaired_mentors(self) -> list[Mentor]:
        return [mentor for mentor in self.problem.mentors if not self.held[mentor.id]]

    @cached_property
    def open(self) -> "NDArray[bool_]":
        """Which mentors have a place left."""
        return np.array([self.has_place(mentor) for mentor in self.problem.mentors], np.bool_)

    def has_place(self, mentor: Mentor) -> bool:
        return len(self.held[mentor.id]) < mentor.capacity

    def names(self, groups: list[UUID]) -> str:
        return listed(self.problem.group[group].name for group in groups)

    def loses(self, mentor: UUID, group: UUID) -> int:
        """So much less than the best total at least, if these two were paired; 0 where a pin leaves no choice."""
        rows, columns, best_ = self._proof
        if mentor not in rows or group not in columns:
            return 0
        points = int(self.points[self.row[mentor], self.column[group]])
        return best_.loses(rows[mentor], columns[group], points)

    @cached_property
    def _proof(self) -> tuple[dict[UUID, int], dict[UUID, int], Best]:
        """The best of what pins leave open, with its mentors and groups."""
        rest = around(self.problem)
        rows = {mentor.id: row for row, mentor in enumerate(rest.mentors)}
        columns = {group.id: column for column, group in enumerate(rest.groups)}
        capacity = np.array([mentor.capacity for mentor in rest.mentors], np.int64)
        table = self.points[np.ix_([self.row[id_] for id_ in rows], [self.column[id_] for id_ in columns])]
        return rows, columns, best(table, capacity)
