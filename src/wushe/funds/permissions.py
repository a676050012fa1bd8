"""What may be done with funds."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Funds(Permission):
    """Permissions of `funds`."""

    EDIT = "funds:edit", _("登记和修改基金、资金用途")
    EXPORT = "funds:export", _("导出基金清单")
    PAY = "funds:pay", _("兑现承诺的资金")
    PROMISE = "funds:promise", _("从基金承诺资金")
    READ = "funds:read", _("查看基金和资金承诺")
    TAKE_IN = "funds:take_in", _("登记基金收入")
