"""What happened to stars and grades."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.evaluation.kinds import Grade, StarChange
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class StarsChanged(Event, frozen=True):
    """`before` and `stars` from 0 to 5."""

    sentence: ClassVar[Sentence] = _("星级由 {before} 星变为 {stars} 星（{change}）")
    organization_id: UUID
    change: StarChange
    before: int
    stars: int


class StarsFallDue(Event, frozen=True):
    """In a month they are not shown any more."""

    sentence: ClassVar[Sentence] = _("{stars} 星将于 {expires_on} 到期")
    organization_id: UUID
    stars: int
    expires_on: date


class GradeRecorded(Event, frozen=True):
    """A fact from outside."""

    sentence: ClassVar[Sentence] = _("登记了 {grade}，{expires_on} 到期")
    organization_id: UUID
    grade_id: UUID
    grade: Grade
    expires_on: date


class GradeRemoved(Event, frozen=True):
    """It was wrong, or taken away."""

    sentence: ClassVar[Sentence] = _("移除了 {grade} 的记录")
    organization_id: UUID
    grade_id: UUID
    grade: Grade
