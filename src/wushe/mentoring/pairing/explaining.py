"""A solution in words: why each pair, why not the next best, why somebody has nobody and what would change it."""

from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.late import Late
from wushe.mentoring.pairing.explanation import Explanation, NextBest, Reason, Said, Why
from wushe.mentoring.pairing.factors import FULL
from wushe.mentoring.pairing.facts import Mentor, Pair, Problem, Solution
from wushe.mentoring.pairing.grid import BARRED
from wushe.mentoring.pairing.scoring import score
from wushe.mentoring.pairing.stability import group_likes
from wushe.mentoring.pairing.standing import Standing
from wushe.mentoring.pairing.unpaired import group_without, mentor_without
from wushe.mentoring.pairing.words import say

np: Any = Late("numpy")


def explain(problem: Problem, solution: Solution) -> Explanation:
    """Everything about one solution, whoever made it: the solver, or an admin who changed it."""
    standing = Standing(problem, solution)
    return Explanation(
        pairs=tuple(_why(standing, pair) for pair in solution.pairs),
        groups=tuple(group_without(standing, group) for group in standing.unpaired_groups),
        mentors=tuple(mentor_without(standing, mentor) for mentor in standing.unpaired_mentors),
    )


def _why(standing: Standing, pair: Pair) -> Why:
    return Why(pair, _factors(standing, pair), _next_best(standing, pair))


def _factors(standing: Standing, pair: Pair) -> tuple[Said, ...]:
    problem = standing.problem
    mentor, group = problem.mentor[pair.mentor], problem.group[pair.group]
    said = [
        Said(factor, points, problem.weights[factor] * FULL, say(factor, mentor, group))
        for factor, points in score(mentor, group, problem.weights).items()
    ]
    return tuple(sorted(said, key=lambda one: -one.points))


# --- why not the next best


def _next_best(standing: Standing, pair: Pair) -> NextBest | None:
    """Of the mentors whom rules and admin allow; None where there is no other."""
    column = standing.points[:, standing.column[pair.group]].copy()
    column[standing.row[pair.mentor]] = BARRED
    row = int(column.argmax())
    if column[row] == BARRED:
        return None
    mentor, points = standing.problem.mentors[row], int(column[row])
    loses = 0 if pair.pinned else standing.loses(mentor.id, pair.group)
    reason = _why_not(standing, pair, mentor, points, loses)
    return NextBest(mentor.id, points, tuple(standing.held[mentor.id]), loses, reason)


def _why_not(standing: Standing, pair: Pair, other: Mentor, points: int, loses: int) -> Reason:
    if pair.pinned:
        return Reason(_("由管理员指定"))
    if points < pair.points:
        return Reason(_("“{mentor}”低 {less} 分"), {"mentor": other.name, "less": shown(pair.points - points)})
    facts: dict[str, object] = {"mentor": other.name, "groups": standing.names(standing.held[other.id])}
    if standing.solution.cost_of_stability is not None and other.capacity > 0:
        return _why_stable(standing, pair, other, facts)
    if standing.has_place(other):
        return Reason(_("“{mentor}”得分不低，还有名额"), facts)
    return _why_full(other, facts, loses)


def _why_full(other: Mentor, facts: dict[str, object], loses: int) -> Reason:
    if other.capacity <= 0:
        return Reason(_("“{mentor}”已没有名额"), {"mentor": other.name})
    if loses > 0:
        sentence = _("“{mentor}”的名额已给{groups}；若改给它，总分至少比最优少 {loses} 分")
        return Reason(sentence, {**facts, "loses": shown(loses)})
    return Reason(_("“{mentor}”的名额已给{groups}；若改给它，总分不会超过最优"), facts)


def _why_stable(standing: Standing, pair: Pair, other: Mentor, facts: dict[str, object]) -> Reason:
    """Nobody leaves: either the group likes its own mentor as much, or the other mentor its own groups."""
    problem = standing.problem
    group, weights = problem.group[pair.group], problem.weights
    if group_likes(problem.mentor[pair.mentor], group, weights) >= group_likes(other, group, weights):
        return Reason(_("组织自己更愿意跟现在的导师"), facts)
    return Reason(_("“{mentor}”自己更愿意带{groups}"), facts)


def shown(hundredths: int) -> str:
    """Points as people read them."""
    return f"{hundredths / FULL:.2f}".rstrip("0").rstrip(".")
