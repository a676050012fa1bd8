"""The smallest change that would pair somebody: which steps it takes, and the problem as it would be after them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from wushe.mentoring.pairing.explanation import Change, Reason, Step
from wushe.mentoring.pairing.facts import Group, Link, Mentor, Problem
from wushe.mentoring.pairing.rules import Rule, broken
from wushe.mentoring.pairing.scoring import points
from wushe.mentoring.pairing.standing import Standing
from wushe.mentoring.pairing.words import listed

_STEPS = {
    Rule.NO_GO: Step.NO_GO,
    Rule.LICENCE: Step.LICENCE,
    Rule.LANGUAGE: Step.LANGUAGE,
    Rule.NO_OVERLAP: Step.HOUR,
}
"""What would mend a broken rule. Nothing makes another organisation of one's own."""

_ORDER = {step: place for place, step in enumerate(Step)}


def for_group(standing: Standing, group: Group) -> Change:
    """With whom it would take the fewest steps; of as many the easier kind, the higher score, the lower id."""
    return _fewest(standing, ((mentor, group) for mentor in standing.problem.mentors)) or _somebody_new(
        group, Step.MENTOR
    )


def for_mentor(standing: Standing, mentor: Mentor) -> Change:
    """With one of the groups that have no mentor, if rules allow it; otherwise it takes a group more."""
    return _fewest(standing, ((mentor, group) for group in standing.unpaired_groups)) or _somebody_new(
        mentor, Step.GROUP
    )


def with_place(mentor: Mentor, group: Group) -> Change:
    """One more place is all it takes."""
    return _change(mentor, group, (Step.PLACE,))


def _fewest(standing: Standing, pairs: Iterable[tuple[Mentor, Group]]) -> Change | None:
    ways = [way for mentor, group in pairs if (way := _way(standing, mentor, group))]
    best = min(ways, key=lambda way: way.effort, default=None)
    return best and _change(best.mentor, best.group, best.steps)


class _Way(NamedTuple):
    mentor: Mentor
    group: Group
    steps: tuple[Step, ...]
    points: int

    @property
    def effort(self) -> tuple[int, list[int], int, UUID, UUID]:
        return len(self.steps), [_ORDER[step] for step in self.steps], -self.points, self.mentor.id, self.group.id


def _way(standing: Standing, mentor: Mentor, group: Group) -> _Way | None:
    rules = broken(mentor, group)
    if Rule.OWN_ORGANIZATION in rules:
        return None
    steps = {_STEPS[rule] for rule in rules}
    if not standing.has_place(mentor):
        steps.add(Step.PLACE)
    if Link(mentor.id, group.id) in standing.problem.forbidden:
        steps.add(Step.FORBIDDEN)
    ordered = tuple(sorted(steps, key=_ORDER.__getitem__))
    return _Way(mentor, group, ordered, points(mentor, group, standing.problem.weights))


def _change(mentor: Mentor, group: Group, steps: tuple[Step, ...]) -> Change:
    facts: dict[str, object] = {
        "mentor": mentor.name,
        "group": group.name,
        "licences": listed(group.licences - mentor.licences),
    }
    return Change(Link(mentor.id, group.id), steps, tuple(Reason(step.label, facts) for step in steps))


def _somebody_new(one: Mentor | Group, new: Step) -> Change:
    steps: list[Step] = []
    if isinstance(one, Mentor) and one.capacity <= 0:
        steps.append(Step.OFFER)
    if one.hours == frozenset():
        steps.append(Step.TIME)
    steps.append(new)
    return Change(None, tuple(steps), tuple(Reason(step.label, {"name": one.name}) for step in steps))


# --- the problem after a change


def changed(problem: Problem, change: Change) -> Problem:
    """As it would be after all steps, with a pin on the two for whom they were taken.

    A change without a link is somebody new, whom nobody knows yet: the problem as it is.
    """
    if change.link is None:
        return problem
    mentor, group = problem.mentor[change.link.mentor], problem.group[change.link.group]
    for step in change.steps:
        mentor, group = _TAKEN[step](mentor, group) if step in _TAKEN else (mentor, group)
    return replace(
        problem,
        mentors=[mentor if one.id == mentor.id else one for one in problem.mentors],
        groups=[group if one.id == group.id else one for one in problem.groups],
        pinned={*problem.pinned, change.link},
        forbidden=set(problem.forbidden) - {change.link},
    )


_Both = tuple[Mentor, Group]


def _more_places(mentor: Mentor, group: Group) -> _Both:
    return replace(mentor, capacity=max(mentor.capacity, 0) + 1), group


def _agreed_hour(mentor: Mentor, group: Group) -> _Both:
    """Who has not said any hours goes on saying none."""
    hour = frozenset({f"{mentor.id} {group.id}"})
    of_mentor, of_group = (None if one.hours is None else one.hours | hour for one in (mentor, group))
    return replace(mentor, hours=of_mentor), replace(group, hours=of_group)


def _found_language(mentor: Mentor, group: Group) -> _Both:
    language = frozenset({f"{mentor.id} {group.id}"})
    return replace(mentor, languages=mentor.languages | language), replace(group, languages=group.languages | language)


def _withdrawn_no_go(mentor: Mentor, group: Group) -> _Both:
    return replace(mentor, no_go=mentor.no_go - {group.id}), replace(group, no_go=group.no_go - {mentor.id})


def _got_licence(mentor: Mentor, group: Group) -> _Both:
    return replace(mentor, licences=mentor.licences | group.licences), group


_TAKEN: dict[Step, Callable[[Mentor, Group], _Both]] = {
    Step.PLACE: _more_places,
    Step.HOUR: _agreed_hour,
    Step.LANGUAGE: _found_language,
    Step.NO_GO: _withdrawn_no_go,
    Step.LICENCE: _got_licence,
}
