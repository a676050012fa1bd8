"""Files that prove a score: brought in the step that is awaited, opened by whoever reads the assessment."""

from uuid import UUID

from wushe.evaluation.errors import NoSuchAssessment, NoSuchEvidence, NoSuchIndicator, WrongState
from wushe.evaluation.events import EvidenceBrought, EvidenceRemoved, EvidenceViewed
from wushe.evaluation.models import Assessment, AssessmentEvidence
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import assessments as queries, rubrics
from wushe.evaluation.schemas.entered import EvidenceData
from wushe.evaluation.service.entering import MAY, reached_by
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import Brought, bring, discard, opened
from wushe.kernel.files.models import StoredFile
from wushe.kernel.work import Work
from wushe.people.acting import acting


async def add_evidence(work: Work, assessment_id: UUID, data: EvidenceData, file: Brought) -> AssessmentEvidence:
    """Raises `NoSuchIndicator`, `WrongState`, and what a file is refused for."""
    assessment = await _to_prove(work, assessment_id)
    indicator = await work.one(rubrics.indicator(assessment.rubric_id, data.code), NoSuchIndicator)
    stored = await bring(work, file)
    step = assessment.state.step
    if step is None:
        raise WrongState(state=assessment.state.label)
    evidence = work.add(
        AssessmentEvidence(
            id=new_id(), assessment_id=assessment.id, indicator_id=indicator.id, step=step, caption=data.caption,
            file_id=stored.id, brought_by=acting(work), brought_at=clock.now(),
        )
    )  # fmt: skip
    work.record(EvidenceBrought(assessment_id=assessment.id, evidence_id=evidence.id, step=step))
    await work.flush()
    return evidence


async def remove_evidence(work: Work, assessment_id: UUID, evidence_id: UUID) -> None:
    """Only of the step that is awaited: what was handed in with a score stays with it."""
    assessment = await _to_prove(work, assessment_id)
    evidence = await work.one(queries.one_evidence(assessment.id, evidence_id), NoSuchEvidence)
    if evidence.step is not assessment.state.step or evidence.brought_by != acting(work):
        raise WrongState(state=assessment.state.label)
    await work.session.delete(evidence)
    work.record(EvidenceRemoved(assessment_id=assessment.id, evidence_id=evidence.id))
    await work.flush()
    await discard(work, evidence.file_id)


async def view_evidence(work: Work, assessment_id: UUID, evidence_id: UUID) -> StoredFile:
    """The file; that it was seen stands in the journal, for it may name persons."""
    reached = queries.readable(work.require(Evaluation.READ))
    assessment = await work.one(queries.assessment(reached, assessment_id), NoSuchAssessment)
    evidence = await work.one(queries.one_evidence(assessment.id, evidence_id), NoSuchEvidence)
    file = await opened(work, evidence.file_id)
    work.record(EvidenceViewed(assessment_id=assessment.id, evidence_id=evidence.id))
    return file


async def _to_prove(work: Work, assessment_id: UUID) -> Assessment:
    """By whoever may do the step that is awaited; raises `Forbidden`, `NoSuchAssessment`, `WrongState`."""
    readable = queries.readable(work.require(Evaluation.READ))
    assessment = await work.one(queries.assessment(readable, assessment_id), NoSuchAssessment)
    if (step := assessment.state.step) is None:
        raise WrongState(state=assessment.state.label)
    reached = reached_by(step, work.require(MAY[step]))
    return await work.one(queries.to_change(reached, assessment_id), NoSuchAssessment)
