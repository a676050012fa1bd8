"""What may be done with donations."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Donations(Permission):
    """Permissions of `donations`."""

    CHANGE = "donations:change", _("按捐赠人同意退款或变更用途")
    CHANNELS = "donations:channels", _("管理支付渠道")
    EDIT = "donations:edit", _("登记捐赠人和捐赠")
    EXPORT = "donations:export", _("导出捐赠清单和年度清单")
    NOTIFY = "donations:notify", _("由支付渠道通知到账")
    READ = "donations:read", _("查看捐赠和票据")
    RECEIPT = "donations:receipt", _("开具和作废捐赠票据")
    RECEIVE = "donations:receive", _("登记到账和核对流水")
    REVEAL = "donations:reveal", _("查看捐赠人完整联系方式")
    VERIFY = "donations:verify", _("查验捐赠票据")
