"""The words of organisations that are stored as codes: kinds, states, parts in a group, ages."""

from datetime import date
from typing import Self

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class OrganizationKind(Labelled):
    """What it is before the law. The first three are legal persons once registered."""

    ASSOCIATION = "association", _("社会团体")
    FOUNDATION = "foundation", _("基金会")
    AGENCY = "agency", _("社会服务机构")
    COMMUNITY = "community", _("社区社会组织")
    HUB = "hub", _("枢纽型社区社会组织")

    @property
    def is_legal_person(self) -> bool:
        return self in _LEGAL


_LEGAL = frozenset({OrganizationKind.ASSOCIATION, OrganizationKind.FOUNDATION, OrganizationKind.AGENCY})


class Level(Labelled):
    """Whom it serves, and on which of the two levels a social worker accompanies it."""

    TOWNSHIP = "township", _("镇街级")
    COMMUNITY = "community", _("村（社区）级")


class Stage(Labelled):
    """Whether it lives."""

    ACTIVE = "active", _("正常")
    DORMANT = "dormant", _("休眠")
    DISSOLVED = "dissolved", _("已解散")


class FilingState(Labelled):
    """How it stands with the township. A filed group stays filed when it is registered as well."""

    NONE = "none", _("未备案")
    APPLIED = "applied", _("备案办理中")
    RETURNED = "returned", _("备案退回补正")
    REFUSED = "refused", _("不予备案")
    GRANTED = "granted", _("已备案")


class RegistrationState(Labelled):
    """How it stands with the civil affairs bureau."""

    NONE = "none", _("未登记")
    APPLIED = "applied", _("登记办理中")
    RETURNED = "returned", _("登记退回补正")
    REFUSED = "refused", _("不予登记")
    GRANTED = "granted", _("已登记")


class Procedure(Labelled):
    """Which of the two states an application asks for."""

    FILING = "filing", _("备案")
    REGISTRATION = "registration", _("登记")


class ApplicationState(Labelled):
    """Where one application is. The first two are open: it can still be completed."""

    APPLIED = "applied", _("办理中")
    RETURNED = "returned", _("退回补正")
    GRANTED = "granted", _("已办结")
    REFUSED = "refused", _("不予受理")
    WITHDRAWN = "withdrawn", _("已撤回")

    @property
    def is_open(self) -> bool:
        return self in {ApplicationState.APPLIED, ApplicationState.RETURNED}


class Outcome(Labelled):
    """What the township says to an application."""

    APPROVE = "approve", _("通过")
    RETURN = "return", _("退回补正")
    REFUSE = "refuse", _("不予通过")


class MemberRole(Labelled):
    """What somebody is in a group."""

    LEADER = "leader", _("负责人")
    CORE = "core", _("骨干")
    MEMBER = "member", _("成员")


class AgeBand(Labelled):
    """Ages as rosters group them; a date of birth is nobody's business here."""

    CHILD = "under_14", _("14岁以下")
    YOUTH = "14_17", _("14–17岁")
    ADULT = "18_44", _("18–44岁")
    MIDDLE = "45_59", _("45–59岁")
    SENIOR = "60_79", _("60–79岁")
    ELDER = "80_plus", _("80岁及以上")

    @classmethod
    def of(cls, born_on: date, on: date) -> Self:
        """The band of somebody born on `born_on`, on the day `on`."""
        age = on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
        return next(cls(band) for band, below in _BANDS if age < below)


_BANDS = (
    (AgeBand.CHILD, 14),
    (AgeBand.YOUTH, 18),
    (AgeBand.ADULT, 45),
    (AgeBand.MIDDLE, 60),
    (AgeBand.SENIOR, 80),
    (AgeBand.ELDER, 1000),
)


class Attention(Labelled):
    """What a list of groups may be asked for: those that somebody should look at."""

    LEADERLESS = "leaderless", _("没有负责人")
    UNASSIGNED = "unassigned", _("没有督导社工")
    QUIET = "quiet", _("半年没有活动")
    RECREATION_ONLY = "recreation_only", _("仅文体兴趣活动")


class Alert(Labelled):
    """What a roster warns of. The first stops payments."""

    NO_LEADER = "no_leader", _("没有负责人")
    SINGLE_LEADER = "single_leader", _("只靠负责人一人")
    FEW_CORE = "few_core", _("骨干不足 2 人")
