"""Shares that add up: tenths of a percent by largest remainder."""

from collections.abc import Sequence

WHOLE = 1000
"""Tenths of a percent."""


def tenths(counts: Sequence[int]) -> list[int]:
    """The share of each count; they add up to 1,000, or to nothing where there is nothing."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    shares = [count * WHOLE // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: -(counts[place] * WHOLE % total))
    for place in by_remainder[: WHOLE - sum(shares)]:
        shares[place] += 1
    return shares
