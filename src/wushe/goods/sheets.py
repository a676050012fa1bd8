"""Stock and its moves as sheets, and deliveries as offices have them."""

from collections.abc import Mapping
from typing import Any

from wushe.donations.kinds import Basis
from wushe.goods.kinds import Unit
from wushe.goods.models import Item, Lot
from wushe.goods.naming import Names
from wushe.goods.quantities import show_number, show_weight
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY, INTEGER, choice
from wushe.kernel.sheets.sheet import Column, Sheet

STOCK = Sheet(
    _("物资库存清单"),
    (
        Column("item", _("品类")),
        Column("category", _("类别")),
        Column("point", _("捐赠点")),
        Column("received_on", _("入库日期"), DAY),
        Column("best_before", _("保质期"), DAY),
        Column("received", _("入库数量")),
        Column("remaining", _("现有数量")),
        Column("unit", _("单位")),
        Column("weight", _("现有重量")),
        Column("value_fen", _("现有折价"), AMOUNT),
        Column("basis", _("计价依据")),
    ),
)

MOVES = Sheet(
    _("物资库存流水"),
    (
        Column("on", _("日期"), DAY),
        Column("delivery", _("入库单号")),
        Column("number", _("序号"), INTEGER),
        Column("item", _("品类")),
        Column("point", _("捐赠点")),
        Column("kind", _("事项")),
        Column("before", _("原有")),
        Column("change", _("变动")),
        Column("after", _("结存")),
        Column("unit", _("单位")),
    ),
)

DELIVERIES = Sheet(
    _("物资入库导入表"),
    (
        Column("point", _("捐赠点"), required=True, aliases=("存放点", "接收点", "站点"), max_length=60),
        Column("item", _("品类"), required=True, aliases=("物资名称", "品名", "名称", "物品"), max_length=60),
        Column("quantity", _("数量"), required=True, aliases=("入库数量", "件数"), max_length=20, example="100"),
        Column(
            "unit", _("单位"), choice({unit.label: unit for unit in Unit}), required=True, aliases=("计量单位",),
            example="袋", hint=_("要和品类的计量单位一致"),
        ),
        Column("best_before", _("保质期至"), DAY, aliases=("保质期", "有效期", "到期日", "有效期至")),
        Column("received_on", _("入库日期"), DAY, aliases=("接收日期", "捐赠日期"), hint=_("不填为今天")),
        Column("value", _("折价金额"), AMOUNT, aliases=("金额", "价值", "折价"), hint=_("全部数量的合计，没有则不填")),
        Column(
            "basis", _("计价依据"),
            choice({basis.label: basis for basis in Basis if basis not in {Basis.NONE, Basis.WAGE}}),
        ),
        Column("enterprise", _("捐赠企业"), aliases=("捐赠单位", "来源单位"), max_length=60, hint=_("居民捐赠的不填")),
        Column("words", _("备注"), aliases=("说明",), max_length=500),
    ),
)  # fmt: skip


def stock_row(lot: Lot, item: Item, names: Names) -> Mapping[str, Any]:
    """A lot by the fields of `STOCK`."""
    return {
        "item": item.name, "category": item.category.label.say(), "point": names.get(lot.point_id),
        "received_on": lot.received_on, "best_before": lot.expires_on, "received": show_number(lot.received, item.unit),
        "remaining": show_number(lot.remaining, item.unit), "unit": item.unit.label.say(),
        "weight": show_weight(item.weight(lot.remaining)),
        "value_fen": lot.worth_of(lot.remaining) if lot.value_fen else None, "basis": lot.basis.label.say(),
    }  # fmt: skip


def move_row(move: Any, names: Names) -> Mapping[str, Any]:
    """A move by the fields of `MOVES`."""
    return {
        "on": move.on, "delivery": move.delivery, "number": move.number, "item": move.item,
        "point": names.get(move.point_id), "kind": move.kind.label.say(), "before": show_number(move.before, move.unit),
        "change": show_number(move.change, move.unit), "after": show_number(move.after, move.unit),
        "unit": move.unit.label.say(),
    }  # fmt: skip
