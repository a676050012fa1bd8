"""The ways rubrics and their revision say no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AdministrativeIndicator(Unfit):
    """Tasks that government hands down are not what a group is measured by (row 41)."""

    code = "evaluation.administrative_indicator"
    sentence = _("行政交办的任务不能作为评估指标，只评核心职能")


class DomainsWrong(Refusal):
    """The radar has five to eight spokes."""

    code = "evaluation.domains_wrong"
    sentence = _("指标要覆盖 5 到 8 个领域，现在是 {now} 个")


class InconsistentStars(Unfit):
    """More stars for fewer points."""

    code = "evaluation.inconsistent_stars"
    sentence = _("星级分数线要逐级升高")


class LevelsWrong(Unfit):
    """Three to six levels, one in each line."""

    code = "evaluation.levels_wrong"
    sentence = _("请写 3 到 6 个等级，每行一个，从低到高")


class NoRubric(Refusal):
    """The civil affairs bureau grades other legal persons."""

    code = "evaluation.no_rubric"
    sentence = _("“{kind}”由民政部门做等级评估，这里只登记等级，不做体检")
    field = "organization_id"


class NoSuchDraft(Missing):
    """Nobody is working on a new version."""

    code = "evaluation.no_such_draft"
    sentence = _("没有正在修订的细则，请先开始修订")


class NoSuchIndicator(Missing):
    """None such in this rubric."""

    code = "evaluation.no_such_indicator"
    sentence = _("细则里没有这项指标，可能已被移除")


class NoSuchRubric(Missing):
    """None such in this township."""

    code = "evaluation.no_such_rubric"
    sentence = _("没有找到这版细则")


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


class StandardWords(Forbidden):
    """The words of a standard indicator are the same everywhere; its weight may be moved."""

    code = "evaluation.standard_words"
    sentence = _("统一指标只能调整权重，内容不能改")


class WeightOutside(Unfit):
    """A standard weight may be moved a little."""

    code = "evaluation.weight_outside"
    sentence = _("统一指标的权重只能在 {least} 到 {most} 分之间调整")


class WeightsWrong(Refusal):
    """All weights together are a hundred."""

    code = "evaluation.weights_wrong"
    sentence = _("权重合计要是 100 分，现在是 {now} 分")
