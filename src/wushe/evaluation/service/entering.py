"""The scores of the three steps: typed, kept, handed in, and with the panel's the end."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wushe.evaluation.errors import LevelUnknown, NoSuchAssessment, NoSuchIndicator, Unscored
from wushe.evaluation.events import AssessmentChecked, AssessmentConcluded, AssessmentDrafted, SelfAssessed
from wushe.evaluation.kinds import AssessmentState, Step
from wushe.evaluation.models import Assessment, AssessmentEntry, AssessmentScore, Indicator
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import assessments as queries, rubrics
from wushe.evaluation.schemas.entered import Scored, ScoresData
from wushe.evaluation.scoring import score, weak
from wushe.evaluation.service.counting import facts_of
from wushe.evaluation.service.improving import plan_for
from wushe.evaluation.service.standing import award
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import FieldError, Invalid
from wushe.kernel.work import Reach, Work
from wushe.people.acting import acting

MAY = {Step.SELF: Evaluation.ASSESS, Step.CHECK: Evaluation.CHECK, Step.PANEL: Evaluation.JUDGE}


async def save_draft(work: Work, assessment_id: UUID, step: Step, data: ScoresData) -> Assessment:
    """Keep what was typed, whole or not. Raises `NoSuchIndicator`, `OwnEntry`, `WrongState`."""
    assessment = await _to_enter(work, assessment_id, step)
    indicators = await work.all(rubrics.indicators(assessment.rubric_id))
    _levels(indicators, data.scores)
    typed = {each.code: {"level": each.level, "note": each.note} for each in data.scores}
    assessment.draft(step, typed, data.note)
    work.record(AssessmentDrafted(assessment_id=assessment.id, step=step))
    await work.flush()
    return assessment


async def self_assess(work: Work, assessment_id: UUID, data: ScoresData) -> Assessment:
    """The group's own. Raises `Unscored` beside each indicator without a level, `WrongState`."""
    assessment = await _to_enter(work, assessment_id, Step.SELF)
    await _enter(work, assessment, Step.SELF, data)
    assessment.submit_self(acting(work))
    work.record(SelfAssessed(assessment_id=assessment.id, organization_id=assessment.organization_id))
    await work.flush()
    return assessment


async def check(work: Work, assessment_id: UUID, data: ScoresData) -> Assessment:
    """The social worker's. Raises as `self_assess`, and `OwnEntry`."""
    assessment = await _to_enter(work, assessment_id, Step.CHECK)
    await _enter(work, assessment, Step.CHECK, data)
    assessment.submit_check(acting(work))
    work.record(AssessmentChecked(assessment_id=assessment.id, organization_id=assessment.organization_id))
    await work.flush()
    return assessment


async def conclude(work: Work, assessment_id: UUID, data: ScoresData) -> Assessment:
    """The panel's: score, stars, and an improvement for each weak indicator. Raises as `check`."""
    assessment = await _to_enter(work, assessment_id, Step.PANEL)
    indicators, levels = await _enter(work, assessment, Step.PANEL, data)
    rubric = await work.one(rubrics.rubric(assessment.rubric_id))
    found = weak(indicators, levels, rubric.weak_below)
    facts = await facts_of(work, assessment)
    assessment.conclude(acting(work), clock.now(), score(indicators, levels), facts)
    work.record(
        AssessmentConcluded(
            assessment_id=assessment.id, organization_id=assessment.organization_id, score=assessment.score or 0,
            weak=len(found),
        )
    )  # fmt: skip
    await work.flush()
    await plan_for(work, assessment, rubric.plan_days, [(each, levels[each.id]) for each in found])
    await award(work, assessment, rubric)
    return assessment


def reached_by(step: Step, reach: Reach) -> Any:
    """Which assessments a permission of the step reaches."""
    return queries.of_panel(reach) if step is Step.PANEL else queries.of_group(reach)


async def _to_enter(work: Work, assessment_id: UUID, step: Step) -> Assessment:
    reached = reached_by(step, work.require(MAY[step]))
    assessment = await work.one(queries.to_change(reached, assessment_id), NoSuchAssessment)
    work.check_version(assessment)
    assessment.refuse_unless(AssessmentState(step.value))
    assessment.refuse_own(acting(work))
    return assessment


async def _enter(
    work: Work, assessment: Assessment, step: Step, data: ScoresData
) -> tuple[Sequence[Indicator], dict[UUID, int]]:
    """One more entry with a score for each indicator, kept for good."""
    indicators = await work.all(rubrics.indicators(assessment.rubric_id))
    levels = _levels(indicators, data.scores)
    if missing := {each.code: Unscored().why for each in indicators if each.id not in levels}:
        raise Invalid(missing)
    assessment.entries += 1
    entry = AssessmentEntry(
        id=new_id(), assessment_id=assessment.id, rubric_id=assessment.rubric_id, step=step,
        number=assessment.entries, entered_by=acting(work), entered_at=clock.now(), note=data.note,
    )  # fmt: skip
    work.add(entry)
    await work.flush()
    notes = {each.code: each.note for each in data.scores}
    for each in indicators:
        work.add(
            AssessmentScore(
                entry_id=entry.id, rubric_id=assessment.rubric_id, indicator_id=each.id, level=levels[each.id],
                note=notes.get(each.code, ""),
            )
        )  # fmt: skip
    return indicators, levels


def _levels(indicators: Sequence[Indicator], scores: Sequence[Scored]) -> dict[UUID, int]:
    """Indicator -> level of those that have one; raises `NoSuchIndicator`, `LevelUnknown` beside the code."""
    known = {each.code: each for each in indicators}
    if any(each.code not in known for each in scores):
        raise NoSuchIndicator
    wrong: dict[str, FieldError] = {
        each.code: LevelUnknown().why
        for each in scores
        if each.level is not None and each.level > known[each.code].highest
    }
    if wrong:
        raise Invalid(wrong)
    return {known[each.code].id: each.level for each in scores if each.level is not None}
