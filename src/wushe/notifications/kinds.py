"""What notifications are about, and how they travel."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Topic(Labelled):
    """What a person chooses by."""

    NEEDS = "needs", _("居民需求")
    LINKAGES = "linkages", _("五社联动")
    ACTIVITIES = "activities", _("活动与签到")
    HOURS = "hours", _("志愿时长与证明")
    ORGANIZATIONS = "organizations", _("组织与督导")
    FUNDS = "funds", _("慈善资金")
    POOLS = "pools", _("共享资源和预约")
    SAFETY = "safety", _("信息安全")


class Mail(Labelled):
    """Whether a notification is sent by e-mail as well."""

    NEVER = "never", _("不发邮件")
    AT_ONCE = "at_once", _("立即发邮件")
    DAILY = "daily", _("每天汇总一封")


class Standing(Labelled):
    """What the inbox shows."""

    UNREAD = "unread", _("未读")
    ALL = "all", _("全部")
