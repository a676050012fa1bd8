"""The ways the store says no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AlreadyRecognised(Refusal):
    """One agreement with a township is enough."""

    code = "store.already_recognised"
    sentence = _("与这个乡镇已有互认或正在等待签署")
    field = "township_id"


class CartChanged(Refusal):
    """Prices or goods are not what the person read."""

    code = "store.cart_changed"
    sentence = _("价目刚刚有变化，请核对后再确认")


class CartEmpty(Refusal):
    """Nothing of that point is in the cart; perhaps it was exchanged a moment ago."""

    code = "store.cart_empty"
    sentence = _("兑换篮里没有这个点的物资，可能刚刚已经兑换")


class CreditTwice(Refusal):
    """An entry of hours gives one credit."""

    code = "store.credit_twice"
    sentence = _("这条服务时长已经计入兑换余额")


class ExchangeOver(Refusal):
    """It was fetched, cancelled or forfeited."""

    code = "store.exchange_over"
    sentence = _("这次兑换目前“{state}”，不能这样做")


class MonthNotOver(Refusal):
    """What is still running cannot be settled."""

    code = "store.month_not_over"
    sentence = _("只能结算已经过完的月份")


class NoSuchExchange(Missing):
    """Not in this township, not within reach, or a code that was not made here."""

    code = "store.no_such_exchange"
    sentence = _("没有找到这次兑换，或不在您的范围内")


class NoSuchPrice(Missing):
    """Not in this township, not within reach, or not on the shelf."""

    code = "store.no_such_price"
    sentence = _("没有找到这项价目，可能已经下架")


class NoSuchRecognition(Missing):
    """No agreement with that township stands."""

    code = "store.no_such_recognition"
    sentence = _("没有找到这项互认")


class NotHalfHours(Unfit):
    """Prices are whole half hours, as credits are."""

    code = "store.not_half_hours"
    sentence = _("请按半小时填写，例如 0.5、1、2.5")


class NothingToSettle(Refusal):
    """Nobody of either township spent hours in the other in that month."""

    code = "store.nothing_to_settle"
    sentence = _("这个月没有要结算的时长")


class OwnExchange(Forbidden):
    """Nobody hands goods over to themselves."""

    code = "store.own_exchange"
    sentence = _("这是您自己的兑换，请另一位同事交付")


class PriceTwice(Refusal):
    """An item has one price at a point."""

    code = "store.price_twice"
    sentence = _("这个点已有这种物资的价目，请直接修改")
    field = "item_id"


class ReasonNeeded(Refusal):
    """Whoever is concerned learns why."""

    code = "store.reason_needed"
    sentence = _("请写明原因")
    field = "reason"


class RecognitionOver(Refusal):
    """It was ended by one of the two."""

    code = "store.recognition_over"
    sentence = _("这项互认已经终止")


class SettledAlready(Refusal):
    """One signature of each township is enough."""

    code = "store.settled_already"
    sentence = _("本乡镇已确认过这个月的结算")


class SignedAlready(Refusal):
    """One signature of each township is enough."""

    code = "store.signed_already"
    sentence = _("本乡镇已签署，等待对方")


class StoreClosed(Missing):
    """The township has not opened its store."""

    code = "store.closed"
    sentence = _("本乡镇还没有开通公益仓")


class TooFewHours(Refusal):
    """Less is there than the goods cost."""

    code = "store.too_few_hours"
    sentence = _("余额 {left} 小时，还差 {short} 小时")


class TooManyThisMonth(Refusal):
    """The price list says how many one person gets in a month."""

    code = "store.too_many_this_month"
    sentence = _("{item}每人每月最多 {most} 份，本月还可以兑换 {left} 份")


class UnknownTownship(Refusal):
    """Only a township of the same county that is in use can recognise hours."""

    code = "store.unknown_township"
    sentence = _("请选择本县（市、区）的另一个乡镇")
    field = "township_id"
