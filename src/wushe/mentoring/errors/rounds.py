"""The ways rounds, and what stands in them, say no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AlreadyApplied(Refusal):
    """A group stands once in a round."""

    code = "mentoring.already_applied"
    sentence = _("这个组织已经申请了本轮结对")


class AlreadyPublished(Refusal):
    """A round is published once."""

    code = "mentoring.already_published"
    sentence = _("本轮结果已经公布，不能再公布一次")


class EndsBeforeStart(Unfit):
    """A span of days is at least one day."""

    code = "mentoring.ends_before_start"
    sentence = _("结束日期要晚于开始日期")


class HardRule(Refusal):
    """What no score outweighs and no administrator either."""

    code = "mentoring.hard_rule"
    sentence = _("不能这样结对：{rule}")


class InThePast(Unfit):
    """A day to come is asked for."""

    code = "mentoring.in_the_past"
    sentence = _("日期不能早于今天")


class MarkContradicts(Refusal):
    """Two decisions that cannot both be kept."""

    code = "mentoring.mark_contradicts"
    sentence = _("与已有的指定矛盾：{why}")


class NoSuchMark(Missing):
    """No such decision in the round."""

    code = "mentoring.no_such_mark"
    sentence = _("没有找到这条指定")


class NoSuchRound(Missing):
    """No such round here, or not within reach."""

    code = "mentoring.no_such_round"
    sentence = _("没有找到这一轮结对")


class NotApplied(Missing):
    """The group does not stand in this round."""

    code = "mentoring.not_applied"
    sentence = _("这个组织没有申请本轮结对")


class NotInRound(Missing):
    """The mentor does not take part in this round."""

    code = "mentoring.mentor_not_in_round"
    sentence = _("这位导师没有参加本轮结对")


class NotYourOrganization(Forbidden):
    """Who applies for a group leads it."""

    code = "mentoring.not_your_organization"
    sentence = _("只能为自己负责的组织申请")


class NothingToPair(Refusal):
    """A round needs mentors and groups."""

    code = "mentoring.nothing_to_pair"
    sentence = _("还不能配对：导师 {mentors} 位，申请组织 {groups} 个，两边都要至少有一个")


class RoundNameTaken(Refusal):
    """Two rounds of one name could not be told apart."""

    code = "mentoring.round_name_taken"
    sentence = _("已经有同名的一轮结对")
    field = "name"


class RoundPublished(Refusal):
    """What was published is not edited; a decline or a change of mentor are the ways."""

    code = "mentoring.round_published"
    sentence = _("本轮结果已经公布，不能再修改；需要换人请在结对页面更换导师")


class WrongRoundState(Refusal):
    """The round stands elsewhere on its way."""

    code = "mentoring.wrong_round_state"
    sentence = _("本轮目前“{state}”，不能这样做")
