"""Donated goods: who gives is asked, who receives is told, and stewards hear what expires."""

from wushe.goods import events as goods
from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to

_EXPIRING = _("“{point_id}”有 {soon} 个批次 7 天内到期，{expired} 个批次已过期")

RULES = (
    *leading_to(
        "/goods/allocations/{allocation_id}", Topic.POOLS,
        (goods.AllocationAsked, (to.staff_of_community,), _("有人申请从“{point_id}”领用物资，请分配：{allocation_id}")),
        (goods.GoodsAllocated, (to.group,), _("物资已备好，等您来领：{allocation_id}")),
        (goods.GoodsHandedOver, (to.group,), _("物资已交接，请签收：{allocation_id}")),
    ),
    *leading_to(
        "/goods/adjustments/{adjustment_id}", Topic.POOLS,
        (goods.AdjustmentAsked, (to.admins,), _("库存{kind}等您复核")),
        (goods.LotAdjusted, (to.asker_of_adjustment,), _("您登记的{kind}已复核同意，库存已调整")),
        (goods.AdjustmentRefused, (to.asker_of_adjustment,), _("您登记的{kind}没有同意，请核对后再点一次数")),
    ),
    *leading_to(
        "/goods/points/{point_id}", Topic.POOLS,
        (goods.LotsExpiring, (to.steward_named,), _EXPIRING),
        (goods.LotsExpiring, (to.staff_of_community,), _EXPIRING),
    ),
)  # fmt: skip
