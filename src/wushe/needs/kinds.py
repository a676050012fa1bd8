"""The words of needs, offers and opportunities that are stored as codes."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.people.groups import Group as Group  # noqa: PLC0414 - needs and offers speak of them as their own


class Channel(Labelled):
    """How a need was heard. The first three are those of a round."""

    DOOR_KNOCK = "door_knock", _("敲门行动")
    COURTYARD_MEETING = "courtyard_meeting", _("院坝会")
    ONLINE_FORM = "online_form", _("线上问卷")
    PHONE = "phone", _("电话")
    WALK_IN = "walk_in", _("窗口来访")
    WORKER_VISIT = "worker_visit", _("社工走访")

    @property
    def is_of_rounds(self) -> bool:
        return self in ROUND_CHANNELS


ROUND_CHANNELS = (Channel.DOOR_KNOCK, Channel.COURTYARD_MEETING, Channel.ONLINE_FORM)


class Urgency(Labelled):
    """How long an answer may wait; `days` from the first time the need was heard."""

    URGENT = "urgent", _("紧急")
    SOON = "soon", _("较急")
    NORMAL = "normal", _("一般")

    @property
    def days(self) -> int:
        return {Urgency.URGENT: 2, Urgency.SOON: 7, Urgency.NORMAL: 15}[self]


class Mobility(Labelled):
    """How somebody gets about; of an offer: up to whom it can serve. In this order."""

    FREE = "free", _("行动自如")
    LIMITED = "limited", _("行动不便")
    HOMEBOUND = "homebound", _("不能出门，需上门服务")

    @property
    def rank(self) -> int:
        return list(Mobility).index(self)


class Time(Labelled):
    """When a service is wanted or given."""

    WEEKDAY = "weekday", _("工作日白天")
    EVENING = "evening", _("工作日晚上")
    WEEKEND = "weekend", _("周末")
    HOLIDAY = "holiday", _("寒暑假和节日")


class NeedState(Labelled):
    """Where a need is. Merged and withdrawn ones stay on record."""

    COLLECTED = "collected", _("已收集")
    MERGED = "merged", _("已合并")
    OPEN = "open", _("待对接")
    TAKEN_UP = "taken_up", _("已承接")
    ANSWERED = "answered", _("已回应")
    CONFIRMED = "confirmed", _("已办结")
    WITHDRAWN = "withdrawn", _("已撤销")

    @property
    def waits(self) -> bool:
        """Nobody has taken it up yet."""
        return self in WAITING


WAITING = frozenset({NeedState.COLLECTED, NeedState.OPEN})
LIVING = frozenset({NeedState.COLLECTED, NeedState.OPEN, NeedState.TAKEN_UP, NeedState.ANSWERED, NeedState.CONFIRMED})
"""What counts as a need in figures: each once, however often it was heard."""


class RoundState(Labelled):
    """A round counts for its quarter when it is finished."""

    RUNNING = "running", _("进行中")
    FINISHED = "finished", _("已完成")


class OfferState(Labelled):
    """Only an open offer is proposed and shown to residents."""

    OPEN = "open", _("提供中")
    PAUSED = "paused", _("暂停")
    ENDED = "ended", _("已停止")


class Category(Labelled):
    """The four categories of 项目机会."""

    GOVERNANCE = "governance", _("社区治理")
    RESIDENT_SERVICE = "resident_service", _("居民服务")
    PLATFORM = "platform", _("平台运行")
    PUBLIC_BENEFIT = "public_benefit", _("公益服务")


class OpportunityState(Labelled):
    """Past its deadline an open one is shown as closed; the state only knows what somebody said."""

    OPEN = "open", _("征集中")
    DEALT = "dealt", _("已达成")
    CLOSED = "closed", _("已关闭")
