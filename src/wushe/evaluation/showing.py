"""Rubrics, assessments and what followed as both faces show them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar
from uuid import UUID

from wushe.evaluation.kinds import AssessmentState, Domain, Step
from wushe.evaluation.models import Assessment, AssessmentEntry, AssessmentScore, Indicator, Rubric
from wushe.evaluation.models.terms import IndicatorWords
from wushe.evaluation.queries import assessments as queries, rubrics
from wushe.evaluation.scoring import Comparison, Levels, by_domain, compare, percent, weak
from wushe.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Entered:
    """One step as it was handed in: indicator -> its score."""

    entry: AssessmentEntry
    name: str
    scores: Mapping[UUID, AssessmentScore]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An assessment with its rubric and all that was entered, in order."""

    assessment: Assessment
    rubric: Rubric
    indicators: Sequence[Indicator]
    entered: Sequence[Entered] = field(default_factory=list)

    @property
    def latest(self) -> dict[Step, Entered]:
        """The last entry of each step that still counts: after a send-back the later steps begin anew."""
        found = {each.entry.step: each for each in self.entered}
        open_steps = {AssessmentState.SELF: (), AssessmentState.CHECK: (Step.SELF,)}
        counting = open_steps.get(self.assessment.state, (Step.SELF, Step.CHECK, Step.PANEL))
        return {step: found[step] for step in counting if step in found}

    @property
    def levels(self) -> Levels | None:
        """The result: indicator -> the panel's level."""
        result = next((each for each in self.entered if each.entry.step is Step.PANEL), None)
        return None if result is None else {id_: score.level for id_, score in result.scores.items()}

    @property
    def weak(self) -> list[Indicator]:
        return [] if self.levels is None else weak(self.indicators, self.levels, self.rubric.weak_below)

    @property
    def domains(self) -> dict[Domain, int]:
        """Domain -> whole percent of the result."""
        return {} if self.levels is None else _percents(by_domain(self.indicators, self.levels))


def _percents(shares: Mapping[Domain, Fraction]) -> dict[Domain, int]:
    return {domain: percent(share) for domain, share in shares.items()}


async def sheet(work: Work, assessment: Assessment) -> Sheet:
    """All of one assessment, in four statements."""
    entries = await work.rows(queries.entries(assessment.id))
    scores: dict[UUID, dict[UUID, AssessmentScore]] = defaultdict(dict)
    for score in await work.all(queries.scores([entry.id for entry, _name in entries])):
        scores[score.entry_id][score.indicator_id] = score
    return Sheet(
        assessment,
        await work.one(rubrics.rubric(assessment.rubric_id)),
        await work.all(rubrics.indicators(assessment.rubric_id)),
        [Entered(entry, name, scores[entry.id]) for entry, name in entries],
    )


async def former_sheet(work: Work, assessment: Assessment) -> Sheet | None:
    """The assessment that this one is compared with."""
    if assessment.former_id is None:
        return None
    return await sheet(work, await work.get(Assessment, assessment.former_id))


async def comparison(work: Work, assessment: Assessment) -> Comparison | None:
    """What changed since the assessment before; None before the end, and where there was none."""
    before = await former_sheet(work, assessment)
    return None if before is None else compared(before, await sheet(work, assessment))


def compared(before: Sheet, now: Sheet) -> Comparison | None:
    if before.levels is None or now.levels is None:
        return None
    return compare(before.indicators, before.levels, now.indicators, now.levels)


M = TypeVar("M", bound=IndicatorWords)


def domains_of(indicators: Sequence[M]) -> list[tuple[Domain, list[M]]]:
    """(domain, indicators) in the order in which the rubric comes to them."""
    found: dict[Domain, list[M]] = {}
    for each in indicators:
        found.setdefault(each.domain, []).append(each)
    return list(found.items())
