"""What may be done with townships as tenants and with the jobs of all; it belongs to the platform's operator."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Tenancy(Permission):
    """Permissions of `tenancy`."""

    APPLY = "tenancy:apply", _("按文件开通和调整乡镇")
    DECIDE = "tenancy:decide", _("再试或搁置放弃的任务")
    EXPORT = "tenancy:export", _("导出一个乡镇的存档")
    READ = "tenancy:read", _("查看乡镇名册")
    REMOVE = "tenancy:remove", _("移除乡镇")
    SUSPEND = "tenancy:suspend", _("暂停和恢复乡镇")
    WATCH = "tenancy:watch", _("查看后台任务")
