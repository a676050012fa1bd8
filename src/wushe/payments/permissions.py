"""What may be done with payment requests."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Payments(Permission):
    """Permissions of `payments`. Nobody approves or pays what they asked for, whatever their role."""

    APPROVE = "payments:approve", _("审批付款申请")
    ASK = "payments:ask", _("提出付款申请、补充票据")
    EXPORT = "payments:export", _("导出付款申请")
    PAY = "payments:pay", _("登记付款、办结付款申请")
    READ = "payments:read", _("查看付款申请和票据")
