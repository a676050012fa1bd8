"""The lists of evaluation as files."""

from typing import Any

from sqlalchemy import Select

from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import handed_down, listing
from wushe.evaluation.schemas.entered import AssessmentFilters
from wushe.evaluation.schemas.tasks import TaskFilters
from wushe.evaluation.sheets import ASSESSMENT_LIST, TASK_LIST, assessment_row, task_row
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work


def _found(work: Work, filters: AssessmentFilters) -> Select[Any]:
    return listing.bundled(work.require(Evaluation.EXPORT), filters).order_by(*listing.ORDER)


def _tasks(work: Work, filters: TaskFilters) -> Select[Any]:
    found, order = handed_down.groups(work.require(Evaluation.EXPORT), filters)
    return found.order_by(*order)


ASSESSMENTS = Export(
    kind="assessments", back="/evaluation", permissions=(Evaluation.EXPORT,), approval=None, sheet=ASSESSMENT_LIST,
    filters=AssessmentFilters, found=_found, as_rows=each(assessment_row),
)  # fmt: skip
TASKS = Export(
    kind="group_tasks", back="/evaluation/tasks", permissions=(Evaluation.EXPORT,), approval=None, sheet=TASK_LIST,
    filters=TaskFilters, found=_tasks, as_rows=each(task_row),
)  # fmt: skip
