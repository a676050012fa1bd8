"""The words of supervision that are stored as codes."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class VisitTemplate(Labelled):
    """What a visit is for; each asks its own questions."""

    DAILY = "daily", _("日常走访")
    ACTIVITY = "activity", _("活动现场")
    FINANCE = "finance", _("财务检查")
    INTERVIEW = "interview", _("成员访谈")


class Standing(Labelled):
    """How a group stands with its next visit."""

    OVERDUE = "overdue", _("逾期未走访")
    DUE = "due", _("近期该走访")
    DONE = "done", _("已按期走访")


class SupervisionFunction(Labelled):
    """What supervision is for."""

    ADMINISTRATIVE = "administrative", _("行政性")
    EDUCATIONAL = "educational", _("教育性")
    SUPPORTIVE = "supportive", _("支持性")


class ActionState(Labelled):
    """How an action stands; overdue is an open one whose day has passed."""

    OPEN = "open", _("进行中")
    OVERDUE = "overdue", _("已逾期")
    CLOSED = "closed", _("已办结")


class Turn(Labelled):
    """What happened to an action. A note is what a second person says was done of a closed one."""

    CLOSED = "closed", _("办结")
    REOPENED = "reopened", _("重新打开")
    NOTED = "noted", _("补充")


class Theme(Labelled):
    """What a course is about."""

    POLICY = "policy", _("政策与规范")
    PROJECT = "project", _("项目与活动")
    BUILDING = "building", _("组织建设与骨干培养")


class Academy(Labelled):
    """Which of the three academies gives a course."""

    COUNTY = "county", _("区县级学院")
    TOWNSHIP = "township", _("镇街级学院")
    COMMUNITY = "community", _("村（社区）级学院")


class Outcome(Labelled):
    """What came of a course for a group that attended it."""

    FILED = "filed", _("完成备案")
    REGISTERED = "registered", _("完成登记")
