"""The words of goods that are stored as codes."""

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.labelled import Labelled


class Unit(Labelled):
    """What an item is counted in. Kilograms are kept in steps of ten grams, everything else in whole units."""

    PIECE = "piece", _("件")
    ONE = "one", _("个")
    BOX = "box", _("箱")
    CASE = "case", _("盒")
    BAG = "bag", _("袋")
    PACK = "pack", _("包")
    BOTTLE = "bottle", _("瓶")
    BARREL = "barrel", _("桶")
    COPY = "copy", _("本")
    SET = "set", _("套")
    PAIR = "pair", _("双")
    QUILT = "quilt", _("床")
    MACHINE = "machine", _("台")
    PORTION = "portion", _("份")
    KILOGRAM = "kilogram", _("公斤")

    @property
    def decimals(self) -> int:
        return 2 if self is Unit.KILOGRAM else 0

    @property
    def counted(self) -> Sentence:
        """So many of it."""
        return _COUNTED[self]


_COUNTED = {
    Unit.PIECE: _("{n} 件"),
    Unit.ONE: _("{n} 个"),
    Unit.BOX: _("{n} 箱"),
    Unit.CASE: _("{n} 盒"),
    Unit.BAG: _("{n} 袋"),
    Unit.PACK: _("{n} 包"),
    Unit.BOTTLE: _("{n} 瓶"),
    Unit.BARREL: _("{n} 桶"),
    Unit.COPY: _("{n} 本"),
    Unit.SET: _("{n} 套"),
    Unit.PAIR: _("{n} 双"),
    Unit.QUILT: _("{n} 床"),
    Unit.MACHINE: _("{n} 台"),
    Unit.PORTION: _("{n} 份"),
    Unit.KILOGRAM: _("{n} 公斤"),
}


class Category(Labelled):
    """What kind of goods an item is."""

    FOOD = "food", _("食品")
    DAILY = "daily", _("日用品")
    CLOTHING = "clothing", _("衣被")
    BOOKS = "books", _("图书文具")
    AID = "aid", _("助残养老用品")
    EMERGENCY = "emergency", _("应急物资")
    OTHER = "other", _("其他")


class Giver(Labelled):
    """Who brought the goods. A person is never named here; who wants a receipt is a donor of `donations`."""

    ORGANIZATION = "organization", _("社会组织")
    ENTERPRISE = "enterprise", _("企业")
    PERSON = "person", _("居民（不留名）")
    GIFT = "gift", _("已登记的实物捐赠")


class MoveKind(Labelled):
    """Why a lot's balance moved."""

    RECEIVED = "received", _("入库")
    TAKEN = "taken", _("出库")
    GIVEN_BACK = "given_back", _("退回")
    WRITTEN_OFF = "written_off", _("核销")
    COUNTED = "counted", _("盘点调整")


class Recipient(Labelled):
    """Whom an allocation is for. Households are counted and not named; a cause is a thing of a slice above."""

    ORGANIZATION = "organization", _("社会组织")
    COMMUNITY = "community", _("村（社区）")
    HOUSEHOLDS = "households", _("住户（只计户数）")
    CAUSE = "cause", _("心愿或联动项目")


class AllocationState(Labelled):
    """Where an allocation stands. Goods are out of stock from `ALLOCATED` on."""

    ASKED = "asked", _("待分配")
    ALLOCATED = "allocated", _("待交接")
    HANDED_OVER = "handed_over", _("待签收")
    CONFIRMED = "confirmed", _("已签收")
    CANCELLED = "cancelled", _("已取消")


class AdjustmentKind(Labelled):
    """Why the books are brought to what is there."""

    WRITE_OFF = "write_off", _("核销")
    COUNT = "count", _("盘点")


class Reason(Labelled):
    """Why goods are gone, or are more than the books say."""

    EXPIRED = "expired", _("已过期")
    DAMAGED = "damaged", _("破损变质")
    LOST = "lost", _("遗失")
    TO_ANIMALS = "to_animals", _("转作动物饲料")
    SENT_BACK = "sent_back", _("退还捐赠方")
    RECALLED = "recalled", _("召回")
    MISCOUNTED = "miscounted", _("原先点数有误")
    FOUND = "found", _("盘点多出")


GONE = tuple(reason for reason in Reason if reason not in {Reason.MISCOUNTED, Reason.FOUND})
"""Why goods that were there are written off."""
MORE_THAN_BOOKED = (Reason.MISCOUNTED, Reason.FOUND)


class AdjustmentState(Labelled):
    """An adjustment that waits has moved nothing."""

    WAITING = "waiting", _("待复核")
    DONE = "done", _("已办结")
    REFUSED = "refused", _("未同意")


class RescueState(Labelled):
    """A rescue closes when picked = given + remainder."""

    OPEN = "open", _("进行中")
    CLOSED = "closed", _("已结清")


class Freshness(Labelled):
    """How the list of stock can be narrowed by its dates."""

    SOON = "soon", _("快到期")
    EXPIRED = "expired", _("已过期")
    IN_STOCK = "in_stock", _("有库存")
    EMPTY = "empty", _("无库存")
