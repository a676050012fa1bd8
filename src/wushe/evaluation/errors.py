"""The ways evaluation says no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AdministrativeIndicator(Unfit):
    """Tasks that government hands down are not what a group is measured by (row 41)."""

    code = "evaluation.administrative_indicator"
    sentence = _("行政交办的任务不能作为评估指标，只评核心职能")


class AlreadyOpen(Refusal):
    """One assessment of a group at a time."""

    code = "evaluation.already_open"
    sentence = _("这个组织已有一次评估在进行，办结后再发起下一次")


class BackwardsPeriod(Unfit):
    """It ends before it begins, or lies ahead."""

    code = "evaluation.backwards_period"
    sentence = _("评估期的结束不能早于开始，也不能晚于今天")


class DomainsWrong(Refusal):
    """The radar has five to eight spokes."""

    code = "evaluation.domains_wrong"
    sentence = _("指标要覆盖 5 到 8 个领域，现在是 {now} 个")


class DoneAlready(Refusal):
    """What is done is done."""

    code = "evaluation.done_already"
    sentence = _("这一项已经完成")


class GradeOver(Unfit):
    """A grade that ends before it was granted."""

    code = "evaluation.grade_over"
    sentence = _("到期日要晚于授予日")


class GrantedInFuture(Unfit):
    """A fact from outside has happened."""

    code = "evaluation.granted_in_future"
    sentence = _("授予日不能晚于今天")


class InconsistentStars(Unfit):
    """More stars for fewer points."""

    code = "evaluation.inconsistent_stars"
    sentence = _("星级分数线要逐级升高")


class LevelsWrong(Unfit):
    """Three to six levels, one in each line."""

    code = "evaluation.levels_wrong"
    sentence = _("请写 3 到 6 个等级，每行一个，从低到高")


class LevelUnknown(Unfit):
    """A level that the indicator does not have."""

    code = "evaluation.level_unknown"
    sentence = _("这项指标没有这个等级，请重新选择")


class NeverDone(Refusal):
    """Done only with what was done."""

    code = "evaluation.never_done"
    sentence = _("请写明做了什么")
    field = "outcome"


class NoRubric(Refusal):
    """The civil affairs bureau grades other legal persons."""

    code = "evaluation.no_rubric"
    sentence = _("“{kind}”由民政部门做等级评估，这里只登记等级，不做体检")
    field = "organization_id"


class NoSuchAssessment(Missing):
    """None such, or not within reach."""

    code = "evaluation.no_such_assessment"
    sentence = _("没有找到这次评估，或不在您的范围内")


class NoSuchDraft(Missing):
    """Nobody is working on a new version."""

    code = "evaluation.no_such_draft"
    sentence = _("没有正在修订的细则，请先开始修订")


class NoSuchEvidence(Missing):
    """None such, or not within reach."""

    code = "evaluation.no_such_evidence"
    sentence = _("没有找到这份材料，或不在您的范围内")


class NoSuchGrade(Missing):
    """None such of this organisation."""

    code = "evaluation.no_such_grade"
    sentence = _("没有找到这条等级记录")


class NoSuchIndicator(Missing):
    """None such in this rubric."""

    code = "evaluation.no_such_indicator"
    sentence = _("细则里没有这项指标，可能已被移除")


class NoSuchItem(Missing):
    """None such, or not within reach."""

    code = "evaluation.no_such_item"
    sentence = _("没有找到这项改进，或不在您的范围内")


class NoSuchRubric(Missing):
    """None such in this township."""

    code = "evaluation.no_such_rubric"
    sentence = _("没有找到这版细则")


class NoStars(Refusal):
    """Nothing to withdraw."""

    code = "evaluation.no_stars"
    sentence = _("这个组织目前没有有效的星级")


class NotOnPanel(Forbidden):
    """Whoever belongs to the group, or accompanies it, does not sit on its panel."""

    code = "evaluation.not_on_panel"
    sentence = _("本组织的成员和督导社工不能担任评审")


class NotOwner(Unfit):
    """An item belongs to a member of the group or to its social worker."""

    code = "evaluation.not_owner"
    sentence = _("责任人要是本组织的现任成员，或它的督导社工")


class DueInPast(Unfit):
    """An improvement lies ahead."""

    code = "evaluation.due_in_past"
    sentence = _("改进期限不能早于今天")


class OwnEntry(Forbidden):
    """Nobody checks what they entered themselves."""

    code = "evaluation.own_entry"
    sentence = _("前面的分数是您提交的，请另一位同事来做这一步")


class OwnLimit(Refusal):
    """A township adds a few indicators, not a rubric of its own."""

    code = "evaluation.own_limit"
    sentence = _("本地增加的指标最多 {most} 项、合计不超过 {points} 分")


class RequiredIndicator(Refusal):
    """What is measured everywhere cannot be removed."""

    code = "evaluation.required_indicator"
    sentence = _("这是细则规定的核心指标，不能移除")


class RubricOccupied(Refusal):
    """The published version has no room: its hundred points are given away."""

    code = "evaluation.rubric_occupied"
    sentence = _("已发布的细则不能再改，请修订新的一版")


class ReasonNeeded(Refusal):
    """Whoever is concerned learns why."""

    code = "evaluation.reason_needed"
    sentence = _("请写明原因")
    field = "reason"


class StandardWords(Forbidden):
    """The words of a standard indicator are the same everywhere; its weight may be moved."""

    code = "evaluation.standard_words"
    sentence = _("统一指标只能调整权重，内容不能改")


class Unscored(Unfit):
    """An indicator without a level."""

    code = "evaluation.unscored"
    sentence = _("请给这一项打分")


class WeightOutside(Unfit):
    """A standard weight may be moved a little."""

    code = "evaluation.weight_outside"
    sentence = _("统一指标的权重只能在 {least} 到 {most} 分之间调整")


class WeightsWrong(Refusal):
    """All weights together are a hundred."""

    code = "evaluation.weights_wrong"
    sentence = _("权重合计要是 100 分，现在是 {now} 分")


class WrongState(Refusal):
    """The assessment stands elsewhere."""

    code = "evaluation.wrong_state"
    sentence = _("这次评估目前“{state}”，不能这样做")
