"""The tables of evaluation."""

from wushe.evaluation.models.assessment import Assessment, AssessmentEntry, AssessmentScore
from wushe.evaluation.models.beside import AssessmentEvidence, Panellist
from wushe.evaluation.models.draft import DraftIndicator, RubricDraft
from wushe.evaluation.models.improvement import Improvement
from wushe.evaluation.models.rubric import Indicator, Rubric
from wushe.evaluation.models.standing import OfficialGrade, StarRating

__all__ = [
    "Assessment",
    "AssessmentEntry",
    "AssessmentEvidence",
    "AssessmentScore",
    "DraftIndicator",
    "Improvement",
    "Indicator",
    "OfficialGrade",
    "Panellist",
    "Rubric",
    "RubricDraft",
    "StarRating",
]
