"""The ways the ledger says no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AlreadyReversed(Refusal):
    """An entry is reversed at most once, and a reversal never."""

    code = "ledger.already_reversed"
    sentence = _("这张凭证已经冲正过，或本身就是冲正凭证")


class MoneyIsTied(Refusal):
    """There is money enough, but its restrictions do not allow this use. `left` says how much would be allowed."""

    code = "ledger.money_is_tied"
    sentence = _("余额中有专款，不能用于这个用途；可用于此用途的只有 {left}")
    field = "amount"


class MonthClosed(Refusal):
    """Nothing is booked into a month that was closed."""

    code = "ledger.month_closed"
    sentence = _("这个月已经结账，不能再记账，请改用未结账月份的日期")
    field = "on"


class NoSuchAccount(Missing):
    """No such account in this township, or not within this person's reach."""

    code = "ledger.no_such_account"
    sentence = _("没有找到这个账户，或不在您的范围内")


class NoSuchEntry(Missing):
    """No such entry in this township, or not within this person's reach."""

    code = "ledger.no_such_entry"
    sentence = _("没有找到这张凭证，或不在您的范围内")


class NothingToPost(Refusal):
    """A move is of at least one fen."""

    code = "ledger.nothing_to_post"
    sentence = _("金额要大于零")
    field = "amount"


class PurposeNameTaken(Refusal):
    """Another purpose of the township has the name."""

    code = "ledger.purpose_name_taken"
    sentence = _("已有同名用途，请换一个名称")
    field = "name"


class TooLittleMoney(Refusal):
    """The account does not hold so much. `left` says what it holds."""

    code = "ledger.too_little_money"
    sentence = _("余额不足，目前只有 {left}")
    field = "amount"
