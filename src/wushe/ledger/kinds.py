"""The kinds of accounts, sources and entries."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Side(Labelled):
    """On which side an account's money stands: what the township holds, or for whom and what it holds it."""

    DEBIT = "debit", _("借方")
    CREDIT = "credit", _("贷方")


class AccountKind(Labelled):
    """What a pot is for. Only `BANK` stands on the debit side.

    `HELD` is money that came in before it may be used: nothing is paid or set aside out of it, in the database itself.
    """

    BANK = "bank", _("银行存款")
    FUND = "fund", _("基金")
    RESERVE = "reserve", _("预留")
    CUSTODY = "custody", _("代管资金")
    HELD = "held", _("待生效资金")

    @property
    def side(self) -> Side:
        return Side.DEBIT if self is AccountKind.BANK else Side.CREDIT


class SourceKind(Labelled):
    """Where money came from."""

    DONATION = "donation", _("社会捐赠")
    ENTERPRISE = "enterprise", _("企业资助")
    APPROPRIATION = "appropriation", _("财政资金")
    COMMUNITY = "community", _("社区自筹")
    VOLUNTEERS = "volunteers", _("志愿者筹集")
    DEPOSIT = "deposit", _("代管存入")


class EntryKind(Labelled):
    """What an entry does with money."""

    RECEIPT = "receipt", _("收款")
    TRANSFER = "transfer", _("划转")
    RESERVATION = "reservation", _("预留")
    RELEASE = "release", _("释放")
    PAYMENT = "payment", _("支付")
    REFUND = "refund", _("退款")
    REVERSAL = "reversal", _("冲正")


class Matching(Labelled):
    """How much of a line of the bank stands for entries of the books."""

    OPEN = "open", _("未对账")
    PARTLY = "partly", _("部分对账")
    MATCHED = "matched", _("已对账")


class ReversalReason(Labelled):
    """Why an entry is undone."""

    WRONG_AMOUNT = "wrong_amount", _("金额记错")
    WRONG_ACCOUNT = "wrong_account", _("账户或基金记错")
    WRONG_SOURCE = "wrong_source", _("资金来源或用途记错")
    TWICE = "twice", _("重复记账")
    RETURNED = "returned", _("银行退回")
    OTHER = "other", _("其他原因")


class Wrong(Labelled):
    """What a proof of the books can find."""

    DRIFT = "drift", _("余额与流水不符")
    UNBALANCED = "unbalanced", _("借贷不平")
    GAP = "gap", _("凭证号不连续")
    EMPTY = "empty", _("凭证没有分录")
    NOT_OPPOSITE = "not_opposite", _("冲正与原凭证不相反")
