"""A stable pairing: no mentor and group who would both rather leave, every pair looked at."""

from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from mentoring.pairing.rounds import allowed, any_round, g, group, holds, m, mentor
from wushe.mentoring.pairing import Link, Problem, solve
from wushe.mentoring.pairing.stability import group_likes, mentor_likes


def leaving(problem, solution):
    """The pairs who would both rather: by the definition, one by one. Whoever is pinned stays."""
    pinned, worth = set(problem.pinned), allowed(problem)
    with_ = {pair.group: pair.mentor for pair in solution.pairs}
    places = {one.id: one.capacity - sum(link.mentor == one.id for link in pinned) for one in problem.mentors}
    return [
        (one.id, other.id)
        for one, other in product(problem.mentors, problem.groups)
        if (one.id, other.id) in worth
        and other.id not in {link.group for link in pinned}
        and with_.get(other.id) != one.id
        and group_would(problem, other, one, with_.get(other.id))
        and mentor_would(problem, one, other, held(solution, one, pinned), places[one.id])
    ]


def held(solution, one, pinned):
    return [pair.group for pair in solution.pairs if pair.mentor == one.id and pair.link not in pinned]


def group_would(problem, other, one, present):
    if present is None:
        return True
    liked = group_likes(problem.mentor[present], other, problem.weights)
    return group_likes(one, other, problem.weights) > liked


def mentor_would(problem, one, other, groups, places):
    if len(groups) < places:
        return True
    least = min((mentor_likes(one, problem.group[id_], problem.weights) for id_ in groups), default=10**9)
    return mentor_likes(one, other, problem.weights) > least


def stable_assignments(problem):
    """All stable pairings of a tiny round, by trying everything."""
    worth = allowed(problem)
    choices = [[None, *(one.id for one in problem.mentors if (one.id, other.id) in worth)] for other in problem.groups]
    for chosen in product(*choices):
        if all(chosen.count(one.id) <= one.capacity for one in problem.mentors):
            found = Found(problem, chosen)
            if not leaving(problem, found):
                yield found


class Found:
    def __init__(self, problem, chosen):
        links = [Link(one, other.id) for one, other in zip(chosen, problem.groups, strict=True) if one]
        self.pairs = [Loose(link) for link in links]


class Loose:
    def __init__(self, link):
        self.link, self.mentor, self.group = link, link.mentor, link.group


@pytest.mark.parametrize("start", range(0, 200, 100))
def test_nobody_leaves_two_hundred_stable_pairings(start):
    for seed in range(start, start + 100):
        problem = any_round(seed, mentors=7, groups=12)
        solution = solve(problem, stable=True)
        assert holds(problem, solution), seed
        assert leaving(problem, solution) == [], seed
        assert solution.is_stable


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_whether_the_best_pairing_is_stable_is_told_truly(seed):
    problem = any_round(seed, mentors=6, groups=9)
    solution = solve(problem)
    assert solution.is_stable == (leaving(problem, solution) == [])
    assert solution.cost_of_stability is None


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_a_stable_pairing_keeps_pins_and_nobody_else_leaves(seed):
    problem = any_round(seed, mentors=5, groups=8)
    pinned = [Link(*link) for link in sorted(allowed(problem)) if problem.mentor[link[0]].capacity][:1]
    problem = Problem(problem.mentors, problem.groups, problem.weights, pinned=pinned)
    solution = solve(problem, stable=True)
    assert {pair.link for pair in solution.pairs if pair.pinned} == set(pinned)
    assert leaving(problem, solution) == []


@pytest.mark.parametrize("seed", range(40))
def test_of_all_stable_pairings_every_group_has_its_best(seed):
    problem = any_round(seed, mentors=3, groups=4, most=2)
    mine = {pair.group: pair.mentor for pair in solve(problem, stable=True).pairs}
    for other in stable_assignments(problem):
        theirs = {pair.group: pair.mentor for pair in other.pairs}
        assert mine.keys() == theirs.keys()
        for id_, mentor_ in theirs.items():
            group_ = problem.group[id_]
            had, might = (problem.mentor[one] for one in (mine[id_], mentor_))
            assert group_likes(had, group_, problem.weights) >= group_likes(might, group_, problem.weights)


def test_stability_tells_what_it_costs():
    """Both groups wish for the first mentor, who wishes for the second group; the best total has it otherwise."""
    problem = Problem(
        [mentor(1, fields=frozenset({"law"}), wishes=(g(2),)), mentor(2, fields=frozenset({"elder"}))],
        [group(1, goals=frozenset({"law"}), wishes=(m(1),)), group(2, goals=frozenset({"elder"}), wishes=(m(1),))],
    )
    best, stable = solve(problem), solve(problem, stable=True)
    assert not best.is_stable
    assert {pair.link for pair in stable.pairs} == {(m(1), g(2)), (m(2), g(1))}
    assert stable.cost_of_stability.pairs == 0
    assert stable.cost_of_stability.points == best.total - stable.total > 0
    assert stable.bound == best.total


def test_stability_may_cost_a_pair():
    """The one mentor whom the second group could have would rather have the first, and the first the mentor."""
    problem = Problem(
        [mentor(1, wishes=(g(1),)), mentor(2)],
        [group(1, wishes=(m(1),)), group(2, no_go=frozenset({m(2)}))],
    )
    solution = solve(problem, stable=True)
    assert {pair.link for pair in solution.pairs} == {(m(1), g(1))}
    assert solution.cost_of_stability.pairs == 1
    assert len(solve(problem).pairs) == 2
