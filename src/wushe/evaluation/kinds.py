"""The words of evaluation that are stored as codes."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.organizations.kinds import OrganizationKind


class RubricKind(Labelled):
    """The kinds of groups that are assessed. Other legal persons are graded by the civil affairs bureau."""

    HUB = "hub", _("枢纽型社区社会组织")
    COMMUNITY = "community", _("社区社会组织")

    @classmethod
    def of(cls, kind: OrganizationKind) -> "RubricKind | None":
        return next((each for each in cls if each.value == kind.value), None)


class Domain(Labelled):
    """What an indicator is about; a rubric uses five to eight of them, the spokes of its radar."""

    STAFFING = "staffing", _("人员分工")
    RESOURCES = "resources", _("资源调配")
    PLANNING = "planning", _("服务规划")
    GOVERNANCE = "governance", _("规范运作")
    RESULTS = "results", _("服务成效")
    FINANCE = "finance", _("财务透明")
    PARTICIPATION = "participation", _("居民参与")
    CULTIVATION = "cultivation", _("培育带动")


class Nature(Labelled):
    """Whether an indicator measures what the group is for, or tasks that government hands down (摊派)."""

    CORE = "core", _("核心职能")
    ADMINISTRATIVE = "administrative", _("行政交办")


class Fact(Labelled):
    """A number that the product counts for the period of an assessment and shows beside an indicator."""

    MEMBERS = "members", _("在册成员")
    CORE_MEMBERS = "core_members", _("骨干")
    PLANS = "plans", _("已批准的活动预案")
    SESSIONS = "sessions", _("已签字的活动场次")
    PERSON_TIMES = "person_times", _("服务人次")
    MINUTES = "minutes", _("已认定的志愿时长")


class Step(Labelled):
    """Whose scores they are."""

    SELF = "self", _("自评")
    CHECK = "check", _("督导核查")
    PANEL = "panel", _("评审")


class AssessmentState(Labelled):
    """Where an assessment is; the first three are open."""

    SELF = "self", _("待自评")
    CHECK = "check", _("待督导核查")
    PANEL = "panel", _("待评审")
    CONCLUDED = "concluded", _("已办结")
    WITHDRAWN = "withdrawn", _("已撤销")

    @property
    def is_open(self) -> bool:
        return self in OPEN

    @property
    def step(self) -> Step | None:
        """Whose scores are awaited."""
        return Step(self.value) if self in OPEN else None


OPEN = frozenset({AssessmentState.SELF, AssessmentState.CHECK, AssessmentState.PANEL})


class ItemState(Labelled):
    """An improvement is done only by saying what was done."""

    OPEN = "open", _("改进中")
    DONE = "done", _("已完成")


class StarChange(Labelled):
    """Why the stars are what they are."""

    AWARDED = "awarded", _("首次评定")
    RAISED = "raised", _("升星")
    LOWERED = "lowered", _("降星")
    KEPT = "kept", _("复评保持")
    WITHDRAWN = "withdrawn", _("撤销")

    @classmethod
    def between(cls, before: int | None, now: int) -> "StarChange":
        """`before` is None where no valid star was there."""
        if before is None:
            return cls.AWARDED
        if now == before:
            return cls.KEPT
        return cls.RAISED if now > before else cls.LOWERED


class Grade(Labelled):
    """National grades of registered organisations, an outside fact."""

    A5 = "5a", _("5A 级")
    A4 = "4a", _("4A 级")
    A3 = "3a", _("3A 级")
    A2 = "2a", _("2A 级")
    A1 = "1a", _("1A 级")
