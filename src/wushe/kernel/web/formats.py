"""How values are written for people: money, days, hours, shares. Pure functions, used as Jinja filters."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import msgspec
from babel import Locale
from babel.dates import format_date

from wushe.kernel.clock import local
from wushe.kernel.i18n import _, current_locale, listed
from wushe.kernel.money import show_yuan

NOTHING = "—"
HALF_HOUR = 30
FEN_IN_WAN = 1_000_000


def money(amount_fen: int | None) -> str:
    """123450 -> "¥1,234.50"."""
    return NOTHING if amount_fen is None else show_yuan(amount_fen)


def ten_thousand(amount_fen: int) -> str:
    """19600000 -> "19.6 万元", in English "¥196k", for charts; below 万元 it is "¥8,420"."""
    if abs(amount_fen) < FEN_IN_WAN:
        return money(amount_fen).removesuffix(".00")
    if current_locale() == "en":
        return f"¥{_rounded(Decimal(amount_fen) * 10 / FEN_IN_WAN, '1'):,}k"
    return f"{_rounded(Decimal(amount_fen) / FEN_IN_WAN, '0.1'):,} 万元"


def count(number: int | None) -> str:
    """1567 -> "1,567"."""
    return NOTHING if number is None else f"{number:,}"


def hours(minutes: int | None) -> str:
    """97770 -> "1,629.5": half hours that were completed, so that nobody is credited what was not served."""
    if minutes is None:
        return NOTHING
    whole, half = divmod(minutes // HALF_HOUR, 2)
    return f"{whole:,}{'.5' if half else ''}"


def percent(part: int, whole: int) -> str:
    """(17, 18) -> "94.4%"; of nothing it is "—"."""
    return f"{_rounded(Decimal(100 * part) / whole, '0.1').normalize():f}%" if whole else NOTHING


def date(value: dt.date | dt.datetime | None) -> str:
    """The day as "2026-11-21", of an instant its day in China."""
    if value is None:
        return NOTHING
    return (local(value) if isinstance(value, dt.datetime) else value).strftime("%Y-%m-%d")


def datetime(value: dt.datetime | None) -> str:
    """An aware instant as "2026-11-21 10:32", China time."""
    return NOTHING if value is None else local(value).strftime("%Y-%m-%d %H:%M")


def time(value: dt.datetime | dt.time | None) -> str:
    """The time as "10:32", of an instant in China."""
    if value is None:
        return NOTHING
    return (local(value) if isinstance(value, dt.datetime) else value).strftime("%H:%M")


_WEEKDAYS = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))


def weekday(value: dt.date | dt.datetime | None) -> str:
    """The day of the week as "周六", of an instant its day in China."""
    if value is None:
        return NOTHING
    return _WEEKDAYS[(local(value) if isinstance(value, dt.datetime) else value).weekday()].say()


def month(value: dt.date) -> str:
    """The month alone as "10月", in English "Oct"."""
    return format_date(value, "LLL", Locale.parse(current_locale(), sep="-"))


def span(starts: dt.datetime, ends: dt.datetime) -> str:
    """Both ends as "2026-11-21 09:00–11:30"; the second day is written only when it is another."""
    last = time(ends) if date(starts) == date(ends) else datetime(ends)
    return f"{datetime(starts)}–{last}"


def query(filters: Mapping[str, Any] | msgspec.Struct, **changes: Any) -> str:
    """`filters` with `changes` as "?state=open&sort=-name"; empty ones and a struct's defaults fall away."""
    kept = {**_chosen(filters), **changes}
    written = {name: _written(value) for name, value in kept.items() if value not in (None, "", [], ())}
    return f"?{urlencode(written, doseq=True)}" if written else ""


def _chosen(filters: Mapping[str, Any] | msgspec.Struct) -> Mapping[str, Any]:
    if isinstance(filters, Mapping):
        return filters
    fields = msgspec.structs.fields(filters)
    return {each.name: value for each in fields if (value := getattr(filters, each.name)) != each.default}


def _written(value: Any) -> Any:
    """A filter's value as it stands in a URL."""
    if isinstance(value, list | tuple | frozenset | set):
        return [_written(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.value if isinstance(value, Enum) else value


def _rounded(value: Decimal, step: str) -> Decimal:
    return value.quantize(Decimal(step), ROUND_HALF_UP)


_SHOWN = (money, ten_thousand, count, hours, percent, date, datetime, time, weekday, query, listed)
FILTERS: Mapping[str, Callable[..., str]] = MappingProxyType({each.__name__: each for each in _SHOWN})
