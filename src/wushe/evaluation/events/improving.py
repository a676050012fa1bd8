"""What happened to improvements."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class ImprovementPlanned(Event, frozen=True):
    """`person_id` owns it until `due_on`."""

    sentence: ClassVar[Sentence] = _("改进项由 {person_id} 负责，{due_on} 前完成")
    improvement_id: UUID
    assessment_id: UUID
    organization_id: UUID
    person_id: UUID
    due_on: date


class ImprovementFallsDue(Event, frozen=True):
    """In a week."""

    sentence: ClassVar[Sentence] = _("改进项将于 {due_on} 到期")
    improvement_id: UUID
    assessment_id: UUID
    organization_id: UUID
    person_id: UUID
    due_on: date


class ImprovementOverdue(Event, frozen=True):
    """Told on the day after and each week from then on."""

    sentence: ClassVar[Sentence] = _("改进项超过期限 {due_on}")
    improvement_id: UUID
    assessment_id: UUID
    organization_id: UUID
    person_id: UUID
    due_on: date


class ImprovementDone(Event, frozen=True):
    """What was done stands on it."""

    sentence: ClassVar[Sentence] = _("完成一项改进")
    improvement_id: UUID
    assessment_id: UUID
    organization_id: UUID
