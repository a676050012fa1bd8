"""The ways funds say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AmountBelowPromises(Refusal):
    """A fund cannot shrink below what it has promised."""

    code = "funds.amount_below_promises"
    sentence = _("金额不能少于已承诺的部分")
    field = "amount"


class FundClosed(Refusal):
    """A closed fund promises nothing."""

    code = "funds.closed"
    sentence = _("“{name}”已关闭，不能再承诺资金")


class FundNameTaken(Refusal):
    """Another fund of the township has the name."""

    code = "funds.name_taken"
    sentence = _("已有同名基金，请换一个名称")
    field = "name"


class NoSuchFund(Missing):
    """No such fund in this township, or not within this person's reach."""

    code = "funds.no_such_fund"
    sentence = _("没有找到这个基金，或不在您的范围内")


class NoSuchPromise(Missing):
    """No such promise within this person's reach."""

    code = "funds.no_such_promise"
    sentence = _("没有找到这笔资金承诺，或不在您的范围内")


class NothingToPromise(Refusal):
    """A promise is of at least one fen."""

    code = "funds.nothing_to_promise"
    sentence = _("金额要大于零")
    field = "amount"


class PromiseSettled(Refusal):
    """A promise is kept or withdrawn once."""

    code = "funds.promise_settled"
    sentence = _("这笔承诺{state}，不能再改")


class TooLittleLeft(Refusal):
    """The fund has not so much left to promise."""

    code = "funds.too_little_left"
    sentence = _("基金可承诺的余额不足，请减少金额或换一个基金")
    field = "amount"
