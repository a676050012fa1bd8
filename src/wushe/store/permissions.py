"""What may be done with the store."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Store(Permission):
    """Permissions of `store`."""

    CONFIGURE = "store:configure", _("开通公益仓，设定兑换规则")
    EXCHANGE = "store:exchange", _("用服务时长兑换物资")
    EXPORT = "store:export", _("导出兑换清单")
    HAND_OVER = "store:hand_over", _("交付和取消兑换")
    PRICE = "store:price", _("维护兑换价目")
    READ = "store:read", _("查看兑换价目和兑换单")
    RECOGNISE = "store:recognise", _("与其他乡镇互认时长并结算")
