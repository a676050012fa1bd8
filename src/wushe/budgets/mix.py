"""The mix of a year: shares by kind of source, the gap, and how many months the secured money lasts."""

from collections.abc import Iterable
from typing import NamedTuple

from wushe.ledger.kinds import SourceKind

MONTHS = 12


class Share(NamedTuple):
    """What one kind of source bears: fen, and tenths of a percent of what is secured."""

    kind: SourceKind
    fen: int
    permille: int


class Mix(NamedTuple):
    """Amounts in fen; `months` in tenths of a month, at most a whole year."""

    cost_fen: int
    secured_fen: int
    hoped_fen: int
    shares: tuple[Share, ...]

    @property
    def gap_fen(self) -> int:
        return max(self.cost_fen - self.secured_fen, 0)

    @property
    def months(self) -> int:
        return min(self.secured_fen * MONTHS * 10 // self.cost_fen, MONTHS * 10)


class Part(NamedTuple):
    """One line of a budget."""

    kind: SourceKind
    fen: int
    secured: bool


def mix(cost_fen: int, parts: Iterable[Part]) -> Mix:
    """Shares are of what is secured, the largest first; they add up to 1,000 by the largest remainder."""
    parts = list(parts)
    secured = {kind: sum(part.fen for part in parts if part.secured and part.kind is kind) for kind in SourceKind}
    borne = {kind: fen for kind, fen in secured.items() if fen}
    permille = _apportioned(borne)
    shares = sorted((Share(kind, fen, permille[kind]) for kind, fen in borne.items()), key=lambda each: -each.fen)
    return Mix(cost_fen, sum(borne.values()), sum(part.fen for part in parts if not part.secured), tuple(shares))


def _apportioned(borne: dict[SourceKind, int]) -> dict[SourceKind, int]:
    """Hamilton's method: everyone the whole part, what remains to the largest remainders."""
    total = sum(borne.values())
    permille = {kind: fen * 1000 // total for kind, fen in borne.items()}
    by_remainder = sorted(borne, key=lambda kind: -(borne[kind] * 1000 % total))
    for kind in by_remainder[: 1000 - sum(permille.values()) if borne else 0]:
        permille[kind] += 1
    return permille
