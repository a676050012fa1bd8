"""The words of the store that are stored as codes."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class CreditMoveKind(Labelled):
    """Why the minutes of a credit moved."""

    EARNED = "earned", _("服务时长认定")
    RAISED = "raised", _("时长更正补记")
    WITHDRAWN = "withdrawn", _("时长更正扣回")
    DRAWN = "drawn", _("兑换")
    GIVEN_BACK = "given_back", _("兑换退回")
    SQUARED = "squared", _("抵还多用的时长")
    LAPSED = "lapsed", _("到期")


class ExchangeState(Labelled):
    """Where an exchange stands. Its goods are out of stock until it is cancelled or forfeited."""

    WAITING = "waiting", _("待取货")
    HANDED_OVER = "handed_over", _("已取货")
    CANCELLED = "cancelled", _("已取消")
    FORFEITED = "forfeited", _("逾期未取")

    @property
    def counts(self) -> bool:
        """Whether the goods are, or are about to be, the volunteer's."""
        return self in {ExchangeState.WAITING, ExchangeState.HANDED_OVER}


class RecognitionState(Labelled):
    """Where an agreement with another township stands."""

    ASKED = "asked", _("等待对方签署")
    OFFERED = "offered", _("等待本乡镇签署")
    IN_FORCE = "in_force", _("互认中")
    ENDED = "ended", _("已终止")
