"""How the journal can be looked at."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class View(Labelled):
    """Everything, or who saw, took or searched out what is personal."""

    ALL = "all", _("全部记录")
    SEEN = "seen", _("谁看了什么")


class Area(Labelled):
    """The slice in which something happened."""

    NEEDS = "needs", _("居民需求")
    LINKAGES = "linkages", _("五社联动")
    ACTIVITIES = "activities", _("活动")
    ORGANIZATIONS = "organizations", _("社会组织")
    PEOPLE = "people", _("人员")
    COMMUNITIES = "communities", _("社区和场地")
    FUNDS = "funds", _("慈善基金")
    PAYMENTS = "payments", _("付款申请")
    DONATIONS = "donations", _("捐赠")
    CUSTODY = "custody", _("资金代管")
    BUDGETS = "budgets", _("组织经费")
    LEDGER = "ledger", _("账簿")
    ACCESS = "access", _("角色和权限")
    IDENTITY = "identity", _("登录和账号")
    TENANCY = "tenancy", _("乡镇设置")
    NOTIFICATIONS = "notifications", _("消息设置")
    REPORTS = "reports", _("报表")
    AUDIT = "audit", _("校验")
    KERNEL = "kernel", _("导入导出")
