"""What happened in evaluation: ids, codes, numbers and days, never anybody's words."""

from wushe.evaluation.events.assessments import (
    AssessmentChecked,
    AssessmentConcluded,
    AssessmentDrafted,
    AssessmentOpened,
    AssessmentSentBack,
    AssessmentWithdrawn,
    EvidenceBrought,
    EvidenceRemoved,
    EvidenceViewed,
    PanellistRemoved,
    PanelNamed,
    SelfAssessed,
)
from wushe.evaluation.events.improving import (
    ImprovementDone,
    ImprovementFallsDue,
    ImprovementOverdue,
    ImprovementPlanned,
)
from wushe.evaluation.events.rubrics import (
    RubricDraftChanged,
    RubricDraftDropped,
    RubricPublished,
    RubricRevisionBegun,
)
from wushe.evaluation.events.standing import (
    GradeRecorded,
    GradeRemoved,
    StarsChanged,
    StarsFallDue,
)

__all__ = [
    "AssessmentChecked",
    "AssessmentConcluded",
    "AssessmentDrafted",
    "AssessmentOpened",
    "AssessmentSentBack",
    "AssessmentWithdrawn",
    "EvidenceBrought",
    "EvidenceRemoved",
    "EvidenceViewed",
    "GradeRecorded",
    "GradeRemoved",
    "ImprovementDone",
    "ImprovementFallsDue",
    "ImprovementOverdue",
    "ImprovementPlanned",
    "PanelNamed",
    "PanellistRemoved",
    "RubricDraftChanged",
    "RubricDraftDropped",
    "RubricPublished",
    "RubricRevisionBegun",
    "SelfAssessed",
    "StarsChanged",
    "StarsFallDue",
]
