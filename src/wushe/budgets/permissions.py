"""What may be done with budgets."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Budgets(Permission):
    """Permissions of `budgets`."""

    EDIT = "budgets:edit", _("编制组织年度经费")
    EXPORT = "budgets:export", _("导出组织年度经费")
    READ = "budgets:read", _("查看组织年度经费")
