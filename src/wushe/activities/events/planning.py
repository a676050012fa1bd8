"""What happened to activities, their plans and their reviews."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class ActivityRecorded(Event, frozen=True):
    """An organisation means to do something. `linkage_id` and `need_id` put it on their timelines, too."""

    sentence: ClassVar[Sentence] = _("登记了活动")
    activity_id: UUID
    organization_id: UUID
    linkage_id: UUID | None = None
    need_id: UUID | None = None


class ActivityEdited(Event, frozen=True):
    """Title, method, community, or what it answers."""

    sentence: ClassVar[Sentence] = _("修改了活动")
    activity_id: UUID


class PlanWritten(Event, frozen=True):
    """Kept as far as it has come."""

    sentence: ClassVar[Sentence] = _("修改了活动预案")
    activity_id: UUID


class PlanSubmitted(Event, frozen=True):
    """The social worker is asked to approve."""

    sentence: ClassVar[Sentence] = _("提交活动预案，等待督导社工批准")
    activity_id: UUID
    organization_id: UUID


class PlanApproved(Event, frozen=True):
    """It may be published."""

    sentence: ClassVar[Sentence] = _("督导社工批准了活动预案")
    activity_id: UUID
    organization_id: UUID


class PlanReturned(Event, frozen=True):
    """The reason stands on the activity."""

    sentence: ClassVar[Sentence] = _("督导社工退回活动预案，请按意见修改")
    activity_id: UUID
    organization_id: UUID


class PlanRevised(Event, frozen=True):
    """An approved plan was taken up again."""

    sentence: ClassVar[Sentence] = _("重新修改已批准的预案")
    activity_id: UUID


class ActivityPublished(Event, frozen=True):
    """Everybody may sign up."""

    sentence: ClassVar[Sentence] = _("发布了活动")
    activity_id: UUID
    organization_id: UUID
    community_id: UUID
    linkage_id: UUID | None = None


class ActivityCancelled(Event, frozen=True):
    """The reason stands on the activity."""

    sentence: ClassVar[Sentence] = _("取消了活动")
    activity_id: UUID
    organization_id: UUID
    linkage_id: UUID | None = None


class ReviewWritten(Event, frozen=True):
    """Kept as far as it has come."""

    sentence: ClassVar[Sentence] = _("修改了活动总结")
    activity_id: UUID


class ReviewSubmitted(Event, frozen=True):
    """The social worker is asked to sign."""

    sentence: ClassVar[Sentence] = _("提交活动总结，等待督导社工签字")
    activity_id: UUID
    organization_id: UUID


class ReviewReturned(Event, frozen=True):
    """The reason stands on the activity."""

    sentence: ClassVar[Sentence] = _("督导社工退回活动总结，请按意见修改")
    activity_id: UUID
    organization_id: UUID


class ReviewSignedOff(Event, frozen=True):
    """It counts in outputs from now on."""

    sentence: ClassVar[Sentence] = _("督导社工签字确认总结，{sessions} 场 {person_times} 人次计入产出")
    activity_id: UUID
    organization_id: UUID
    community_id: UUID
    sessions: int
    person_times: int
    linkage_id: UUID | None = None
