"""Free times near a time that is taken: a pure function, for whoever came too late."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

Span = tuple[datetime, datetime]

DAYS = 7
"""How far ahead another day is looked for."""


def free_times(
    wanted: Span, busy: Iterable[Span], is_open: Callable[[datetime, datetime], bool], after: datetime, most: int = 3
) -> list[Span]:
    """At most so many spans as long as `wanted`, the nearest to it first: right before, right after, other days."""
    busy, length = list(busy), wanted[1] - wanted[0]
    candidates = {(start, start + length) for start in _starts(wanted, busy)}
    free = [span for span in candidates if span[0] > after and is_open(*span) and not _meets(span, busy)]
    return sorted(free, key=lambda span: (abs(span[0] - wanted[0]), span[0]))[:most]


def _starts(wanted: Span, busy: list[Span]) -> Iterator[datetime]:
    length = wanted[1] - wanted[0]
    for starts_at, ends_at in busy:
        yield ends_at
        yield starts_at - length
    for day in range(1, DAYS + 1):
        yield wanted[0] + timedelta(days=day)


def _meets(span: Span, busy: list[Span]) -> bool:
    return any(span[0] < ends_at and starts_at < span[1] for starts_at, ends_at in busy)
