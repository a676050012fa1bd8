"""How many: whole steps of a unit in the database, the unit's own digits on paper. Pure."""

import re

from wushe.goods.errors.quantities import (
    NotAQuantity,
    NotWholeQuantity,
    TooFineQuantity,
    TooMuchQuantity,
    UnitDiffers,
    ZeroQuantity,
)
from wushe.goods.kinds import Unit
from wushe.kernel.text import clean, halfwidth
from wushe.kernel.values import Unfit

MOST_STEPS = 10_000_000
KILOGRAM_STEP = 10
"""Grams: what is weighed is kept to 0.01 公斤."""
_GRAMS = 1000
_LONGEST = 40
_WRITTEN = re.compile(
    r"(?P<sign>[-−]?) ?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<part>[0-9]+))? ?(?P<unit>[^\W\d_]{0,4})"
)


def written(text: str) -> str:
    """A quantity as a form takes it, before anybody knows the unit. Raises `NotAQuantity`."""
    _matched(text)
    return clean(text)


def _matched(text: str) -> re.Match[str]:
    match = _WRITTEN.fullmatch(halfwidth(clean(text))) if len(text) <= _LONGEST else None
    if match is None:
        raise NotAQuantity
    return match


def parse_quantity(text: str, unit: Unit, *, zero: bool = False) -> int:
    """Steps of a quantity as people write it: 1,200 or １２ or 2.5 or 12袋. With `zero`, nothing may be there at all.

    Raises `NotAQuantity`, `UnitDiffers`, `TooFineQuantity`, `ZeroQuantity`, `TooMuchQuantity`.
    """
    match = _matched(text)
    if match["unit"].strip() not in {"", unit.label, unit.label.say()}:
        raise UnitDiffers(unit=unit.label)
    part = (match["part"] or "").rstrip("0")
    if len(part) > unit.decimals:
        raise (TooFineQuantity if unit.decimals else NotWholeQuantity)(unit=unit.label, decimals=unit.decimals)
    steps = int(match["whole"].replace(",", "") + part.ljust(unit.decimals, "0"))
    if match["sign"] or not (steps or zero):
        raise ZeroQuantity
    if steps > MOST_STEPS:
        raise TooMuchQuantity(most=show_quantity(MOST_STEPS, unit))
    return steps


def entered(text: str, unit: Unit, field: str = "quantity", *, zero: bool = False) -> int:
    """The same out of a form, with what is wrong beside its field; raises `Invalid`."""
    try:
        return parse_quantity(text, unit, zero=zero)
    except Unfit as unfit:
        raise unfit.beside(field) from unfit


def show_quantity(steps: int, unit: Unit) -> str:
    """1,200 袋, 2.50 公斤."""
    return unit.counted.say(n=show_number(steps, unit))


def show_number(steps: int, unit: Unit) -> str:
    """The same without its unit."""
    if not unit.decimals:
        return f"{steps:,}"
    whole, part = divmod(abs(steps), 10**unit.decimals)
    return f"{'-' if steps < 0 else ''}{whole:,}.{part:0{unit.decimals}}"


def plain_quantity(steps: int, unit: Unit) -> str:
    """As a form field holds it: without commas and unit."""
    return show_number(steps, unit).replace(",", "")


def show_weight(grams: int | None) -> str:
    """Kilograms to two digits; nothing where nobody knows what one weighs."""
    return "" if grams is None else f"{grams / _GRAMS:,.2f} {Unit.KILOGRAM.label.say()}"


def worth(value_fen: int | None, part: int, whole: int) -> int:
    """Fen of a part of a lot, rounded down, so that the parts are never worth more than the whole."""
    return (value_fen or 0) * part // whole
