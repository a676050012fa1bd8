"""The score of one mentor with one group, as it is shown to people; `grid` computes the same for all at once."""

from collections.abc import Callable, Sequence
from uuid import UUID

from wushe.mentoring.pairing.factors import FULL, Factor, Weights
from wushe.mentoring.pairing.facts import Codes, Group, Mentor

NOT_SAID = 50
"""Where one side says nothing, nothing speaks for or against."""

ENOUGH_HOURS = 3
"""So many shared hours of a week count in full."""

WISHES = (100, 80, 60, 40, 20)
"""The first wish, the second, ...; further ones count as the last of these."""


def score(mentor: Mentor, group: Group, weights: Weights) -> dict[Factor, int]:
    """What each factor gives, in hundredths of a point; the sum is the pair's score."""
    return {factor: weight * measure(factor, mentor, group) for factor, weight in weights.items()}


def points(mentor: Mentor, group: Group, weights: Weights) -> int:
    return sum(score(mentor, group, weights).values())


def measure(factor: Factor, mentor: Mentor, group: Group) -> int:
    """How much the factor speaks for the pair, from 0 to 100."""
    return _MEASURES[factor](mentor, group)


def _share(offered: Codes, wanted: Codes) -> int:
    return FULL * len(offered & wanted) // len(wanted) if wanted else NOT_SAID


def _stage(mentor: Mentor, group: Group) -> int:
    if not mentor.stages or group.stage is None:
        return NOT_SAID
    return FULL if group.stage in mentor.stages else 0


def _place(mentor: Mentor, group: Group) -> int:
    if not mentor.places or group.place is None:
        return NOT_SAID
    return FULL if group.place in mentor.places else 0


def _hours(mentor: Mentor, group: Group) -> int:
    if mentor.hours is None or group.hours is None:
        return NOT_SAID
    return FULL * min(len(mentor.hours & group.hours), ENOUGH_HOURS) // ENOUGH_HOURS


def _wished(wishes: Sequence[UUID], whom: UUID) -> int:
    return wish(wishes.index(whom)) if whom in wishes else 0


def wish(rank: int) -> int:
    """How much a wish says that stands at this place of the list, the first at 0."""
    return WISHES[min(rank, len(WISHES) - 1)]


def ranks(wishes: Sequence[UUID]) -> dict[UUID, int]:
    """The places of those on a list of wishes; who stands there twice is wished as at the first."""
    return {whom: rank for rank, whom in reversed(list(enumerate(wishes)))}


_MEASURES: dict[Factor, Callable[[Mentor, Group], int]] = {
    Factor.FIELDS: lambda mentor, group: _share(mentor.fields, group.goals),
    Factor.WEAKNESSES: lambda mentor, group: _share(mentor.methods, group.weaknesses),
    Factor.STAGE: _stage,
    Factor.PLACE: _place,
    Factor.HOURS: _hours,
    Factor.GROUP_WISH: lambda mentor, group: _wished(group.wishes, mentor.id),
    Factor.MENTOR_WISH: lambda mentor, group: _wished(mentor.wishes, group.id),
}
