"""Stock that is not there, or may not be given."""

from wushe.kernel.errors import Refusal
from wushe.kernel.i18n import _


class TooLittleStock(Refusal):
    """`left` is what can still be given: in date, and there."""

    code = "goods.too_little_stock"
    sentence = _("“{item}”库存不足，可用 {left}")
    field = "quantity"


class OutOfStock(Refusal):
    """Somebody else was quicker; said by the database itself."""

    code = "goods.out_of_stock"
    sentence = _("库存刚刚被领用，数量不够了，请核对后再试")
    field = "quantity"


class OutOfDate(Refusal):
    """There would be enough, were it not past its date. `left` is what is in date."""

    code = "goods.out_of_date"
    sentence = _("“{item}”有 {expired} 已过期，不能发放；未过期的可用 {left}")
    field = "quantity"


class ExpiredGoods(Refusal):
    """Past its date; said by the database itself."""

    code = "goods.expired_goods"
    sentence = _("已过期的物资不能发放")
    field = "quantity"


class MoreThanTaken(Refusal):
    """More comes back than went out. `left` is what may still come back."""

    code = "goods.more_than_taken"
    sentence = _("退回的不能多于领走的，最多 {left}")
    field = "quantity"
