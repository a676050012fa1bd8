"""What happened to goods. `amount` is in the unit beside it, as digits."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.goods.kinds import AdjustmentKind, Reason, Recipient, Unit
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event, Otherwise


class ItemRecorded(Event, frozen=True):
    """A new item."""

    sentence: ClassVar[Sentence] = _("新增品类“{item_id}”")
    item_id: UUID


class ItemEdited(Event, frozen=True):
    """Its name, weight or kind."""

    sentence: ClassVar[Sentence] = _("修改品类“{item_id}”")
    item_id: UUID


class ItemRetired(Event, frozen=True):
    """It is not received any more, or is again."""

    sentence: ClassVar[Sentence] = _("停用品类“{item_id}”")
    otherwise: ClassVar[Otherwise] = ("retired", _("恢复使用品类“{item_id}”"))
    item_id: UUID
    retired: bool


class PointOpened(Event, frozen=True):
    """A new donation point."""

    sentence: ClassVar[Sentence] = _("新增捐赠点“{point_id}”")
    point_id: UUID
    community_id: UUID


class PointEdited(Event, frozen=True):
    """Its name, place, owner or steward."""

    sentence: ClassVar[Sentence] = _("修改捐赠点“{point_id}”")
    point_id: UUID
    community_id: UUID


class PointClosed(Event, frozen=True):
    """It receives nothing any more."""

    sentence: ClassVar[Sentence] = _("关闭捐赠点“{point_id}”")
    point_id: UUID


class PointReopened(Event, frozen=True):
    """It receives again."""

    sentence: ClassVar[Sentence] = _("重新开放捐赠点“{point_id}”")
    point_id: UUID


class GoodsReceived(Event, frozen=True):
    """A lot came in. `best_before` is None for what does not expire, `value_fen` for what is only counted."""

    sentence: ClassVar[Sentence] = _("入库“{item_id}”{amount} {unit}")
    delivery_id: UUID
    lot_id: UUID
    item_id: UUID
    point_id: UUID
    amount: Code
    unit: Unit
    best_before: date | None
    value_fen: int | None


class AllocationAsked(Event, frozen=True):
    """Somebody asked for goods."""

    sentence: ClassVar[Sentence] = _("申请领用物资，领用方：{recipient}")
    allocation_id: UUID
    point_id: UUID
    community_id: UUID
    recipient: Recipient
    organization_id: UUID | None


class LineSet(Event, frozen=True):
    """So much of an item stands on the allocation now; zero when it was taken off."""

    sentence: ClassVar[Sentence] = _("分配单上“{item_id}”为 {amount} {unit}")
    allocation_id: UUID
    item_id: UUID
    amount: Code
    unit: Unit


class GoodsAllocated(Event, frozen=True):
    """The goods left stock and wait to be handed over."""

    sentence: ClassVar[Sentence] = _("已分配出库，共 {lines} 个品类")
    allocation_id: UUID
    organization_id: UUID | None
    lines: int


class GoodsHandedOver(Event, frozen=True):
    """They are with whom they are for."""

    sentence: ClassVar[Sentence] = _("已交接")
    allocation_id: UUID
    organization_id: UUID | None


class HandOverConfirmed(Event, frozen=True):
    """Somebody else than who handed them over said so; `scanned`, with the code of the paper."""

    sentence: ClassVar[Sentence] = _("已扫码签收")
    otherwise: ClassVar[Otherwise] = ("scanned", _("已签收"))
    allocation_id: UUID
    scanned: bool


class GoodsReturned(Event, frozen=True):
    """What was not needed came back into its lots."""

    sentence: ClassVar[Sentence] = _("退回“{item_id}”{amount} {unit}")
    allocation_id: UUID
    item_id: UUID
    amount: Code
    unit: Unit


class AllocationCancelled(Event, frozen=True):
    """It will not be handed over; what had left stock is back."""

    sentence: ClassVar[Sentence] = _("取消分配单")
    allocation_id: UUID


class AdjustmentAsked(Event, frozen=True):
    """Goods are to be written off, or a count differs; a second person is awaited."""

    sentence: ClassVar[Sentence] = _("登记{kind}，相差 {amount} {unit}，待复核")
    adjustment_id: UUID
    lot_id: UUID
    kind: AdjustmentKind
    amount: Code
    unit: Unit


class LotAdjusted(Event, frozen=True):
    """The books are as what is there. Without a reason the count agreed with them."""

    sentence: ClassVar[Sentence] = _("{kind}办结，调整 {amount} {unit}")
    adjustment_id: UUID
    lot_id: UUID
    kind: AdjustmentKind
    reason: Reason | None
    amount: Code
    unit: Unit
    value_fen: int


class AdjustmentRefused(Event, frozen=True):
    """The second person did not agree; nothing was moved."""

    sentence: ClassVar[Sentence] = _("{kind}未同意，库存不变")
    adjustment_id: UUID
    lot_id: UUID
    kind: AdjustmentKind


class RescueBegun(Event, frozen=True):
    """Volunteers go to an enterprise."""

    sentence: ClassVar[Sentence] = _("开始爱心面包取送，志愿者 {volunteers} 人")
    rescue_id: UUID
    point_id: UUID
    volunteers: int


class FoodPicked(Event, frozen=True):
    """What they picked up."""

    sentence: ClassVar[Sentence] = _("取回“{item_id}”{amount} {unit}")
    rescue_id: UUID
    lot_id: UUID
    item_id: UUID
    amount: Code
    unit: Unit


class RescueSettled(Event, frozen=True):
    """All that was picked up was given, or is accounted for as remainder."""

    sentence: ClassVar[Sentence] = _("爱心面包结清，共 {lines} 个品类")
    rescue_id: UUID
    lines: int


class LotsExpiring(Event, frozen=True):
    """What the evening found at a point: lots that expire soon, and lots that have expired."""

    sentence: ClassVar[Sentence] = _("“{point_id}”有 {soon} 个批次快到期，{expired} 个批次已过期")
    point_id: UUID
    community_id: UUID
    steward_id: UUID | None
    soon: int
    expired: int
