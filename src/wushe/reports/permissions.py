"""What may be done with reports."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Reports(Permission):
    """Permissions of `reports`."""

    COUNTY = "reports:county", _("查看全县汇总指标")
    EXPORT = "reports:export", _("导出季报和年报")
    PUBLISH = "reports:publish", _("向县级发布汇总指标")
    READ = "reports:read", _("查看季报和年报")
