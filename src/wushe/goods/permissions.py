"""What may be done with goods."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Goods(Permission):
    """Permissions of `goods`."""

    ALLOCATE = "goods:allocate", _("分配物资出库")
    APPROVE = "goods:approve", _("复核核销和盘点")
    ASK = "goods:ask", _("申请领用物资")
    CONFIRM = "goods:confirm", _("签收物资")
    COUNT = "goods:count", _("盘点库存、登记核销")
    EXPORT = "goods:export", _("导出库存和流水")
    FOLLOW = "goods:follow", _("查看物资分配单")
    HAND_OVER = "goods:hand_over", _("交接和退回物资")
    IMPORT = "goods:import", _("从表格导入入库")
    KEEP = "goods:keep", _("维护品类和捐赠点、登记入库")
    READ = "goods:read", _("查看物资库存")
    RESCUE = "goods:rescue", _("登记爱心面包取送")
