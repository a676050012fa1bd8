"""The list of assessments as a file."""

from typing import Any

from sqlalchemy import Select

from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import listing
from wushe.evaluation.schemas.entered import AssessmentFilters
from wushe.evaluation.sheets import ASSESSMENT_LIST, assessment_row
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work


def _found(work: Work, filters: AssessmentFilters) -> Select[Any]:
    return listing.bundled(work.require(Evaluation.EXPORT), filters).order_by(*listing.ORDER)


ASSESSMENTS = Export(
    kind="assessments", back="/evaluation", permissions=(Evaluation.EXPORT,), approval=None, sheet=ASSESSMENT_LIST,
    filters=AssessmentFilters, found=_found, as_rows=each(assessment_row),
)  # fmt: skip
