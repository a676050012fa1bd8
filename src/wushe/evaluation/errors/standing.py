"""The ways stars and grades say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class GradeOver(Unfit):
    """A grade that ends before it was granted."""

    code = "evaluation.grade_over"
    sentence = _("到期日要晚于授予日")


class GrantedInFuture(Unfit):
    """A fact from outside has happened."""

    code = "evaluation.granted_in_future"
    sentence = _("授予日不能晚于今天")


class NoStars(Refusal):
    """Nothing to withdraw."""

    code = "evaluation.no_stars"
    sentence = _("这个组织目前没有有效的星级")


class NoSuchGrade(Missing):
    """None such of this organisation."""

    code = "evaluation.no_such_grade"
    sentence = _("没有找到这条等级记录")
