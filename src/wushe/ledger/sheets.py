"""What leaves the books as a sheet: the day book, the trial balance, and vouchers for an accountant's software."""

from collections.abc import Iterable, Iterator
from typing import Any

from wushe.kernel.i18n import _, say
from wushe.kernel.sheets.kinds import AMOUNT, DAY
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.ledger.balancing import TrialBalance
from wushe.ledger.vouchers import Voucher, source_name

DAY_BOOK = Sheet(
    _("日记账"),
    (
        Column("number", _("凭证号")),
        Column("on", _("日期"), DAY),
        Column("kind", _("类型")),
        Column("about", _("事由")),
        Column("debit", _("借方账户")),
        Column("credit", _("贷方账户")),
        Column("source", _("资金来源")),
        Column("fen", _("金额"), AMOUNT),
    ),
)
BALANCE = Sheet(
    _("试算平衡表"),
    (
        Column("account", _("账户")),
        Column("side", _("方向")),
        Column("opening_fen", _("期初余额"), AMOUNT),
        Column("debit_fen", _("本期借方"), AMOUNT),
        Column("credit_fen", _("本期贷方"), AMOUNT),
        Column("closing_fen", _("期末余额"), AMOUNT),
    ),
)
VOUCHERS = Sheet(
    _("记账凭证"),
    (
        Column("number", _("凭证号")),
        Column("on", _("日期"), DAY),
        Column("summary", _("摘要")),
        Column("code", _("科目编码")),
        Column("account", _("科目名称")),
        Column("debit_fen", _("借方金额"), AMOUNT),
        Column("credit_fen", _("贷方金额"), AMOUNT),
        Column("pot", _("辅助核算：基金")),
        Column("source", _("辅助核算：资金来源")),
    ),
)
"""docs/books.md says what each column holds."""


def day_book_rows(found: Iterable[Voucher]) -> Iterator[dict[str, Any]]:
    """The rows of `DAY_BOOK`, one for each transfer."""
    for voucher in found:
        for leg in voucher.legs:
            yield {
                "number": voucher.number, "on": voucher.entry.on, "kind": say(voucher.entry.kind.label),
                "about": voucher.about, "debit": leg.debit.name, "credit": leg.credit.name,
                "source": source_name(leg.source), "fen": leg.transfer.fen,
            }  # fmt: skip


def balance_rows(balance: TrialBalance) -> Iterator[dict[str, Any]]:
    """The rows of `BALANCE`, with the sums of both sides below."""
    for row in balance.rows:
        yield {
            "account": row.account.name, "side": say(row.account.side.label), "opening_fen": row.opening_fen,
            "debit_fen": row.debit_fen, "credit_fen": row.credit_fen, "closing_fen": row.closing_fen,
        }  # fmt: skip
    sums = balance.totals
    for side, opening, closing in (
        (_("借方合计"), sums.opening_debit_fen, sums.closing_debit_fen),
        (_("贷方合计"), sums.opening_credit_fen, sums.closing_credit_fen),
    ):
        yield {
            "account": say(side), "side": "", "opening_fen": opening, "debit_fen": sums.debit_fen,
            "credit_fen": sums.credit_fen, "closing_fen": closing,
        }  # fmt: skip
