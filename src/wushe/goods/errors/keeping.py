"""Items, points and deliveries that cannot be kept so."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class NoSuchItem(Missing):
    """No such item in this township."""

    code = "goods.no_such_item"
    sentence = _("没有找到这个品类")
    field = "item_id"


class NoSuchPoint(Missing):
    """No such point in this township, or not within this person's reach."""

    code = "goods.no_such_point"
    sentence = _("没有找到这个捐赠点，或不在您的范围内")
    field = "point_id"


class NoSuchDelivery(Missing):
    """No such delivery in this township, or not within this person's reach."""

    code = "goods.no_such_delivery"
    sentence = _("没有找到这张入库单，或不在您的范围内")


class NoSuchLot(Missing):
    """No such lot in this township, or not within this person's reach."""

    code = "goods.no_such_lot"
    sentence = _("没有找到这个批次，或不在您的范围内")


class ItemNameTaken(Refusal):
    """One item has one name."""

    code = "goods.item_name_taken"
    sentence = _("已经有这个名称的品类")
    field = "name"


class PointNameTaken(Refusal):
    """One point has one name."""

    code = "goods.point_name_taken"
    sentence = _("已经有这个名称的捐赠点")
    field = "name"


class ItemRetired(Refusal):
    """It is not received any more; what is there can still be given."""

    code = "goods.item_retired"
    sentence = _("这个品类已停用，不再入库")
    field = "item_id"


class PointClosed(Refusal):
    """It receives nothing any more."""

    code = "goods.point_closed"
    sentence = _("这个捐赠点已关闭，不再入库")
    field = "point_id"


class PointNotEmpty(Refusal):
    """Goods lie there or wait to be handed over."""

    code = "goods.point_not_empty"
    sentence = _("这里还有 {n} 个批次的物资或待交接的分配单，清空后才能关闭")


class KilogramWeighsItself(Refusal):
    """What is weighed needs no weight of one."""

    code = "goods.kilogram_weighs_itself"
    sentence = _("按公斤计的品类不用填单件重量")
    field = "grams"


class ExpiryNeeded(Refusal):
    """What spoils has a date."""

    code = "goods.expiry_needed"
    sentence = _("这个品类会过期，请填写保质期")
    field = "best_before"


class ExpiredBefore(Refusal):
    """It was out of date when it was received."""

    code = "goods.expired_before"
    sentence = _("保质期不能早于入库日期")
    field = "best_before"


class ReceivedAhead(Refusal):
    """It has not come yet."""

    code = "goods.received_ahead"
    sentence = _("入库日期不能晚于今天")
    field = "received_on"


class BasisUnfit(Refusal):
    """A value rests on something, and what is only counted has none."""

    code = "goods.basis_unfit"
    sentence = _("折价金额和计价依据要一起填写；只计件的物资两项都不填")
    field = "value"


class GiverUnfit(Refusal):
    """A giver is named in one way."""

    code = "goods.giver_unfit"
    sentence = _("请按来源填写：社会组织选组织，企业填名称")
    field = "giver"


class OwnerUnfit(Refusal):
    """An owner is named in one way."""

    code = "goods.owner_unfit"
    sentence = _("请按归属填写：社区选社区，社会组织选组织，企业填名称")
    field = "owner_kind"


class GiftTaken(Refusal):
    """The donation has been received into stock; its value is not counted again."""

    code = "goods.gift_taken"
    sentence = _("这笔实物捐赠已经入库，不能重复入库")
    field = "in_kind_id"


class GiftUnfit(Refusal):
    """It was withdrawn, or is labour."""

    code = "goods.gift_unfit"
    sentence = _("这笔捐赠已撤销或不是物资，不能入库")
    field = "in_kind_id"


class UnitUnfit(Refusal):
    """Counted in another unit than the item."""

    code = "goods.unit_unfit"
    sentence = _("“{item}”按“{unit}”计，这里写的是“{written}”")
    field = "unit"


class GiftDiffers(Refusal):
    """The donation says another quantity."""

    code = "goods.gift_differs"
    sentence = _("这笔捐赠登记的是 {amount}，入库数量要一致")
    field = "quantity"


class GiftInStock(Refusal):
    """A donation that is in stock is not withdrawn."""

    code = "goods.gift_in_stock"
    sentence = _("这笔捐赠已经入库，不能撤销登记；请先在库存里核销")
