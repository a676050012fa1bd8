"""The ways supervision says no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal, Stale
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class ActionClosed(Refusal):
    """It was closed already."""

    code = "supervision.action_closed"
    sentence = _("这件事已经办结")


class ActionOpen(Refusal):
    """Only what was closed can be opened again."""

    code = "supervision.action_open"
    sentence = _("这件事还没有办结")


class AttendedTwice(Refusal):
    """One person is on the list of a lesson once."""

    code = "supervision.attended_twice"
    sentence = _("{name}已经在这场培训的签到名单里")
    field = "person_ids"


class AttendedBefore(AttendedTwice):
    """The same, where two people signed somebody in at the same moment."""

    code = "supervision.attended_before"
    sentence = _("其中有人刚刚已经签到，请刷新后再试")


class CorrectedMeanwhile(Stale):
    """It was corrected since it was read, in another tab or at the same moment."""

    code = "supervision.corrected_meanwhile"
    sentence = _("您打开之后，这次走访已经更正过。请核对最新内容后再提交")


class DueBefore(Unfit):
    """Nothing can be due before it was agreed."""

    code = "supervision.due_before"
    sentence = _("完成期限不能早于 {day}")


class DueNeeded(Unfit):
    """An action without a day is forgotten."""

    code = "supervision.due_needed"
    sentence = _("请填写跟进事项的完成期限")


class FunctionNeeded(Unfit):
    """Supervision is for something."""

    code = "supervision.function_needed"
    sentence = _("请至少选择一项督导功能")


class GroupsNeeded(Unfit):
    """A problem that several groups share."""

    code = "supervision.groups_needed"
    sentence = _("集体督导至少要有 2 个组织")


class HeldInFuture(Unfit):
    """What has not been cannot be recorded."""

    code = "supervision.held_in_future"
    sentence = _("日期不能晚于今天")


class LeadersMissing(Unfit):
    """An action needs an owner, and the owner of a group's action is its leader."""

    code = "supervision.leaders_missing"
    sentence = _("这些组织没有负责人，跟进事项无人承担：{names}")


class NobodyChosen(Unfit):
    """Nothing was ticked."""

    code = "supervision.nobody_chosen"
    sentence = _("请至少选择一项")


class NoPhotoOfFaces(Refusal):
    """A face is shown only by whom it belongs to."""

    code = "supervision.no_photo_of_faces"
    sentence = _("照片拍到了人脸，请先征得本人同意，或换一张只拍场地和物品的")
    field = "agreed"


class NoSuchAction(Missing):
    """No such action in this township, or not within reach."""

    code = "supervision.no_such_action"
    sentence = _("没有找到这件跟进事项，或不在您的范围内")


class NoSuchCourse(Missing):
    """No such course, lesson or courseware in this township."""

    code = "supervision.no_such_course"
    sentence = _("没有找到这门课程")


class NoSuchGroup(Refusal):
    """The group does not exist, or on that day somebody else accompanied it."""

    code = "supervision.no_such_group"
    sentence = _("没有找到这个组织，或那一天不由您督导")
    field = "organization_id"


class NoSuchGroups(Refusal):
    """One of the groups does not exist, or somebody else accompanies it."""

    code = "supervision.no_such_groups"
    sentence = _("所选的组织里有不由您督导的，请重新选择")
    field = "organization_ids"


class NoSuchPicture(Missing):
    """No such photo, or not within reach."""

    code = "supervision.no_such_picture"
    sentence = _("没有找到这张照片")


class NoSuchSupervision(Missing):
    """No such record, or not one's own: whose it is nobody is told."""

    code = "supervision.no_such_supervision"
    sentence = _("没有找到这次督导记录，或您不是当事人")


class NoSuchVisit(Missing):
    """No such visit in this township, or not within reach."""

    code = "supervision.no_such_visit"
    sentence = _("没有找到这次走访，或不在您的范围内")


class NotAttended(Refusal):
    """What came of a course came of those who attended it."""

    code = "supervision.not_attended"
    sentence = _("这个组织没有参加过这门课程，或在课程之前已经办成")


class NotOfGroup(Unfit):
    """Who does something for a group is of the group, or accompanies it."""

    code = "supervision.not_of_group"
    sentence = _("负责人应是这个组织的成员，或督导它的社工")


class NothingCorrected(Refusal):
    """What is sent is what stands there."""

    code = "supervision.nothing_corrected"
    sentence = _("内容和现在的记录一样，没有要更正的")
    field = "seen"


class NotTheVisitor(Forbidden):
    """What somebody saw and advised nobody else puts right."""

    code = "supervision.not_the_visitor"
    sentence = _("走访记录只能由走访的社工本人更正")


class OutcomeLinked(Refusal):
    """Counted once."""

    code = "supervision.outcome_linked"
    sentence = _("这项成效已经记在这门课程上")


class OwnerNeeded(Unfit):
    """An action without an owner is nobody's."""

    code = "supervision.owner_needed"
    sentence = _("请选择跟进事项的负责人")


class PhotoTaken(Refusal):
    """The same id with another picture."""

    code = "supervision.photo_taken"
    sentence = _("这张照片的编号已用于另一张照片")


class ReasonNeeded(Refusal):
    """Whoever did it learns why it was not enough."""

    code = "supervision.reason_needed"
    sentence = _("请写明为什么要重新打开")
    field = "reason"


class SupervisesThemselves(Unfit):
    """It takes two."""

    code = "supervision.supervises_themselves"
    sentence = _("督导者和被督导者不能是同一个人")


class TooManyPhotos(Refusal):
    """A visit has room for a few."""

    code = "supervision.too_many_photos"
    sentence = _("一次走访最多 {most} 张照片")


class VisitDiffers(Refusal):
    """The same id came with other words: nothing is overwritten, nothing is doubled."""

    code = "supervision.visit_differs"
    sentence = _("这次走访已经登记过，内容与这次提交的不同；原来的记录没有改动，请核对后作为新的走访登记")


class WhatWasDone(Refusal):
    """Nothing is closed by a tick alone."""

    code = "supervision.what_was_done"
    sentence = _("请写明做了什么，再办结")
    field = "outcome"
