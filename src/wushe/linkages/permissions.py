"""What may be done with linkages."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Linkages(Permission):
    """Permissions of `linkages`."""

    AGREE = "linkages:agree", _("代表组织接单或婉拒")
    CONFIRM = "linkages:confirm", _("代居民确认服务完成")
    EXPORT = "linkages:export", _("导出联动清单")
    FILL = "linkages:fill", _("安排五社到位")
    JOIN = "linkages:join", _("以志愿者身份参加联动")
    PROPOSE = "linkages:propose", _("为需求发起联动")
    READ = "linkages:read", _("查看联动")
    SIGN_OFF = "linkages:sign_off", _("督导签收并办结联动")
    START = "linkages:start", _("开始服务")
    WITHDRAW = "linkages:withdraw", _("终止联动")
