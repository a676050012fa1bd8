"""The sheet of a bank statement, under the headings that Chinese banks give it.

The bank writes from its own side: 贷方 is what came into the account, 借方 what left it. Some write two columns of
amounts, others one with a sign, others one with 借贷标志.
"""

import re
from typing import Any, Final

from wushe.kernel.i18n import _
from wushe.kernel.money import parse_yuan
from wushe.kernel.sheets.dates import parse_day
from wushe.kernel.sheets.kinds import AMOUNT, DAY, Kind, choice
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.kernel.text import clean, halfwidth

_TIME_OF_DAY = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?|[0-9]{6}")
_NOTHING = frozenset({"-", "--", "—", "——", "/", "/ /"})
_CURRENCY = re.compile(r"^(RMB|CNY|人民币)\s*|\s*(RMB|CNY)$", re.IGNORECASE)
IN, OUT = "in", "out"


def parse_booked_on(text: str) -> Any:
    """A day, with the time of day that many banks write behind it; raises `NotADate`."""
    return parse_day(_TIME_OF_DAY.sub("", halfwidth(clean(text))))


def parse_signed(text: str) -> int | None:
    """Fen of +1,234.50, -20.00, (20.00) or CNY 20.00; a dash is an empty cell. Raises what `parse_yuan` does."""
    written = _CURRENCY.sub("", halfwidth(clean(text)))
    if written in _NOTHING:
        return None
    if written.startswith("(") and written.endswith(")"):
        written = f"-{written[1:-1]}"
    return parse_yuan(written.removeprefix("+"), negative=True)


def parse_day_of_moment(text: str) -> Any:
    """The day of a moment; None for a time of day alone. Raises `NotADate`."""
    return None if _CLOCK.fullmatch(halfwidth(clean(text))) else parse_booked_on(text)


_DAY_OF_MOMENT: Final = Kind(parse_day_of_moment, DAY.show, DAY.number_format, DAY.width)
_DAY: Final = Kind(parse_booked_on, DAY.show, DAY.number_format, DAY.width)
_SIGNED: Final = Kind(parse_signed, AMOUNT.show, AMOUNT.number_format, AMOUNT.width, AMOUNT.unit)
_SIGN: Final = choice({
    "贷": IN, "借": OUT, "收": IN, "支": OUT, "收入": IN, "支出": OUT, "贷方": IN, "借方": OUT, "来账": IN, "往账": OUT,
    "转入": IN, "转出": OUT, "C": IN, "D": OUT, "入账": IN, "出账": OUT, "+": IN, "-": OUT,
})  # fmt: skip

STATEMENT: Final = Sheet(
    _("银行对账单"),
    (
        Column(
            "on", _("交易日期"), _DAY, example="2026-03-02",
            aliases=("日期", "交易日", "业务日期", "发生日期"),
        ),
        Column("at", _("交易时间"), _DAY_OF_MOMENT, aliases=("交易日期时间",), hint=_("有交易日期时可以不填")),
        Column(
            "booked_on", _("记账日期"), _DAY, hint=_("没有交易日期时使用"),
            aliases=("入账日期", "记账日", "记账时间", "过账日期", "入账时间"),
        ),
        Column(
            "into", _("收入"), _SIGNED, example="10000.00", hint=_("进账的金额，即银行对账单上的贷方发生额"),
            aliases=(
                "贷方发生额", "贷方金额", "贷方", "收入金额", "转入金额", "存入金额", "存入", "贷方发生额(收入)",
                "贷方发生额/元(收入)", "收入(贷)", "收入(贷方)", "入账金额", "贷方交易金额",
            ),
        ),
        Column(
            "out", _("支出"), _SIGNED, hint=_("出账的金额，即银行对账单上的借方发生额"),
            aliases=(
                "借方发生额", "借方金额", "借方", "支出金额", "转出金额", "支取金额", "支取", "借方发生额(支取)",
                "借方发生额/元(支取)", "支出(借)", "支出(借方)", "付出", "借方交易金额",
            ),
        ),
        Column(
            "amount", _("发生额"), _SIGNED, hint=_("只有一列金额时使用：正数为进账，负数为出账，或另有借贷标志"),
            aliases=("交易金额", "金额", "发生金额", "本次发生额"),
        ),
        Column(
            "sign", _("借贷标志"), _SIGN, aliases=("借贷", "收支", "收支标志", "借贷方向", "收付标志", "往来账标志",
                     "交易方向", "收/支"),
        ),
        Column(
            "balance", _("余额"), _SIGNED, example="52300.00",
            aliases=("账户余额", "本次余额", "交易后余额", "当前余额", "联机余额", "账面余额", "可用余额"),
        ),
        Column(
            "serial", _("流水号"), max_length=64, unique=True, example="C0312345678",
            aliases=(
                "交易流水号", "账户明细编号-交易流水号", "核心流水号", "银行流水号", "交易流水", "交易序号",
                "业务流水号", "柜员流水号", "日志号", "流水",
            ),
        ),
        Column(
            "counterparty", _("对方户名"), max_length=120, example="湖南某某有限公司",
            aliases=(
                "对方名称", "对方单位名称", "对方单位", "对方账户名称", "对方账号名称", "对手户名", "交易对方",
                "对方账户名", "收/付方名称", "收(付)方名称", "付款人名称", "付款方户名", "交易对手名称",
            ),
        ),
        Column(
            "summary", _("摘要"), max_length=200, example="捐款", aliases=("交易摘要", "摘要说明", "摘要/附言"),
        ),
        Column("use", _("用途"), max_length=200, aliases=("交易用途",)),
        Column("remark", _("附言"), max_length=200, aliases=("备注", "交易附言", "客户附言", "留言")),
        Column(
            "account", _("银行账户"), max_length=120, hint=_("账户列表中的名称；只有一个银行账户时不填"),
            aliases=("本方账户", "本方账户名称", "账户名称", "本方户名"),
        ),
    ),
)  # fmt: skip
