"""The ways the ledger says no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AlreadyMatched(Refusal):
    """No more of a line of the bank is matched than its amount, and no more of an entry."""

    code = "ledger.already_matched"
    sentence = _("这条流水或这张凭证已经对上账，请刷新后再操作")


class AlreadyReversed(Refusal):
    """An entry is reversed at most once, and a reversal never."""

    code = "ledger.already_reversed"
    sentence = _("这张凭证已经冲正过，或本身就是冲正凭证")


class AmountsDiffer(Refusal):
    """Lines of the bank and entries are of one direction in one account and of the same amount.

    A part may stay open where that is said.
    """

    code = "ledger.amounts_differ"
    sentence = _("流水与凭证的金额、方向或账户不一致，不能对账")


class BankNameTaken(Refusal):
    """Another bank account of the township has the name."""

    code = "ledger.bank_name_taken"
    sentence = _("已有同名账户，请换一个名称")
    field = "name"


class BooksWrong(Refusal):
    """Books that do not prove are not closed."""

    code = "ledger.books_wrong"
    sentence = _("最近一次核对发现账簿不符，请先联系平台运营，再结账")


class LineCannotBeTold(Refusal):
    """Without serial number and balance nobody can say whether it is the same line again."""

    code = "ledger.line_cannot_be_told"
    sentence = _("流水号和余额至少要有一项，否则无法判断是否重复")
    field = "serial"


class LineInTheFuture(Refusal):
    """The bank does not know tomorrow."""

    code = "ledger.line_in_the_future"
    sentence = _("交易日期不能晚于今天")
    field = "on"


class LineMatched(Refusal):
    """What refers to a line of the bank keeps it."""

    code = "ledger.line_matched"
    sentence = _("这条流水已经对上账或已被引用，不能删除")


class LineTwice(Refusal):
    """The bank account has this line already."""

    code = "ledger.line_twice"
    sentence = _("这条流水已经登记过，不会重复入账")
    field = "serial"


class LineWithTwoAmounts(Refusal):
    """A line brings money in or takes it out, not both."""

    code = "ledger.line_with_two_amounts"
    sentence = _("收入和支出只能填一项")
    field = "out"


class LineWithoutAmount(Refusal):
    """A line brings money in or takes it out."""

    code = "ledger.line_without_amount"
    sentence = _("收入和支出要填一项，金额不能为零")
    field = "into"


class LineWithoutDay(Refusal):
    """A line is of a day."""

    code = "ledger.line_without_day"
    sentence = _("交易日期、交易时间和记账日期至少要有一项")
    field = "on"


class ManyToMany(Refusal):
    """Several lines and several entries: nobody could say which is which."""

    code = "ledger.many_to_many"
    sentence = _("多条流水和多张凭证不能一次对账：请选一条流水对多张凭证，或一张凭证对多条流水")


class MoneyIsHeld(Refusal):
    """It came in before it may be used: nothing is paid or set aside out of it yet."""

    code = "ledger.money_is_held"
    sentence = _("这笔资金还没有生效，不能预留或支付")
    field = "amount"


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


class MonthNotOver(Refusal):
    """A month is closed when it is over."""

    code = "ledger.month_not_over"
    sentence = _("这个月还没有结束，不能结账")
    field = "month"


class NoSuchAccount(Missing):
    """No such account in this township, or not within this person's reach."""

    code = "ledger.no_such_account"
    sentence = _("没有找到这个账户，或不在您的范围内")


class NoSuchBank(Missing):
    """No bank account of the township has this name."""

    code = "ledger.no_such_bank"
    sentence = _("没有这个银行账户，请填写账户列表中的名称")


class NoSuchEntry(Missing):
    """No such entry in this township, or not within this person's reach."""

    code = "ledger.no_such_entry"
    sentence = _("没有找到这张凭证，或不在您的范围内")


class NoSuchLine(Missing):
    """No such line of the bank in this township."""

    code = "ledger.no_such_line"
    sentence = _("没有找到这条银行流水")


class NoSuchMatch(Missing):
    """The line and the entry are not matched, or no longer."""

    code = "ledger.no_such_match"
    sentence = _("没有找到这条对账记录，可能已被撤销")


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


class ReversalTooEarly(Refusal):
    """Nothing is undone before it was done, nor tomorrow."""

    code = "ledger.reversal_too_early"
    sentence = _("冲正日期不能早于原凭证日期，也不能晚于今天")
    field = "on"


class TooLittleMoney(Refusal):
    """The account does not hold so much. `left` says what it holds."""

    code = "ledger.too_little_money"
    sentence = _("余额不足，目前只有 {left}")
    field = "amount"


class WhichBank(Refusal):
    """There are several bank accounts and the line does not say which."""

    code = "ledger.which_bank"
    sentence = _("本乡镇有多个银行账户，请写明是哪一个")
    field = "account"
