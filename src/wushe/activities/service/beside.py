"""What a venue's rules refuse, told beside the field of a session's form that it is about."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from wushe.kernel.errors import FieldError, Invalid, Refusal
from wushe.pools.errors import (
    AcrossMidnight,
    BookingTooLong,
    InThePast,
    NotBookable,
    NotFiled,
    NotOpen,
    OnHoliday,
    ResourceClosed,
    TooFarAhead,
    TooManyHeads,
)

Fields = Mapping[type[Refusal], str]

_ALIKE: Fields = {
    NotBookable: "zone_id", NotFiled: "zone_id", ResourceClosed: "zone_id", TooManyHeads: "participants_limit",
}  # fmt: skip
ONE: Fields = _ALIKE | {
    AcrossMidnight: "ends_at", BookingTooLong: "ends_at", InThePast: "starts_at", NotOpen: "starts_at",
    OnHoliday: "starts_at", TooFarAhead: "starts_at",
}  # fmt: skip
SERIES: Fields = _ALIKE | {
    AcrossMidnight: "ends", BookingTooLong: "ends", InThePast: "first_on", NotOpen: "starts",
    OnHoliday: "skip_holidays", TooFarAhead: "last_on",
}  # fmt: skip


@contextmanager
def beside(fields: Fields) -> Iterator[None]:
    """Raises `Invalid` with the pool's own code and sentence."""
    try:
        yield
    except tuple(fields) as refusal:
        said = FieldError(refusal.code, refusal.sentence, refusal.facts)
        raise Invalid({fields[type(refusal)]: said}) from refusal
