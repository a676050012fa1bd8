"""What levels are worth: scores, domains, what is weak, and what changed since last time. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from wushe.evaluation.kinds import Domain
from wushe.evaluation.models import Indicator

HUNDREDTHS = 100


Levels = Mapping[UUID, int]
"""Indicator -> level."""


def share(indicator: Indicator, level: int) -> Fraction:
    """Which part of the indicator's points the level gives."""
    return Fraction(level, indicator.highest)


def score(indicators: Iterable[Indicator], levels: Levels) -> int:
    """The points of a hundred, in hundredths, half up."""
    points = sum((each.weight * share(each, levels[each.id]) for each in indicators), Fraction(0))
    return int(points * HUNDREDTHS + Fraction(1, 2))


def weak(indicators: Iterable[Indicator], levels: Levels, below: int) -> list[Indicator]:
    """Those whose share is below that many percent, in the rubric's order."""
    return [each for each in indicators if share(each, levels[each.id]) * 100 < below]


def stars(lines: Sequence[int], points: int) -> int:
    """How many lines a score in hundredths reaches; exactly on a line counts."""
    return sum(points >= line * HUNDREDTHS for line in lines)


def by_domain(indicators: Iterable[Indicator], levels: Levels) -> dict[Domain, Fraction]:
    """Domain -> share of its points, in the order of the domains."""
    weights: dict[Domain, int] = {}
    points: dict[Domain, Fraction] = {}
    for each in indicators:
        weights[each.domain] = weights.get(each.domain, 0) + each.weight
        points[each.domain] = points.get(each.domain, Fraction(0)) + each.weight * share(each, levels[each.id])
    return {domain: points[domain] / weights[domain] for domain in Domain if domain in weights}


def percent(part: Fraction) -> int:
    """Whole percent, half up."""
    return int(part * 100 + Fraction(1, 2))


# --- what changed


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator or domain last time and now, in whole percent."""

    name: str
    before: int
    now: int

    @property
    def difference(self) -> int:
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """`only_now` and `only_before` were measured on one side alone, or in other words, and are not compared."""

    indicators: tuple[Change, ...]
    domains: tuple[Change, ...]
    only_now: tuple[str, ...]
    only_before: tuple[str, ...]


def compare(before: Sequence[Indicator], then: Levels, after: Sequence[Indicator], now: Levels) -> Comparison:
    """Over what is the same on both sides: the same code in the same words, whatever its weight and its version."""
    earlier = {each.code: each for each in before}
    pairs = [(earlier[each.code], each) for each in after if each.code in earlier and is_same(earlier[each.code], each)]
    paired = {each.code for _old, each in pairs}
    return Comparison(
        tuple(
            Change(new.name, percent(share(old, then[old.id])), percent(share(new, now[new.id]))) for old, new in pairs
        ),
        _domains(pairs, then, now),
        tuple(each.name for each in after if each.code not in paired),
        tuple(each.name for each in before if each.code not in paired),
    )


def is_same(one: Indicator, other: Indicator) -> bool:
    """Whether a level of the one means what the same level of the other does."""
    return (one.code, one.domain, one.name, one.levels) == (other.code, other.domain, other.name, other.levels)


def _domains(pairs: Sequence[tuple[Indicator, Indicator]], then: Levels, now: Levels) -> tuple[Change, ...]:
    """Both sides by today's weights, so that a moved weight is no progress."""
    old_levels = {new.id: then[old.id] for old, new in pairs}
    news = [new for _old, new in pairs]
    before, after = by_domain(news, old_levels), by_domain(news, now)
    return tuple(Change(domain.label.say(), percent(before[domain]), percent(after[domain])) for domain in after)
