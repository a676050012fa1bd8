"""The ways certificates and ratings say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class CommentDecided(Refusal):
    """A rating without words has nothing to read."""

    code = "activities.comment_decided"
    sentence = _("这条评价没有待审核的文字")


class NoHours(Refusal):
    """A certificate tells of approved hours."""

    code = "activities.no_hours"
    sentence = _("这段时间没有已认定的服务时长，不能开具证明")


class NoSuchCertificate(Missing):
    """No such certificate within reach."""

    code = "activities.no_such_certificate"
    sentence = _("没有找到这份证明")


class NoSuchRating(Missing):
    """Not a code that somebody was given, or no such rating."""

    code = "activities.no_such_rating"
    sentence = _("评价码不正确，请核对纸条或二维码")


class PeriodReversed(Unfit):
    """Up to a day before its first."""

    code = "activities.period_reversed"
    sentence = _("结束日期不能早于开始日期")


class RatedAlready(Refusal):
    """One rating for each service that somebody received."""

    code = "activities.rated_already"
    sentence = _("这次服务已经评价过了，谢谢您")


class Revoked(Refusal):
    """It was taken back before."""

    code = "activities.revoked"
    sentence = _("这份证明已经作废")
