"""The stages of a linkage, and why one ends early."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Stage(Labelled):
    """In this order; a withdrawn linkage leaves it."""

    PROPOSED = "proposed", _("待接单")
    AGREED = "agreed", _("已接单")
    RUNNING = "running", _("服务中")
    CONFIRMED = "confirmed", _("待签收")
    CLOSED = "closed", _("已办结")
    WITHDRAWN = "withdrawn", _("已终止")


WAY = (Stage.PROPOSED, Stage.AGREED, Stage.RUNNING, Stage.CONFIRMED, Stage.CLOSED)
"""What every linkage goes through that is not withdrawn."""
OPEN = frozenset({Stage.PROPOSED, Stage.AGREED, Stage.RUNNING, Stage.CONFIRMED})


class EndReason(Labelled):
    """Why a linkage was declined or withdrawn. A code and no free text: it stands in the journal."""

    NO_CAPACITY = "no_capacity", _("近期没有人手")
    NOT_OUR_FIELD = "not_our_field", _("不在服务范围")
    TIME_DOES_NOT_FIT = "time_does_not_fit", _("时间对不上")
    NO_MONEY = "no_money", _("经费没有落实")
    NEED_IS_GONE = "need_is_gone", _("居民已不需要")
    BETTER_OFFER = "better_offer", _("改由其他组织承接")
    ENTERED_IN_ERROR = "entered_in_error", _("登记有误")
