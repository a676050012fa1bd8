"""The ways mentor pairing says no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AlreadyAnswered(Refusal):
    """One side says yes or no once."""

    code = "mentoring.already_answered"
    sentence = _("这次结对您这一方已经答复过了")


class AlreadyApplied(Refusal):
    """A group stands once in a round."""

    code = "mentoring.already_applied"
    sentence = _("这个组织已经申请了本轮结对")


class AlreadyMentor(Refusal):
    """Nobody is a mentor twice."""

    code = "mentoring.already_mentor"
    sentence = _("这位已经是本乡镇的导师")
    field = "person_id"


class AlreadyPaired(Refusal):
    """One-to-one: a group has one mentor at a time."""

    code = "mentoring.already_paired"
    sentence = _("这个组织正在结对，一个组织同时只有一位导师")


class AlreadyPublished(Refusal):
    """A round is published once."""

    code = "mentoring.already_published"
    sentence = _("本轮结果已经公布，不能再公布一次")


class CapacityUsed(Refusal):
    """A mentor stands beside so many groups and no more."""

    code = "mentoring.capacity_used"
    sentence = _("这位导师名额已满（{capacity} 个）")


class EndsBeforeStart(Unfit):
    """A span of days is at least one day."""

    code = "mentoring.ends_before_start"
    sentence = _("结束日期要晚于开始日期")


class GrantOver(Refusal):
    """Taken back, or its last day has passed."""

    code = "mentoring.grant_over"
    sentence = _("这次派出已经结束")


class GrantToOneself(Refusal):
    """One sends to others."""

    code = "mentoring.grant_to_oneself"
    sentence = _("不能派给本乡镇自己，导师在本乡镇可以直接结对")
    field = "township_id"


class AlreadySent(Refusal):
    """A mentor is sent to a township once at a time."""

    code = "mentoring.already_sent"
    sentence = _("这位导师已经派往该乡镇")
    field = "township_id"


class HardRule(Refusal):
    """What no score outweighs and no administrator either."""

    code = "mentoring.hard_rule"
    sentence = _("不能这样结对：{rule}")


class InThePast(Unfit):
    """A day to come is asked for."""

    code = "mentoring.in_the_past"
    sentence = _("日期不能早于今天")


class MentorAway(Refusal):
    """Who has retired, or is no longer sent, is paired with nobody."""

    code = "mentoring.mentor_away"
    sentence = _("这位导师已退出或派出已结束")


class MarkContradicts(Refusal):
    """Two decisions that cannot both be kept."""

    code = "mentoring.mark_contradicts"
    sentence = _("与已有的指定矛盾：{why}")


class NoMentorAccount(Refusal):
    """Who visits another township does so with a sign-in of their own."""

    code = "mentoring.no_mentor_account"
    sentence = _("这位导师还没有登录账号，请先邀请开通")


class NoSuchGoal(Missing):
    """No such goal of that pair."""

    code = "mentoring.no_such_goal"
    sentence = _("没有找到这个目标")


class NoSuchGrant(Missing):
    """Not sent by this township."""

    code = "mentoring.no_such_grant"
    sentence = _("没有找到这次派出")


class NoSuchMark(Missing):
    """No such decision in the round."""

    code = "mentoring.no_such_mark"
    sentence = _("没有找到这条指定")


class NoSuchMeeting(Missing):
    """No such meeting of that pair."""

    code = "mentoring.no_such_meeting"
    sentence = _("没有找到这次辅导")


class NoSuchMentor(Missing):
    """No such mentor here, or not within reach."""

    code = "mentoring.no_such_mentor"
    sentence = _("没有找到这位导师，或不在您的范围内")


class NoSuchMentorship(Missing):
    """No such pair, or not within reach, or over."""

    code = "mentoring.no_such_mentorship"
    sentence = _("没有找到这个结对，或不在您的范围内")


class NoSuchRound(Missing):
    """No such round here, or not within reach."""

    code = "mentoring.no_such_round"
    sentence = _("没有找到这一轮结对")


class NotAParty(Forbidden):
    """Goals, meetings, notes and reviews are the parties' own."""

    code = "mentoring.not_a_party"
    sentence = _("只有结对双方可以这样做")


class NotApplied(Missing):
    """The group does not stand in this round."""

    code = "mentoring.not_applied"
    sentence = _("这个组织没有申请本轮结对")


class NotInRound(Missing):
    """The mentor does not take part in this round."""

    code = "mentoring.mentor_not_in_round"
    sentence = _("这位导师没有参加本轮结对")


class NotThatDay(Unfit):
    """A meeting is of a day that has come, since the two were brought together."""

    code = "mentoring.not_that_day"
    sentence = _("请填写结对以来、今天以前的日期")


class NotYourOrganization(Forbidden):
    """Who applies for a group leads it."""

    code = "mentoring.not_your_organization"
    sentence = _("只能为自己负责的组织申请")


class NothingToPair(Refusal):
    """A round needs mentors and groups."""

    code = "mentoring.nothing_to_pair"
    sentence = _("还不能配对：导师 {mentors} 位，申请组织 {groups} 个，两边都要至少有一个")


class ReasonNeeded(Refusal):
    """Whoever is concerned learns why."""

    code = "mentoring.reason_needed"
    sentence = _("请写明原因")
    field = "reason"


class ReviewedAlready(Refusal):
    """One side reviews once."""

    code = "mentoring.reviewed_already"
    sentence = _("您这一方已经写过互评")


class RoundNameTaken(Refusal):
    """Two rounds of one name could not be told apart."""

    code = "mentoring.round_name_taken"
    sentence = _("已经有同名的一轮结对")
    field = "name"


class RoundPublished(Refusal):
    """What was published is not edited; a decline or a change of mentor are the ways."""

    code = "mentoring.round_published"
    sentence = _("本轮结果已经公布，不能再修改；需要换人请在结对页面更换导师")


class StillPaired(Refusal):
    """Nobody retires from under a group."""

    code = "mentoring.still_paired"
    sentence = _("还有 {count} 个结对没有结束，请先更换导师或结束结对")


class TownshipAway(Refusal):
    """A suspended township takes nobody in."""

    code = "mentoring.township_away"
    sentence = _("“{name}”已暂停使用，不能派出")
    field = "township_id"


class UnknownTownship(Refusal):
    """No township of that name here."""

    code = "mentoring.unknown_township"
    sentence = _("没有找到这个乡镇")
    field = "township_id"


class WrongMentorshipState(Refusal):
    """The pair stands elsewhere on its way."""

    code = "mentoring.wrong_mentorship_state"
    sentence = _("这个结对目前“{state}”，不能这样做")


class WrongRoundState(Refusal):
    """The round stands elsewhere on its way."""

    code = "mentoring.wrong_round_state"
    sentence = _("本轮目前“{state}”，不能这样做")
