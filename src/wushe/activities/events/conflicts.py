"""What happened to conflicts of place and time."""

from typing import ClassVar
from uuid import UUID

from wushe.activities.kinds import Resolution
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class ConflictFound(Event, frozen=True):
    """Two activities meet at one place and time."""

    sentence: ClassVar[Sentence] = _("发现场地和时间冲突，请双方协调")
    conflict_id: UUID
    activity_id: UUID
    other_activity_id: UUID
    organization_id: UUID
    other_organization_id: UUID


class ResolutionProposed(Event, frozen=True):
    """The other side is asked."""

    sentence: ClassVar[Sentence] = _("提出协调方案：{resolution}")
    conflict_id: UUID
    proposal_id: UUID
    activity_id: UUID
    other_activity_id: UUID
    resolution: Resolution


class ResolutionAgreed(Event, frozen=True):
    """Both sides have said yes, and it was done."""

    sentence: ClassVar[Sentence] = _("双方同意：{resolution}")
    conflict_id: UUID
    proposal_id: UUID
    activity_id: UUID
    other_activity_id: UUID
    resolution: Resolution


class ResolutionDeclined(Event, frozen=True):
    """One side said no; nothing changed."""

    sentence: ClassVar[Sentence] = _("未同意协调方案：{resolution}")
    conflict_id: UUID
    proposal_id: UUID
    activity_id: UUID
    other_activity_id: UUID
    resolution: Resolution


class ConflictCleared(Event, frozen=True):
    """One of the two is no longer there then."""

    sentence: ClassVar[Sentence] = _("场地和时间冲突已解决")
    conflict_id: UUID
    activity_id: UUID
    other_activity_id: UUID
