"""What the admin has decided by hand, and whether it can be."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from wushe.kernel.i18n import listed
from wushe.mentoring.pairing.errors import GroupPinnedTwice, NameUnknown, PinAgainstRule, PinForbidden, PinsOverCapacity
from wushe.mentoring.pairing.facts import Link, Problem
from wushe.mentoring.pairing.rules import broken


def check(problem: Problem) -> None:
    """Raise NameUnknown, PinForbidden, PinAgainstRule, GroupPinnedTwice or PinsOverCapacity where pins contradict."""
    pins = sorted(problem.pinned)
    _check_names(problem, [*pins, *problem.forbidden])
    for pin in pins:
        _check_pin(problem, pin)
    _check_groups(problem, pins)
    _check_capacity(problem, pins)


def _check_names(problem: Problem, links: Iterable[Link]) -> None:
    if any(link.mentor not in problem.mentor or link.group not in problem.group for link in links):
        raise NameUnknown


def _check_pin(problem: Problem, pin: Link) -> None:
    mentor, group = problem.mentor[pin.mentor], problem.group[pin.group]
    if pin in problem.forbidden:
        raise PinForbidden(mentor=mentor.name, group=group.name)
    if rules := broken(mentor, group):
        raise PinAgainstRule(mentor=mentor.name, group=group.name, rule=rules[0].label)


def _check_groups(problem: Problem, pins: Iterable[Link]) -> None:
    mentors: dict[UUID, list[str]] = {}
    for pin in pins:
        mentors.setdefault(pin.group, []).append(problem.mentor[pin.mentor].name)
    for group, names in mentors.items():
        if len(names) > 1:
            raise GroupPinnedTwice(group=problem.group[group].name, mentors=listed(names))


def _check_capacity(problem: Problem, pins: Iterable[Link]) -> None:
    for id_, pinned in Counter(pin.mentor for pin in pins).items():
        mentor = problem.mentor[id_]
        if pinned > mentor.capacity:
            raise PinsOverCapacity(mentor=mentor.name, capacity=mentor.capacity, pinned=pinned)


def around(problem: Problem) -> Problem:
    """The groups without a pin, and the mentors who still have a place."""
    pinned = Counter(link.mentor for link in problem.pinned)
    groups = {link.group for link in problem.pinned}
    left = (replace(mentor, capacity=mentor.capacity - pinned[mentor.id]) for mentor in problem.mentors)
    return replace(
        problem,
        mentors=tuple(mentor for mentor in left if mentor.capacity > 0),
        groups=tuple(group for group in problem.groups if group.id not in groups),
        pinned=(),
    )
