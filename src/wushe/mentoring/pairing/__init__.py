"""The pairing of mentors and groups: pure functions from facts to a solution that is proven best, and its reasons.

    problem = Problem(mentors, groups, weights, pinned=..., forbidden=...)
    solution = solve(problem)                 # or solve(problem, stable=True)
    explanation = explain(problem, solution)
    what_moved = difference(before, solution)
    wider = changed(problem, explanation.groups[0].change)      # what if

`factors` and `scoring` say what a pair is worth, `rules` what no score outweighs. `solving` finds the best of all
pairings, `stability` one that nobody wants to leave. `explaining` says it in words. Nothing here reads a database or
knows who asks. Points are hundredths of a point throughout: 8,550 is shown as 85.5.
"""

from wushe.mentoring.pairing.changing import changed
from wushe.mentoring.pairing.comparing import difference
from wushe.mentoring.pairing.explaining import explain
from wushe.mentoring.pairing.explanation import (
    Cause,
    Change,
    Difference,
    Explanation,
    Moved,
    NextBest,
    Reason,
    Said,
    Step,
    Unpaired,
    Why,
)
from wushe.mentoring.pairing.factors import Factor, Weights
from wushe.mentoring.pairing.facts import Cost, Group, Link, Mentor, Pair, Problem, Solution
from wushe.mentoring.pairing.rules import Rule, broken
from wushe.mentoring.pairing.scoring import points, score
from wushe.mentoring.pairing.solving import solve

__all__ = [
    "Cause",
    "Change",
    "Cost",
    "Difference",
    "Explanation",
    "Factor",
    "Group",
    "Link",
    "Mentor",
    "Moved",
    "NextBest",
    "Pair",
    "Problem",
    "Reason",
    "Rule",
    "Said",
    "Solution",
    "Step",
    "Unpaired",
    "Weights",
    "Why",
    "broken",
    "changed",
    "difference",
    "explain",
    "points",
    "score",
    "solve",
]
