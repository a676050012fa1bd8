"""Which units a booking gets: a pure function over numbers."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Units(NamedTuple):
    """Numbered units [`first`, `end`)."""

    first: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.first


def free(within: Units, taken: Iterable[Units]) -> list[Units]:
    """The gaps that `taken` leaves in `within`, in order. What is taken may overlap and reach beyond."""
    gaps: list[Units] = []
    at = within.first
    for first, end in sorted(taken):
        if first > at:
            gaps.append(Units(at, min(first, within.end)))
        at = max(at, end)
        if at >= within.end:
            break
    if at < within.end:
        gaps.append(Units(at, within.end))
    return [gap for gap in gaps if gap.size > 0]


def count(units: Iterable[Units]) -> int:
    return sum(each.size for each in units)


def fit(quantity: int, within: Units, taken: Iterable[Units]) -> list[Units]:
    """The units for `quantity`, together where they fit together; none at all when there are too few.

    The smallest gap that holds all of them, so that large gaps stay whole; else the largest gaps first.
    """
    gaps = free(within, taken)
    if count(gaps) < quantity:
        return []
    whole = [gap for gap in gaps if gap.size >= quantity]
    if whole:
        first = min(whole, key=lambda gap: (gap.size, gap.first)).first
        return [Units(first, first + quantity)]
    return sorted(_spread(quantity, sorted(gaps, key=lambda gap: (-gap.size, gap.first))))


def _spread(quantity: int, gaps: list[Units]) -> Iterator[Units]:
    left = quantity
    for gap in gaps:
        if left == 0:
            return
        took = min(left, gap.size)
        yield Units(gap.first, gap.first + took)
        left -= took


def together(numbers: Iterable[int]) -> list[Units]:
    """Single numbers as runs: zones 1, 2 and 5 are [1, 3) and [5, 6)."""
    runs: list[Units] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1].end == number:
            runs[-1] = Units(runs[-1].first, number + 1)
        else:
            runs.append(Units(number, number + 1))
    return runs
