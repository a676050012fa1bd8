"""Quantities that cannot be right."""

from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class NotAQuantity(Unfit):
    """Not digits."""

    code = "goods.not_a_quantity"
    sentence = _("请用数字填写数量，例如 12 或 2.5")


class UnitDiffers(Unfit):
    """In another unit than the item's."""

    code = "goods.unit_differs"
    sentence = _("这个品类按“{unit}”计，请换算后填写")


class TooFineQuantity(Unfit):
    """More digits behind the point than the unit has."""

    code = "goods.too_fine"
    sentence = _("按“{unit}”计的数量最多 {decimals} 位小数")


class NotWholeQuantity(TooFineQuantity):
    """A part of what is counted one by one."""

    sentence = _("按“{unit}”计的数量要填整数")


class ZeroQuantity(Unfit):
    """Nothing, or less."""

    code = "goods.not_positive"
    sentence = _("数量要大于零")


class TooMuchQuantity(Unfit):
    """More than anybody has."""

    code = "goods.too_much"
    sentence = _("一次最多 {most}，请核对")
