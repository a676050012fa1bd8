"""What happened to pairs; what the two talk about is not told."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.mentoring.kinds import EndReason, Side


class MentorshipOffered(Event, frozen=True):
    """Both sides are asked."""

    sentence: ClassVar[Sentence] = _("提议{mentor_id}与{organization_id}结对")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID


class MentorshipReplaced(Event, frozen=True):
    """The rest was paired anew after a decline; nobody has to answer this one."""

    sentence: ClassVar[Sentence] = _("改配：不再提议{mentor_id}与{organization_id}")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID


class MentorshipAgreed(Event, frozen=True):
    """One side says yes."""

    sentence: ClassVar[Sentence] = _("{side}同意结对：{mentor_id}与{organization_id}")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID
    side: Side


class MentorshipDeclined(Event, frozen=True):
    """One side says no; the reason stands on the pair."""

    sentence: ClassVar[Sentence] = _("{side}谢绝结对：{mentor_id}与{organization_id}")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID
    side: Side


class MentorshipBegan(Event, frozen=True):
    """Both said yes."""

    sentence: ClassVar[Sentence] = _("结对成立：{mentor_id}与{organization_id}")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID


class GoalSet(Event, frozen=True):
    """What the two want to reach."""

    sentence: ClassVar[Sentence] = _("结对目标，{due_on} 前")
    mentorship_id: UUID
    mentorship_goal_id: UUID
    due_on: date


class GoalMoved(Event, frozen=True):
    """How far a goal is."""

    sentence: ClassVar[Sentence] = _("结对目标完成 {progress}%")
    mentorship_id: UUID
    mentorship_goal_id: UUID
    progress: int


class MentorshipMet(Event, frozen=True):
    """The two met; what was written is theirs alone."""

    sentence: ClassVar[Sentence] = _("登记辅导一次，{minutes} 小时")
    mentorship_id: UUID
    mentorship_meeting_id: UUID
    minutes: int


class MeetingNotesViewed(Event, frozen=True):
    """A party read what was written of a meeting."""

    sentence: ClassVar[Sentence] = _("查看了辅导记录")
    mentorship_id: UUID
    mentorship_meeting_id: UUID


class MentorshipPaused(Event, frozen=True):
    """For a while; the reason stands on the pair."""

    sentence: ClassVar[Sentence] = _("暂停结对：{mentor_id}与{organization_id}")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID


class MentorshipResumed(Event, frozen=True):
    """It goes on."""

    sentence: ClassVar[Sentence] = _("恢复结对：{mentor_id}与{organization_id}")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID


class ReviewsAsked(Event, frozen=True):
    """It comes to its end: both sides say what they think of it."""

    sentence: ClassVar[Sentence] = _("请双方互评：{mentor_id}与{organization_id}")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID


class MentorshipReviewed(Event, frozen=True):
    """One side has said it."""

    sentence: ClassVar[Sentence] = _("{side}完成互评")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID
    side: Side


class MentorshipEnded(Event, frozen=True):
    """It is over, and the mentor sees nothing of the group any more."""

    sentence: ClassVar[Sentence] = _("结对结束（{because}）：{mentor_id}与{organization_id}")
    mentorship_id: UUID
    mentor_id: UUID
    organization_id: UUID
    because: EndReason
