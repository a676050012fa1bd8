"""What may be done with the journal."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Audit(Permission):
    """Permissions of `audit`."""

    CHAINS = "audit:chains", _("查看各乡镇操作记录的校验状态")
    EXPORT = "audit:export", _("导出操作记录")
    READ = "audit:read", _("查看操作记录")
    VERIFY = "audit:verify", _("校验操作记录是否完整")
