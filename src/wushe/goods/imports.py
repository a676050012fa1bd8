"""Deliveries from the sheets that offices have."""

from wushe.goods.models import Lot
from wushe.goods.permissions import Goods
from wushe.goods.service.taking_in import take_deliveries
from wushe.goods.sheets import DELIVERIES
from wushe.kernel.i18n import _
from wushe.kernel.importing.declared import Import

RECEIVED = Import(
    kind="goods",
    title=_("导入物资入库"),
    path="/goods/import",
    back="/goods/deliveries",
    permission=Goods.IMPORT,
    sheet=DELIVERIES,
    take=take_deliveries,
    fills=(Lot,),
    hint=_("品类和捐赠点要先建好，单位要和品类一致。同一捐赠点、同一天、同一来源的各行合成一张入库单。"),
)
