"""Hours as people write them and minutes as they are kept: whole half hours. Pure."""

import re
from decimal import Decimal

from wushe.kernel.text import clean, halfwidth
from wushe.store.errors import NotHalfHours
from wushe.store.models.price import DEAREST

_WRITTEN = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?) ?(?:小时|h)?")
_HOUR, _HALF = 60, 30


def parse_hours(text: str) -> int:
    """Minutes of 2, 1.5, ０.5 or 2 小时. Raises `NotHalfHours`."""
    match = _WRITTEN.fullmatch(halfwidth(clean(text)))
    minutes = Decimal(match[1]) * _HOUR if match else Decimal(0)
    if minutes % _HALF or not _HALF <= minutes <= DEAREST:
        raise NotHalfHours
    return int(minutes)


def plain_hours(minutes: int) -> str:
    """As a form field holds it."""
    return f"{minutes / _HOUR:g}"
