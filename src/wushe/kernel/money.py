"""Money is whole fen in a bigint: how people write it, how it is shown, how papers spell it in capitals."""

import re

from wushe.kernel.i18n import _
from wushe.kernel.text import clean, halfwidth
from wushe.kernel.values import Unfit

MOST_FEN = 9_000_000_000_000_000
"""90 万亿元: fits a bigint with room for sums, and a JSON number without losing a fen (2^53)."""

_WRITTEN = re.compile(r"(?P<sign>[-−]?) ?¥? ?(?P<yuan>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<part>[0-9]+))? ?元?")
_LONGEST = 40
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ((10**8, "亿"), (10**4, "万"), (1000, "仟"), (100, "佰"), (10, "拾"))


class NotAnAmount(Unfit):
    """A text that is not an amount in digits: empty, words, NaN, 1e9, commas in odd places."""

    code = "money.not_an_amount"
    sentence = _("请用数字填写金额，例如 1,234.50")


class TooFine(Unfit):
    """An amount with parts of a fen."""

    code = "money.too_fine"
    sentence = _("金额最多两位小数，精确到分")


class Negative(Unfit):
    """A negative amount where only a positive one makes sense."""

    code = "money.negative"
    sentence = _("金额不能是负数")


class TooLarge(Unfit):
    """An amount above `MOST_FEN`."""

    code = "money.too_large"
    sentence = _("金额不能超过90万亿元")


def parse_yuan(text: str, *, negative: bool = False) -> int:
    """Fen of an amount written in yuan: 1,234.50 or ￥１２３４.５ or 1234.5元.

    `negative` lets an amount below zero pass, for corrections.
    Raises `NotAnAmount`, `TooFine`, `Negative`, `TooLarge`, `text.Unreadable`.
    """
    match = _WRITTEN.fullmatch(halfwidth(clean(text))) if len(text) <= _LONGEST else None
    if match is None:
        raise NotAnAmount
    part = match["part"] or ""
    if len(part) > 2:  # noqa: PLR2004 - a yuan has two decimals
        raise TooFine
    fen = int(match["yuan"].replace(",", "") + part.ljust(2, "0"))
    if fen > MOST_FEN:
        raise TooLarge
    if match["sign"] and fen and not negative:
        raise Negative
    return -fen if match["sign"] else fen


def show_yuan(fen: int) -> str:
    """The amount as screens and papers show it: ¥1,234.50, -¥0.05."""
    yuan, part = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}¥{yuan:,}.{part:02d}"


def plain_yuan(fen: int) -> str:
    """The amount as a form field holds it: 1234.50, without sign of currency or commas."""
    yuan, part = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan}.{part:02d}"


def in_capitals(fen: int) -> str:
    """The amount as receipts must spell it: 壹仟贰佰叁拾肆元伍角整.

    Rules: 中国人民银行《正确填写票据和结算凭证的基本规定》 (annex to 支付结算办法, 1997): 整 closes an amount
    without fen, 零 stands between yuan and fen where there are no jiao.
    """
    if fen < 0:
        return "负" + in_capitals(-fen)
    yuan, part = divmod(fen, 100)
    jiao, rest = divmod(part, 10)
    spelled = _spell(yuan) + "元" if yuan or not fen else ""
    if jiao:
        spelled += _DIGITS[jiao] + "角"
    if not rest:
        return spelled + "整"
    gap = "零" if yuan and not jiao else ""
    return spelled + gap + _DIGITS[rest] + "分"


def _spell(number: int) -> str:
    for size, unit in _UNITS:
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return _spell(head) + unit + gap + (_spell(rest) if rest else "")
    return _DIGITS[number]
