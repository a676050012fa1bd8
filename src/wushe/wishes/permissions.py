"""What may be done about micro-wishes."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Wishes(Permission):
    """Permissions of `wishes`. `BOARD`, `PLEDGE` and `THANK` are what anybody may do without an account."""

    BOARD = "wishes:board", _("查看公开的微心愿")
    CLAIM = "wishes:claim", _("认领微心愿，退回自己的认领")
    CONFIGURE = "wishes:configure", _("设定微心愿的金额上限和认领期限")
    CONFIRM = "wishes:confirm", _("代居民确认心愿实现，核对感谢的话")
    COUNTER = "wishes:counter", _("登记上门认领，电话核实，收回认领")
    DELIVER = "wishes:deliver", _("登记收到和送达")
    EXPORT = "wishes:export", _("导出微心愿清单")
    IMPORT = "wishes:import", _("从 Excel 导入微心愿")
    PLEDGE = "wishes:pledge", _("不登录认领微心愿")
    READ = "wishes:read", _("查看微心愿")
    RECORD = "wishes:record", _("登记、修改和撤回微心愿")
    REVEAL = "wishes:reveal", _("说明理由后查看认领人的联系方式")
    THANK = "wishes:thank", _("凭回执码确认心愿实现")
    VERIFY = "wishes:verify", _("核实并公示微心愿")
