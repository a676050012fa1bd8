"""The indicators that a county agreed upon with its townships."""

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.labelled import Labelled


class Unit(Labelled):
    """What is counted; different units never add up."""

    ORGANIZATIONS = "organizations", _("家")
    PERSONS = "persons", _("人")
    PERSON_TIMES = "person_times", _("人次")
    SESSIONS = "sessions", _("场")
    MINUTES = "minutes", _("小时")
    ITEMS = "items", _("条")
    PLACES = "places", _("个")
    FEN = "fen", _("元")


class Code(Labelled):
    """Which indicator."""

    COMMUNITIES = "communities", _("村和社区")
    FILED = "filed", _("已备案的社区社会组织")
    REGISTERED = "registered", _("已登记的社会组织")
    MEMBERS = "members", _("社会组织成员")
    WORKERS = "workers", _("社会工作者")
    VOLUNTEERS = "volunteers", _("志愿者")
    NEEDS_HEARD = "needs_heard", _("收集的居民需求")
    NEEDS_ANSWERED = "needs_answered", _("回应的居民需求")
    LINKAGES_OPEN = "linkages_open", _("在办五社联动")
    LINKAGES_CLOSED = "linkages_closed", _("办结五社联动")
    SESSIONS = "sessions", _("开展活动")
    PERSON_TIMES = "person_times", _("服务人次")
    BENEFICIARIES = "beneficiaries", _("实名登记的服务对象")
    MINUTES = "minutes", _("志愿服务时长")
    FUNDS = "funds", _("慈善基金总额")
    PROMISED = "promised", _("承诺资金")

    @property
    def unit(self) -> Unit:
        return UNITS[self]

    @property
    def unit_label(self) -> Sentence:
        return self.unit.label


UNITS = {
    Code.COMMUNITIES: Unit.PLACES,
    Code.FILED: Unit.ORGANIZATIONS,
    Code.REGISTERED: Unit.ORGANIZATIONS,
    Code.MEMBERS: Unit.PERSONS,
    Code.WORKERS: Unit.PERSONS,
    Code.VOLUNTEERS: Unit.PERSONS,
    Code.NEEDS_HEARD: Unit.ITEMS,
    Code.NEEDS_ANSWERED: Unit.ITEMS,
    Code.LINKAGES_OPEN: Unit.PLACES,
    Code.LINKAGES_CLOSED: Unit.PLACES,
    Code.SESSIONS: Unit.SESSIONS,
    Code.PERSON_TIMES: Unit.PERSON_TIMES,
    Code.BENEFICIARIES: Unit.PERSONS,
    Code.MINUTES: Unit.MINUTES,
    Code.FUNDS: Unit.FEN,
    Code.PROMISED: Unit.FEN,
}

SMALLEST_GROUP = 5
"""Fewer persons than this could be recognised (safety.md, T4): such a number never leaves the township."""
