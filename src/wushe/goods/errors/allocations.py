"""Allocations, hand-overs and returns that cannot be."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class NoSuchAllocation(Missing):
    """No such allocation in this township, or not within this person's reach; also a code that nobody signed."""

    code = "goods.no_such_allocation"
    sentence = _("没有找到这张分配单，或不在您的范围内")


class NoSuchLine(Missing):
    """No such line on this allocation."""

    code = "goods.no_such_line"
    sentence = _("没有找到这一行物资")


class AllocationElsewhere(Refusal):
    """The allocation stands where this cannot be done."""

    code = "goods.allocation_elsewhere"
    sentence = _("这张分配单“{state}”，不能再这样操作")


class ItemTwice(Refusal):
    """One item stands on an allocation once."""

    code = "goods.item_twice"
    sentence = _("这张分配单上已经有这个品类，请直接修改数量")
    field = "item_id"


class RecipientUnfit(Refusal):
    """Whom it is for is named in one way."""

    code = "goods.recipient_unfit"
    sentence = _("请按领用方填写：社会组织选组织，社区选社区，住户填户数")
    field = "recipient"


class NotTheirGroup(Refusal):
    """A leader asks for the own group."""

    code = "goods.not_their_group"
    sentence = _("只能为自己负责的组织申请")
    field = "organization_id"


class HandedOverByThem(Refusal):
    """Nobody confirms what they handed over."""

    code = "goods.handed_over_by_them"
    sentence = _("交接人不能自己签收，请领用方或另一位工作人员签收")


class NotMore(Refusal):
    """Goods have left stock for it; it can only become less."""

    code = "goods.not_more"
    sentence = _("已经出库，只能改少；要增加请另开一张分配单")
    field = "quantity"


class NothingLeft(Refusal):
    """All of it was taken away again."""

    code = "goods.nothing_left"
    sentence = _("分配单上没有物资了，请取消这张分配单")


class ReturnedTwice(Refusal):
    """More would have come back than was handed over; said by the database itself."""

    code = "goods.returned_twice"
    sentence = _("退回合计不能超过交接的数量，请核对")
    field = "quantity"
