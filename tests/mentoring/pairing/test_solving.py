"""The pairing is the best there is: against trying everything, against another solver, and around pins."""

import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import coo_array

from mentoring.pairing.rounds import allowed, any_round, best_by_trying, g, group, holds, m, mentor
from wushe.mentoring.pairing import Group, Link, Mentor, Problem, edges as edges_, solve
from wushe.mentoring.pairing.best import best

# --- small ones, against trying everything


@pytest.mark.parametrize("start", range(0, 2000, 250))
def test_two_thousand_small_rounds_are_as_good_as_trying_everything(start):
    for seed in range(start, start + 250):
        problem = any_round(seed)
        solution = solve(problem)
        assert holds(problem, solution), seed
        assert (len(solution.pairs), solution.total) == best_by_trying(problem), seed
        assert solution.bound == solution.total, seed


@settings(max_examples=150, deadline=None)
@given(st.integers(2_000, 10**9))
def test_any_small_round_is_as_good_as_trying_everything(seed):
    problem = any_round(seed)
    solution = solve(problem)
    assert (len(solution.pairs), solution.total) == best_by_trying(problem)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_pins_and_bans_are_kept_and_the_rest_is_the_best_around_them(seed):
    problem = pinned_and_forbidden(seed)
    solution = solve(problem)
    links = {pair.link for pair in solution.pairs}
    assert holds(problem, solution)
    assert set(problem.pinned) <= links
    assert not set(problem.forbidden) & links
    assert {pair.link for pair in solution.pairs if pair.pinned} == set(problem.pinned)
    assert (len(links), solution.total) == best_with_pins(problem)
    assert solution.bound == solution.total


def pinned_and_forbidden(seed):
    problem = any_round(seed)
    chance = random.Random(seed)
    links = sorted(allowed(problem))
    chance.shuffle(links)
    left = {one.id: one.capacity for one in problem.mentors}
    pinned = {}
    for mentor_, group_ in links[:2]:
        if left[mentor_] > 0 and group_ not in pinned.values():
            left[mentor_] -= 1
            pinned[Link(mentor_, group_)] = group_
    forbidden = [Link(*link) for link in links[2:5]]
    return Problem(problem.mentors, problem.groups, problem.weights, pinned=list(pinned), forbidden=forbidden)


def best_with_pins(problem):
    """The pinned taken out by hand, the rest tried."""
    worth = allowed(problem)
    pinned = Counter(link.mentor for link in problem.pinned)
    taken = {link.group for link in problem.pinned}
    mentors = [replace(one, capacity=one.capacity - pinned[one.id]) for one in problem.mentors]
    groups = [one for one in problem.groups if one.id not in taken]
    count, total = best_by_trying(Problem(mentors, groups, problem.weights, forbidden=problem.forbidden))
    return count + len(taken), total + sum(worth[link] for link in problem.pinned)


# --- large ones, against another solver


def by_another_solver(table, capacity):
    """Pairs and points by HiGHS, which knows nothing of pairings: first as many as can be, then the most points."""
    rows, columns = np.nonzero(table >= 0)
    count = np.arange(len(rows))
    places = coo_array((np.ones(len(rows)), (rows, count)), shape=(len(capacity), len(rows)))
    groups = coo_array((np.ones(len(rows)), (columns, count)), shape=(table.shape[1], len(rows)))
    limits = [LinearConstraint(places.tocsr(), ub=capacity), LinearConstraint(groups.tocsr(), ub=1)]
    most = round(-milp(-np.ones(len(rows)), constraints=limits).fun)
    full = LinearConstraint(np.ones((1, len(rows))), lb=most)
    worth = table[rows, columns].astype(float)
    return most, round(-milp(-worth, constraints=[*limits, full]).fun)


def of(table, found):
    paired = np.flatnonzero(found.mate >= 0)
    return len(paired), int(table[found.mate[paired], paired].astype(int).sum())


@pytest.mark.parametrize(("mentors", "groups", "seed"), [(60, 150, 1), (60, 300, 2), (150, 200, 3), (100, 40, 4)])
def test_another_solver_finds_the_same_total(mentors, groups, seed):
    table, capacity = random_table(mentors, groups, seed)
    found = best(table, capacity)
    assert of(table, found) == by_another_solver(table, capacity)
    assert found.bound == of(table, found)[1]


@pytest.mark.parametrize(("mentors", "groups", "seed"), [(60, 300, 5), (150, 200, 6), (200, 120, 7)])
def test_leaving_pairs_out_at_first_changes_no_total(monkeypatch, mentors, groups, seed):
    table, capacity = random_table(mentors, groups, seed)
    whole = best(table, capacity)
    monkeypatch.setattr(edges_, "ALL", 0)
    assert of(table, best(table, capacity)) == of(table, whole)


@pytest.mark.parametrize("least", [0.2, 0.5, 0.9])
def test_pairs_that_were_wrongly_left_out_are_found_by_the_prices(monkeypatch, least):
    table, capacity = random_table(60, 150, 8)
    whole = best(table, capacity)
    monkeypatch.setattr(edges_, "ALL", 0)
    monkeypatch.setattr(edges_, "LEAST", least)
    assert of(table, best(table, capacity)) == of(table, whole)


def test_a_hundred_thousand_equal_scores_leave_nobody_out(monkeypatch):
    table, capacity = np.full((200, 500), 4_000, np.int16), np.full(200, 2)
    monkeypatch.setattr(edges_, "ALL", 0)
    monkeypatch.setattr(edges_, "MOST", 5_000)
    found = best(table, capacity)
    assert of(table, found) == (400, 1_600_000)
    assert found.bound == 1_600_000


def test_a_group_that_only_a_poor_mentor_takes_is_paired_all_the_same(monkeypatch):
    table, capacity = random_table(60, 150, 9)
    table[:, 0] = -1
    table[7, 0] = 0
    monkeypatch.setattr(edges_, "ALL", 0)
    found = best(table, capacity)
    assert of(table, found) == by_another_solver(table, capacity)


def random_table(mentors, groups, seed):
    """Scores that lump together as those of a round do, half of them kept apart."""
    chance = np.random.default_rng(seed)
    table = (chance.integers(0, 40, (mentors, groups)) * 250).astype(np.int16)
    table[chance.random(table.shape) < 0.5] = -1
    return table, chance.integers(1, 6, mentors)


# --- the same whatever the order


@pytest.mark.parametrize("stable", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_what_comes_in_changes_nothing(seed, stable):
    problem = pinned_and_forbidden(seed)
    chance = random.Random(seed)
    mixed = Problem(
        chance.sample(problem.mentors, len(problem.mentors)),
        chance.sample(problem.groups, len(problem.groups)),
        problem.weights,
        pinned=sorted(problem.pinned, reverse=True),
        forbidden=sorted(problem.forbidden, reverse=True),
    )
    first = solve(problem, stable=stable)
    assert solve(mixed, stable=stable) == first
    assert solve(problem, stable=stable) == first


def test_equals_are_told_apart_by_their_ids_alone():
    problem = Problem([mentor(n) for n in range(4)], [group(n) for n in range(9)])
    turned = Problem([mentor(n) for n in reversed(range(4))], [group(n) for n in reversed(range(9))])
    assert solve(problem).pairs == solve(turned).pairs


# --- as many as can be


def test_no_group_goes_without_so_that_others_score_higher():
    """The second mentor takes only the first group, for which the first mentor is far better."""
    problem = Problem(
        [mentor(1, fields=frozenset({"law"}), wishes=(g(1),)), mentor(2, languages=frozenset({"changsha"}))],
        [
            group(1, goals=frozenset({"law"}), wishes=(m(1),)),
            group(2, goals=frozenset({"law"}), languages=frozenset({"mandarin"})),
        ],
    )
    assert {pair.link for pair in solve(problem).pairs} == {(m(1), g(2)), (m(2), g(1))}


# --- words, never a crash


@pytest.mark.parametrize("stable", [False, True])
@pytest.mark.parametrize(
    ("mentors", "groups"),
    [
        ([], []),
        ([], [group(1)]),
        ([mentor(1)], []),
        ([mentor(1, capacity=0)], [group(1)]),
        ([mentor(1, hours=frozenset())], [group(1)]),
        ([mentor(1)], [group(1, hours=frozenset())]),
    ],
)
def test_nobody_to_pair_is_no_pairs(mentors, groups, stable):
    solution = solve(Problem(mentors, groups), stable=stable)
    assert (solution.pairs, solution.total, solution.bound, solution.gap) == ((), 0, 0, 0.0)
    assert solution.is_stable


def test_more_groups_than_places_fill_every_place():
    problem = Problem([Mentor(m(n), capacity=2) for n in range(3)], [Group(g(n)) for n in range(10)])
    assert len(solve(problem).pairs) == problem.places == 6
