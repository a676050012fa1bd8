"""The ways assessments say no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AlreadyOpen(Refusal):
    """One assessment of a group at a time."""

    code = "evaluation.already_open"
    sentence = _("这个组织已有一次评估在进行，办结后再发起下一次")


class BackwardsPeriod(Unfit):
    """It ends before it begins, or lies ahead."""

    code = "evaluation.backwards_period"
    sentence = _("评估期的结束不能早于开始，也不能晚于今天")


class LevelUnknown(Unfit):
    """A level that the indicator does not have."""

    code = "evaluation.level_unknown"
    sentence = _("这项指标没有这个等级，请重新选择")


class NoSuchAssessment(Missing):
    """None such, or not within reach."""

    code = "evaluation.no_such_assessment"
    sentence = _("没有找到这次评估，或不在您的范围内")


class NoSuchEvidence(Missing):
    """None such, or not within reach."""

    code = "evaluation.no_such_evidence"
    sentence = _("没有找到这份材料，或不在您的范围内")


class NotOnPanel(Forbidden):
    """Whoever belongs to the group, or accompanies it, does not sit on its panel."""

    code = "evaluation.not_on_panel"
    sentence = _("本组织的成员和督导社工不能担任评审")


class OwnEntry(Forbidden):
    """Nobody checks what they entered themselves."""

    code = "evaluation.own_entry"
    sentence = _("前面的分数是您提交的，请另一位同事来做这一步")


class ReasonNeeded(Refusal):
    """Whoever is concerned learns why."""

    code = "evaluation.reason_needed"
    sentence = _("请写明原因")
    field = "reason"


class Unscored(Unfit):
    """An indicator without a level."""

    code = "evaluation.unscored"
    sentence = _("请给这一项打分")


class WrongState(Refusal):
    """The assessment stands elsewhere."""

    code = "evaluation.wrong_state"
    sentence = _("这次评估目前“{state}”，不能这样做")
