"""The ways pairs say no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AlreadyAnswered(Refusal):
    """One side says yes or no once."""

    code = "mentoring.already_answered"
    sentence = _("这次结对您这一方已经答复过了")


class AlreadyPaired(Refusal):
    """One-to-one: a group has one mentor at a time."""

    code = "mentoring.already_paired"
    sentence = _("这个组织正在结对，一个组织同时只有一位导师")


class PairedElsewhere(Refusal):
    """Another round was quicker."""

    code = "mentoring.paired_elsewhere"
    sentence = _("{groups}已在别的轮次结对，请排除这一对重新配对，再公布")


class CapacityUsed(Refusal):
    """A mentor stands beside so many groups and no more."""

    code = "mentoring.capacity_used"
    sentence = _("“{name}”的名额已满（{capacity} 个），请换一位导师；还没有公布的，排除这一对重新配对")


class NoSuchGoal(Missing):
    """No such goal of that pair."""

    code = "mentoring.no_such_goal"
    sentence = _("没有找到这个目标")


class NoSuchMeeting(Missing):
    """No such meeting of that pair."""

    code = "mentoring.no_such_meeting"
    sentence = _("没有找到这次辅导")


class NoSuchMentorship(Missing):
    """No such pair, or not within reach, or over."""

    code = "mentoring.no_such_mentorship"
    sentence = _("没有找到这个结对，或不在您的范围内")


class NotAParty(Forbidden):
    """Goals, meetings, notes and reviews are the parties' own."""

    code = "mentoring.not_a_party"
    sentence = _("只有结对双方可以这样做")


class NotThatDay(Unfit):
    """A meeting is of a day that has come, since the two were brought together."""

    code = "mentoring.not_that_day"
    sentence = _("请填写结对以来、今天以前的日期")


class ReasonNeeded(Refusal):
    """Whoever is concerned learns why."""

    code = "mentoring.reason_needed"
    sentence = _("请写明原因")
    field = "reason"


class ReviewedAlready(Refusal):
    """One side reviews once."""

    code = "mentoring.reviewed_already"
    sentence = _("您这一方已经写过互评")


class WrongMentorshipState(Refusal):
    """The pair stands elsewhere on its way."""

    code = "mentoring.wrong_mentorship_state"
    sentence = _("这个结对目前“{state}”，不能这样做")
