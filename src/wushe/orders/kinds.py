"""The words of service orders that are stored as codes."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class ServiceKind(Labelled):
    """What a member of a team offers at home."""

    COMPANY = "company", _("陪伴聊天")
    CLEANING = "cleaning", _("家政保洁")
    ERRANDS = "errands", _("代买代办")
    ESCORT = "escort", _("陪同就医")
    HAIRCUT = "haircut", _("上门理发")
    MEALS = "meals", _("送餐助餐")
    BATHING = "bathing", _("助浴护理")
    REPAIR = "repair", _("水电维修")


class OrderState(Labelled):
    """Where an order is. Overdue: finished, and nobody has confirmed it within the township's days."""

    PLACED = "placed", _("待上门")
    STARTED = "started", _("服务中")
    FINISHED = "finished", _("待居民确认")
    OVERDUE = "overdue", _("逾期未确认")
    CONFIRMED = "confirmed", _("已确认")
    CANCELLED = "cancelled", _("已取消")


OPEN = frozenset({OrderState.PLACED, OrderState.STARTED, OrderState.FINISHED, OrderState.OVERDUE})
UNCONFIRMED = frozenset({OrderState.FINISHED, OrderState.OVERDUE})


class Confirmer(Labelled):
    """By whose word an order is closed."""

    CODE = "code", _("居民凭服务码")
    STAFF = "staff", _("工作人员代为确认")
