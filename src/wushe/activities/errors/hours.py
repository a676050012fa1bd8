"""The ways service hours say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class CorrectionPending(Refusal):
    """One request at a time."""

    code = "activities.correction_pending"
    sentence = _("这条时长已有待处理的更正申请")


class HoursDecided(Refusal):
    """An entry is decided once; later changes are corrections."""

    code = "activities.hours_decided"
    sentence = _("这条时长“{state}”，不能这样做")


class HoursOverlap(Refusal):
    """Nobody serves in two places at a time."""

    code = "activities.hours_overlap"
    sentence = _("与已认定的时长时间重叠，不能重复计算")


class NoSuchCorrection(Missing):
    """No such request within reach."""

    code = "activities.no_such_correction"
    sentence = _("没有找到这条更正申请")


class NoSuchHours(Missing):
    """No such entry within reach."""

    code = "activities.no_such_hours"
    sentence = _("没有找到这条时长记录，或不在您的范围内")


class OwnCorrection(Refusal):
    """Who asks does not decide."""

    code = "activities.own_correction"
    sentence = _("不能处理自己提交的更正申请")


class OwnHours(Refusal):
    """Maker and checker are two persons."""

    code = "activities.own_hours"
    sentence = _("不能审核自己的服务时长")


class TooLongADay(Refusal):
    """Sixteen hours in a day at the most."""

    code = "activities.too_long_a_day"
    sentence = _("一天认定的服务时长不能超过 16 小时")


class TooShort(Refusal):
    """Less than half an hour is not credited."""

    code = "activities.too_short"
    sentence = _("不足半小时，不计服务时长")
