"""Dates as sheets hold them: a closed list of forms, everything else refused rather than guessed."""

import re
from datetime import date, datetime, timedelta

from wushe.kernel.clock import FIRST_YEAR, LAST_YEAR, SHANGHAI
from wushe.kernel.i18n import _
from wushe.kernel.text import clean, halfwidth
from wushe.kernel.values import Unfit

_DAY = re.compile(r"([0-9]{4}) ?([-/.年]) ?([0-9]{1,2}) ?([-/.月]) ?([0-9]{1,2}) ?[日号]?")
_COMPACT_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"[0-9]{5}")
_MIDNIGHT = re.compile(r" 0?0:00(:00)?$")
_TIME = re.compile(r"(.+?)[ T]([0-9]{1,2}):([0-9]{2})(?::00)?")
_SERIAL_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel from March 1900 on; it believes in a 29 February 1900."""
_PAIRS = frozenset({"--", "//", "..", "年月"})


class NotADate(Unfit):
    """Not a day of 1900 to 2100 in one of the known forms."""

    code = "sheets.not_a_date"
    sentence = _("日期请写成 2024-12-31、2024/12/31 或 2024年12月31日")


class NotAMoment(Unfit):
    """Not a day and a time of day."""

    code = "sheets.not_a_moment"
    sentence = _("时间请写成 2024-12-31 08:30")


def parse_day(text: str) -> date:
    """Read 2024-12-31, 2024/2/3, 2024.2.3, 2024年12月31日, 20241231, or Excel's day number.

    Month first, two-digit years, 民国 and 农历 are refused: `NotADate`.
    """
    written = _MIDNIGHT.sub("", halfwidth(clean(text)))
    is_serial = _SERIAL.fullmatch(written)
    day = _SERIAL_EPOCH + timedelta(days=int(written)) if is_serial else _calendar_day(written)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotADate
    return day


def _calendar_day(written: str) -> date:
    match = _DAY.fullmatch(written)
    if match and match[2] + match[4] not in _PAIRS:
        raise NotADate
    parts = match.group(1, 3, 5) if match else None
    if parts is None:
        compact = _COMPACT_DAY.fullmatch(written)
        if compact is None:
            raise NotADate
        parts = compact.groups()
    try:
        return date(*map(int, parts))
    except ValueError:
        raise NotADate from None


def parse_moment(text: str) -> datetime:
    """A day and a time on the township's clock, as an aware instant; raises `NotAMoment`, `NotADate`."""
    match = _TIME.fullmatch(halfwidth(clean(text)))
    if match is None or int(match[2]) > 23 or int(match[3]) > 59:  # noqa: PLR2004
        raise NotAMoment
    day = parse_day(match[1])
    return datetime(day.year, day.month, day.day, int(match[2]), int(match[3]), tzinfo=SHANGHAI)
