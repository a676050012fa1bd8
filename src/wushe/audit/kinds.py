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
    WISHES = "wishes", _("微心愿")
    ORDERS = "orders", _("上门服务")
    LINKAGES = "linkages", _("五社联动")
    ACTIVITIES = "activities", _("活动")
    ORGANIZATIONS = "organizations", _("社会组织")
    MENTORING = "mentoring", _("导师结对")
    PEOPLE = "people", _("人员")
    SUPERVISION = "supervision", _("督导与走访")
    EVALUATION = "evaluation", _("评估体检")
    COMMUNITIES = "communities", _("社区")
    POOLS = "pools", _("共享资源和预约")
    FUNDS = "funds", _("慈善基金")
    PAYMENTS = "payments", _("付款申请")
    DONATIONS = "donations", _("捐赠")
    CUSTODY = "custody", _("资金代管")
    GOODS = "goods", _("物资")
    STORE = "store", _("公益仓")
    BUDGETS = "budgets", _("组织经费")
    LEDGER = "ledger", _("账簿")
    ACCESS = "access", _("角色和权限")
    IDENTITY = "identity", _("登录和账号")
    TENANCY = "tenancy", _("乡镇设置")
    NOTIFICATIONS = "notifications", _("消息设置")
    REPORTS = "reports", _("报表")
    AUDIT = "audit", _("校验")
    KERNEL = "kernel", _("导入导出")
