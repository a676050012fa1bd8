"""Kinds of column: how a cell is read, how a value is shown, how wide and in what format."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wushe.kernel.clock import local
from wushe.kernel.i18n import Sentence, _, listed
from wushe.kernel.money import parse_yuan, plain_yuan
from wushe.kernel.personal.identifiers import parse_credit_code, parse_id_number, parse_mobile, parse_phone
from wushe.kernel.sheets.dates import parse_day, parse_moment
from wushe.kernel.text import clean, clean_lines, halfwidth, normalised
from wushe.kernel.values import Unfit

Cell = str | int | float | date
"""What the writers know to write; text stays text, whatever it looks like."""

AS_TEXT = "@"
_INTEGER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.0*)?")
_HALF_HOURS = re.compile(r"([0-9]{1,6})(?:\.([05])0*|:([03])0)?")
_EXACT_FEN = 10**15


class NotANumber(Unfit):
    """Not a whole number."""

    code = "sheets.not_a_number"
    sentence = _("请填写整数")


class NotHalfHours(Unfit):
    """Not hours in steps of a half."""

    code = "sheets.not_half_hours"
    sentence = _("时长请以小时填写，精确到半小时，例如 1.5")


class NotAChoice(Unfit):
    """None of the words the column takes."""

    code = "sheets.not_a_choice"
    sentence = _("只能填写：{choices}")


@dataclass(frozen=True, slots=True)
class Kind:
    """How the cells of a column are read and shown. `unit` is written behind the title, in full width."""

    parse: Callable[[str], Any]
    show: Callable[[Any], Cell] = str
    number_format: str = AS_TEXT
    width: int = 18
    unit: Sentence | None = None
    choices: tuple[str, ...] = ()


def parse_integer(text: str) -> int:
    """A whole number of at most fifteen digits: 12, 1,200, 12.0; raises `NotANumber`."""
    written = halfwidth(clean(text))
    if not _INTEGER.fullmatch(written):
        raise NotANumber
    return int(written.partition(".")[0].replace(",", ""))


def parse_half_hours(text: str) -> int:
    """Minutes of hours written as 1.5 or 1:30; raises `NotHalfHours`."""
    match = _HALF_HOURS.fullmatch(halfwidth(clean(text)).removesuffix("小时"))
    if match is None:
        raise NotHalfHours
    return int(match[1]) * 60 + (30 if (match[2] or match[3] or "0") != "0" else 0)


def _show_amount(fen: int) -> Cell:
    """A number where Excel keeps every fen of it, else text."""
    return fen / 100 if abs(fen) < _EXACT_FEN else plain_yuan(fen)


def _show_moment(moment: datetime) -> Cell:
    return local(moment).isoformat(" ", "minutes")[:16]


TEXT = Kind(clean)
LINES = Kind(clean_lines, width=40)
INTEGER = Kind(parse_integer, int, "0", 12)
AMOUNT = Kind(parse_yuan, _show_amount, "#,##0.00", 16, _("元"))
"""Value in fen, cell in yuan."""
HOURS = Kind(parse_half_hours, lambda minutes: minutes / 60, "0.0", 12, _("小时"))
"""Value in minutes, cell in hours."""
DAY = Kind(parse_day, lambda day: day, "yyyy-mm-dd", 14)
MOMENT = Kind(parse_moment, _show_moment, width=18)
MOBILE = Kind(parse_mobile, width=16)
PHONE = Kind(parse_phone, width=18)
ID_NUMBER = Kind(parse_id_number, width=22)
CREDIT_CODE = Kind(parse_credit_code, width=22)


def choice(labels: Mapping[str, Any]) -> Kind:
    """A column that takes one of some words, each with the value it stands for; several words may share one.

    The first word of a value is the one that is shown and offered.
    """
    values = {normalised(label): value for label, value in labels.items()}
    shown: dict[Any, str] = {}
    for label, value in labels.items():
        shown.setdefault(value, label)
    offered = tuple(shown.values())

    def parse(text: str) -> Any:
        key = normalised(text)
        if key not in values:
            raise NotAChoice(choices=listed(offered))
        return values[key]

    return Kind(parse, shown.__getitem__, width=14, choices=offered)


YES_NO = choice({"是": True, "否": False, "有": True, "无": False, "TRUE": True, "FALSE": False, "√": True, "×": False})
