"""The score of every mentor with every group at once: what `scoring` and `rules` say, as one array of numbers.

It is filled for some mentors at a time: twenty million scores take two bytes each, and what they are computed from
never more than a few megabytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from wushe.kernel.late import Late
from wushe.mentoring.pairing.facts import Group, Mentor, Problem
from wushe.mentoring.pairing.meeting import BARRED, Meeting
from wushe.mentoring.pairing.scoring import ranks, wish

if TYPE_CHECKING:
    from numpy import int16
    from numpy.typing import NDArray

np: Any = Late("numpy")

BLOCK = 64
"""Mentors that are scored at once."""

Wish = tuple[int, int, int]
"""Mentor, group, and the place on the list of the one who wishes."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Points of mentors (rows) with groups (columns), both in the order of their ids; and who wishes whom."""

    points: "NDArray[int16]"
    group_wishes: list[Wish]
    mentor_wishes: list[Wish]


def grid(problem: Problem) -> Grid:
    """The whole table; pairs that a rule or the admin keeps apart are `BARRED`."""
    points = np.empty((len(problem.mentors), len(problem.groups)), np.int16)
    rows, columns = _numbered(problem.mentors), _numbered(problem.groups)
    of_groups, of_mentors = _wishes(problem, rows, columns)
    if points.size:
        meeting = Meeting(problem)
        for at in range(0, len(points), BLOCK):
            points[at : at + BLOCK] = meeting.points(slice(at, at + BLOCK))
        _add_wishes(points, of_groups, problem.weights.group_wish)
        _add_wishes(points, of_mentors, problem.weights.mentor_wish)
        _keep_apart(points, problem, rows, columns)
    return Grid(points, of_groups, of_mentors)


def _numbered(ones: Sequence[Mentor] | Sequence[Group]) -> dict[UUID, int]:
    return {one.id: place for place, one in enumerate(ones)}


# --- what is said about single pairs


def _wishes(problem: Problem, rows: dict[UUID, int], columns: dict[UUID, int]) -> tuple[list[Wish], list[Wish]]:
    """Of the groups, and of the mentors."""
    of_groups = [
        (rows[mentor], column, rank)
        for column, group in enumerate(problem.groups)
        for mentor, rank in ranks(group.wishes).items()
        if mentor in rows
    ]
    of_mentors = [
        (row, columns[group], rank)
        for row, mentor in enumerate(problem.mentors)
        for group, rank in ranks(mentor.wishes).items()
        if group in columns
    ]
    return of_groups, of_mentors


def _add_wishes(points: "NDArray[int16]", wishes: Iterable[Wish], weight: int) -> None:
    for mentor, group, rank in wishes:
        if points[mentor, group] != BARRED:
            points[mentor, group] += weight * wish(rank)


def _keep_apart(points: "NDArray[int16]", problem: Problem, rows: dict[UUID, int], columns: dict[UUID, int]) -> None:
    for mentor, group in _refused(problem):
        if mentor in rows and group in columns:
            points[rows[mentor], columns[group]] = BARRED
    theirs = _by_organization(problem.groups)
    for organization, mentors in _by_organization(problem.mentors).items():
        if organization in theirs:
            points[np.ix_(mentors, theirs[organization])] = BARRED


def _refused(problem: Problem) -> Iterator[tuple[UUID, UUID]]:
    yield from problem.forbidden
    yield from ((mentor.id, group) for mentor in problem.mentors for group in mentor.no_go)
    yield from ((mentor, group.id) for group in problem.groups for mentor in group.no_go)


def _by_organization(ones: Sequence[Mentor] | Sequence[Group]) -> dict[UUID, list[int]]:
    found: dict[UUID, list[int]] = {}
    for place, one in enumerate(ones):
        for organization in one.organizations:
            found.setdefault(organization, []).append(place)
    return found
