"""What people enter: kinds of fields with their bounds, and the struct that holds them for JSON and forms alike."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from wushe.kernel.money import parse_yuan
from wushe.kernel.text import clean, clean_lines
from wushe.kernel.values import Unfit


class Entered(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=False):
    """What somebody entered. An unknown field is refused; every number and every length has a bound."""


class Shown(msgspec.Struct, kw_only=True):
    """What the product shows: the JSON face of a thing."""


def text(longest: int, *, shortest: int = 1, lines: bool = False, **extra: Any) -> Meta:
    """A bounded text, cleaned of what cannot be seen."""
    parse = clean_lines if lines else clean
    kind = "textarea" if lines else "text"
    return Meta(min_length=shortest, max_length=longest, extra={"parse": parse, "kind": kind} | extra)


def consent(missing: type[Unfit]) -> Meta:
    """A yes without which nothing is taken; `missing` is told beside its box, together with all else that is wrong."""

    def given(consents: bool) -> bool:  # noqa: FBT001
        if not consents:
            raise missing
        return consents

    return Meta(extra={"parse": given})


Name = Annotated[str, text(60)]
Title = Annotated[str, text(120, shortest=2)]
Line = Annotated[str, text(200)]
Story = Annotated[str, text(2000, lines=True)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
if TYPE_CHECKING:
    Yuan = int
else:
    Yuan = Annotated[str, Meta(max_length=20, extra={"parse": parse_yuan, "kind": "money"})]
"""Entered as yuan ("1,234.50"), held as whole fen: a text until it is read, an int from then on."""
Day = Annotated[date, Meta(extra={"kind": "date"})]
Moment = Annotated[datetime, Meta(extra={"kind": "datetime"})]
"""An instant between 1900 and 2100; without a zone it is the township's own time."""
Clock = Annotated[time, Meta(extra={"kind": "time"})]
