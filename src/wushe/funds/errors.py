"""The ways funds say no. What the money itself refuses stands in `ledger.errors`."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class DepositIsCustody(Refusal):
    """What somebody deposits stays theirs: it is kept by an agreement, and no fund takes it in."""

    code = "funds.deposit_is_custody"
    sentence = _("代管资金请通过资金代管协议存入，不能登记为基金收入")
    field = "kind"


class FundClosed(Refusal):
    """A closed fund promises nothing."""

    code = "funds.closed"
    sentence = _("“{name}”已关闭，不能再承诺资金")


class FundNameTaken(Refusal):
    """Another fund of the township has the name."""

    code = "funds.name_taken"
    sentence = _("已有同名基金，请换一个名称")
    field = "name"


class FundPurpose(Refusal):
    """The fund is for one purpose, and what is promised or awarded from it as well."""

    code = "funds.purpose"
    sentence = _("“{name}”是专项资金，只能用于它的专项用途")
    field = "purpose_id"


class NoSuchBank(Missing):
    """No such bank account in this township."""

    code = "funds.no_such_bank"
    sentence = _("没有找到这个银行账户")


class NoSuchFund(Missing):
    """No such fund in this township, or not within this person's reach."""

    code = "funds.no_such_fund"
    sentence = _("没有找到这个基金，或不在您的范围内")


class NoSuchPromise(Missing):
    """No such promise within this person's reach."""

    code = "funds.no_such_promise"
    sentence = _("没有找到这笔资金承诺，或不在您的范围内")


class NotReceivedYet(Refusal):
    """Income is what has arrived."""

    code = "funds.not_received_yet"
    sentence = _("收款日期不能晚于今天")
    field = "on"


class PaymentPending(Refusal):
    """A payment was asked for out of it and is not decided."""

    code = "funds.payment_pending"
    sentence = _("还有付款申请在办理，请先办完或撤回")


class PeriodTurned(Refusal):
    """The period in which money may be spent ends before it begins."""

    code = "funds.period_turned"
    sentence = _("结束日期不能早于开始日期")
    field = "until"


class PromiseSettled(Refusal):
    """A promise is kept or withdrawn once."""

    code = "funds.promise_settled"
    sentence = _("这笔承诺{state}，不能再改")


class SameHand(Refusal):
    """Who sets money aside does not pay it out."""

    code = "funds.same_hand"
    sentence = _("资金承诺和兑现须由两个人办理，请由另一位同事办理")
