"""Rounds of mentors and groups for the tests: by hand, or at random from a seed."""

import random
from itertools import product
from uuid import UUID

from wushe.mentoring.pairing import Group, Mentor, Problem, Weights, broken, points

FIELDS = ("elder", "child", "green", "law")
METHODS = ("planning", "books", "partners", "volunteers")
HOURS = ("mon", "tue", "wed", "thu")
PLACES = ("huanghua", "ansha", "langli")
STAGES = ("seed", "sprout", "grown")
LANGUAGES = ("mandarin", "changsha")
LICENCES = ("social_worker", "counsellor")


def m(number):
    return UUID(int=number)


def g(number):
    return UUID(int=1000 + number)


def mentor(number, **known):
    return Mentor(m(number), **{"name": f"导师{number}"} | known)


def group(number, **known):
    return Group(g(number), **{"name": f"小组{number}"} | known)


def some(chance, codes, most=None):
    return frozenset(chance.sample(codes, chance.randint(0, most or len(codes))))


def any_mentor(chance, number, groups, most=3):
    return mentor(
        number, capacity=chance.randint(0, most), fields=some(chance, FIELDS), methods=some(chance, METHODS),
        stages=some(chance, STAGES, 1), places=some(chance, PLACES, 2), languages=some(chance, LANGUAGES),
        hours=chance.choice([None, some(chance, HOURS), some(chance, HOURS)]), licences=some(chance, LICENCES),
        organizations=frozenset({UUID(int=9000 + chance.randrange(12))}), wishes=wishes(chance, groups),
        no_go=frozenset(wishes(chance, groups)[:1]) if chance.random() < 0.2 else frozenset(),
    )  # fmt: skip


def any_group(chance, number, mentors):
    return group(
        number, goals=some(chance, FIELDS, 3), weaknesses=some(chance, METHODS, 3),
        stage=chance.choice([None, *STAGES]), place=chance.choice([None, *PLACES]), languages=some(chance, LANGUAGES),
        hours=chance.choice([None, some(chance, HOURS), some(chance, HOURS)]),
        licences=some(chance, LICENCES, 1) if chance.random() < 0.3 else frozenset(),
        organizations=frozenset({UUID(int=9000 + chance.randrange(12))}), wishes=wishes(chance, mentors),
        no_go=frozenset(wishes(chance, mentors)[:1]) if chance.random() < 0.2 else frozenset(),
    )  # fmt: skip


def wishes(chance, ids):
    return tuple(chance.sample(ids, chance.randint(0, min(len(ids), 3))))


def any_weights(chance):
    cuts = sorted(chance.randint(0, 100) for _ in range(6))
    return Weights(*(high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)))


def any_round(seed, mentors=5, groups=6, most=3):
    """A small round with every kind of fact in it; the more often somebody is kept apart, the better a test."""
    chance = random.Random(seed)
    count, wanted = chance.randint(0, mentors), chance.randint(0, groups)
    ids = [m(number) for number in range(count)], [g(number) for number in range(wanted)]
    return Problem(
        [any_mentor(chance, number, ids[1], most) for number in range(count)],
        [any_group(chance, number, ids[0]) for number in range(wanted)],
        any_weights(chance),
    )


def allowed(problem):
    """Every pair that may be, with its points: looked at one by one."""
    return {
        (one.id, other.id): points(one, other, problem.weights)
        for one, other in product(problem.mentors, problem.groups)
        if not broken(one, other) and (one.id, other.id) not in problem.forbidden
    }


def best_by_trying(problem):
    """How many pairs there can be, and the most points of so many: by trying everything."""
    worth = allowed(problem)
    mentors = [one.id for one in problem.mentors]
    states = {tuple(one.capacity for one in problem.mentors): (0, 0)}
    for one in problem.groups:
        after = dict(states)
        for places, (count, total) in states.items():
            for at, left in enumerate(places):
                if left > 0 and (mentors[at], one.id) in worth:
                    left_over = (*places[:at], left - 1, *places[at + 1 :])
                    found = (count + 1, total + worth[mentors[at], one.id])
                    after[left_over] = max(after.get(left_over, (0, 0)), found)
        states = after
    return max(states.values())


def holds(problem, solution):
    """Whether no group has two mentors, no mentor too many, and no pair is against a rule; with the right points."""
    worth = allowed(problem)
    groups = [pair.group for pair in solution.pairs]
    counts = {one.id: sum(pair.mentor == one.id for pair in solution.pairs) for one in problem.mentors}
    return (
        len(set(groups)) == len(groups)
        and all(counts[one.id] <= max(one.capacity, 0) for one in problem.mentors)
        and all(worth.get((pair.mentor, pair.group)) == pair.points for pair in solution.pairs)
        and solution.total == sum(pair.points for pair in solution.pairs)
    )
