"""What happened in supervision: ids, codes, numbers and days, never anybody's words.

Of individual supervision the journal knows that a record was made and opened: not with whom, and not what about.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.supervision.kinds import Academy, Outcome, Theme, VisitTemplate


class VisitRhythmChanged(Event, frozen=True):
    """How many days may lie between two visits to a group."""

    sentence: ClassVar[Sentence] = _("走访周期改为 {days} 天")
    days: int


class VisitRecorded(Event, frozen=True):
    """A social worker was with a group."""

    sentence: ClassVar[Sentence] = _("登记了 {visited_on} 的走访（{template}）")
    visit_id: UUID
    organization_id: UUID
    template: VisitTemplate
    visited_on: date


class VisitCorrected(Event, frozen=True):
    """Who made it put its words right; both stand beside each other."""

    sentence: ClassVar[Sentence] = _("更正了 {visited_on} 的走访记录（第 {number} 次）")
    visit_id: UUID
    organization_id: UUID
    visited_on: date
    number: int


class VisitPhotoAdded(Event, frozen=True):
    """A photo came to a visit."""

    sentence: ClassVar[Sentence] = _("为走访添加了照片")
    visit_id: UUID
    photo_id: UUID


class VisitPhotoRemoved(Event, frozen=True):
    """The photo and its files are gone."""

    sentence: ClassVar[Sentence] = _("移除了走访的照片")
    visit_id: UUID
    photo_id: UUID


class ActionAgreed(Event, frozen=True):
    """Somebody of a group is to do something by a day."""

    sentence: ClassVar[Sentence] = _("布置了跟进事项，{due_on} 前完成")
    action_id: UUID
    organization_id: UUID
    owner_id: UUID
    due_on: date


class ActionChanged(Event, frozen=True):
    """What is to be done, by whom or by when was changed."""

    sentence: ClassVar[Sentence] = _("修改了跟进事项，{due_on} 前完成")
    action_id: UUID
    organization_id: UUID
    owner_id: UUID
    due_on: date


class ActionFallsDue(Event, frozen=True):
    """In a few days it should be done."""

    sentence: ClassVar[Sentence] = _("跟进事项将于 {due_on} 到期")
    action_id: UUID
    organization_id: UUID
    owner_id: UUID
    due_on: date


class ActionOverdue(Event, frozen=True):
    """Its day has passed."""

    sentence: ClassVar[Sentence] = _("跟进事项 {due_on} 到期，还没有办结")
    action_id: UUID
    organization_id: UUID
    owner_id: UUID
    due_on: date


class ActionDone(Event, frozen=True):
    """Closed with what was done; the words stand on the action."""

    sentence: ClassVar[Sentence] = _("办结了跟进事项")
    action_id: UUID
    organization_id: UUID
    owner_id: UUID


class ActionReopened(Event, frozen=True):
    """It was not done after all; the reason stands on the action."""

    sentence: ClassVar[Sentence] = _("重新打开了跟进事项，{due_on} 前完成")
    action_id: UUID
    organization_id: UUID
    owner_id: UUID
    due_on: date


class GroupSupervisionHeld(Event, frozen=True):
    """One problem of many groups; each got an action of its own."""

    sentence: ClassVar[Sentence] = _("开展了集体督导，{groups} 个组织各有跟进事项")
    group_supervision_id: UUID
    held_on: date
    groups: int


class IndividualSupervisionRecorded(Event, frozen=True):
    """Between two people; whom besides who recorded it nobody is told."""

    sentence: ClassVar[Sentence] = _("记录了一次个别督导")
    individual_supervision_id: UUID


class IndividualSupervisionViewed(Event, frozen=True):
    """One of the two opened the record."""

    sentence: ClassVar[Sentence] = _("查看了个别督导记录")
    individual_supervision_id: UUID


class IndividualSupervisionForgotten(Event, frozen=True):
    """Who was supervised is erased, and the record with them."""

    sentence: ClassVar[Sentence] = _("随当事人删除了个别督导记录")
    individual_supervision_id: UUID


class CourseOpened(Event, frozen=True):
    """A course of one of the academies."""

    sentence: ClassVar[Sentence] = _("开设了{academy}的课程（{theme}）")
    course_id: UUID
    academy: Academy
    theme: Theme


class CourseEdited(Event, frozen=True):
    """What it is about was written better."""

    sentence: ClassVar[Sentence] = _("修改了课程资料")
    course_id: UUID


class CoursewareAdded(Event, frozen=True):
    """What is taught, as a file."""

    sentence: ClassVar[Sentence] = _("上传了课件")
    course_id: UUID
    courseware_id: UUID


class CoursewareRemoved(Event, frozen=True):
    """The file is gone."""

    sentence: ClassVar[Sentence] = _("移除了课件")
    course_id: UUID
    courseware_id: UUID


class LessonHeld(Event, frozen=True):
    """The course was given on a day."""

    sentence: ClassVar[Sentence] = _("登记了 {held_on} 的培训")
    course_id: UUID
    lesson_id: UUID
    held_on: date


class LessonAttended(Event, frozen=True):
    """These many were put on the list of who attended."""

    sentence: ClassVar[Sentence] = _("登记了 {people} 人签到")
    lesson_id: UUID
    organization_id: UUID
    people: int


class LessonAttendanceRemoved(Event, frozen=True):
    """Somebody was on the list by mistake."""

    sentence: ClassVar[Sentence] = _("移除了一条签到")
    lesson_id: UUID
    organization_id: UUID


class OutcomeCounted(Event, frozen=True):
    """What came of a course for a group that attended it."""

    sentence: ClassVar[Sentence] = _("课程成效：{outcome}")
    course_id: UUID
    organization_id: UUID
    outcome: Outcome


class OutcomeRemoved(Event, frozen=True):
    """It was counted by mistake."""

    sentence: ClassVar[Sentence] = _("移除了课程成效：{outcome}")
    course_id: UUID
    organization_id: UUID
    outcome: Outcome
