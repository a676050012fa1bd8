"""The tables of supervision."""

from wushe.supervision.models.action import Action, ActionStep
from wushe.supervision.models.correction import VisitCorrection, Words
from wushe.supervision.models.course import Course, CourseAttendance, CourseLesson, CourseOutcome, Courseware
from wushe.supervision.models.rules import SupervisionRules
from wushe.supervision.models.supervision import GroupSupervision, IndividualSupervision
from wushe.supervision.models.visit import Visit, VisitPhoto

__all__ = [
    "Action",
    "ActionStep",
    "Course",
    "CourseAttendance",
    "CourseLesson",
    "CourseOutcome",
    "Courseware",
    "GroupSupervision",
    "IndividualSupervision",
    "SupervisionRules",
    "Visit",
    "VisitCorrection",
    "VisitPhoto",
    "Words",
]
