"""What may be done with funds."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Funds(Permission):
    """Permissions of `funds`."""

    ASK_AWARD = "funds:ask_award", _("申请资助、报告节点达成")
    AWARD = "funds:award", _("审批资助和结项")
    CONFIRM = "funds:confirm_milestone", _("确认资助节点达成")
    EDIT = "funds:edit", _("登记和修改基金、资助条件、批次和资金用途")
    EXPORT = "funds:export", _("导出基金和资助清单")
    PAY = "funds:pay", _("兑现承诺的资金")
    PROMISE = "funds:promise", _("从基金承诺资金")
    READ = "funds:read", _("查看基金和资金承诺")
    READ_AWARDS = "funds:read_awards", _("查看资助项目")
    TAKE_IN = "funds:take_in", _("登记基金收入")
