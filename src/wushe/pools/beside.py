"""Which field of a form a refusal of the rules is about, where the form asks for the time otherwise than a booking.

A refusal names the field of a single booking itself. A series has days and hours instead, and the forms of slices
above have names of their own: they say so with `beside`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from wushe.kernel.errors import FieldError, Invalid, Refusal
from wushe.pools.errors import (
    AcrossMidnight,
    BeforeGrant,
    BeyondGrant,
    BookingTooLong,
    EndsBeforeStart,
    InThePast,
    NotOpen,
    OnHoliday,
    TooFarAhead,
)

Fields = Mapping[type[Refusal], str]

SERIES: Fields = {
    AcrossMidnight: "ends", BeforeGrant: "first_on", BeyondGrant: "last_on", BookingTooLong: "ends",
    EndsBeforeStart: "ends", InThePast: "first_on", NotOpen: "starts", OnHoliday: "skip_holidays",
    TooFarAhead: "last_on",
}  # fmt: skip
"""The rules of time, on the form of a series."""

ONE: Fields = {rule: rule.field for rule in SERIES if rule.field}
"""The same on the form of a single time."""


@contextmanager
def beside(fields: Fields) -> Iterator[None]:
    """Raises `Invalid` with the pool's own code and sentence."""
    try:
        yield
    except tuple(fields) as refusal:
        said = FieldError(refusal.code, refusal.sentence, refusal.facts)
        raise Invalid({fields[type(refusal)]: said}) from refusal
