"""What the person who looks may do to one assessment, so that no button leads to a refusal."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, false, select

from wushe.evaluation.kinds import AssessmentState, Step
from wushe.evaluation.models import Assessment
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries.assessments import of_group
from wushe.evaluation.service.entering import MAY, reached_by
from wushe.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Can:
    """`step` is the one that waits for this person; `entered` that they did a step before and cannot do this one."""

    step: Step | None
    entered: bool
    opens: bool
    improves: bool

    @property
    def sends_back(self) -> bool:
        return self.step in {Step.CHECK, Step.PANEL}


async def allowed(work: Work, assessment: Assessment) -> Can:
    step, me = assessment.state.step, work.person.person_id
    reached = step is not None and await _reaches(work, assessment, MAY[step], step)
    before = {assessment.self_by, assessment.checked_by} if assessment.state is not AssessmentState.SELF else set()
    entered = reached and me is not None and me in before
    may_open = work.may(Evaluation.OPEN) and await _reaches(work, assessment, Evaluation.OPEN, None)
    may_improve = work.may(Evaluation.IMPROVE) and await _reaches(work, assessment, Evaluation.IMPROVE, None)
    return Can(step if reached and not entered and me else None, entered, may_open, may_improve)


async def _reaches(work: Work, assessment: Assessment, permission: Evaluation, step: Step | None) -> bool:
    if not work.may(permission):
        return False
    reach = work.require(permission)
    clause: ColumnElement[bool] | Any = reached_by(step, reach) if step else of_group(reach)
    found = select(Assessment.id).where(Assessment.id == assessment.id, clause if clause is not None else false())
    return await work.one_or_none(found) is not None
