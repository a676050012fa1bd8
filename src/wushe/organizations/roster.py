"""What a roster says: how the group grew, and whether it would survive losing somebody. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from wushe.organizations.kinds import Alert, MemberRole

LEAST_CORE = 2
"""Core members below which a group depends on too few."""


@dataclass(frozen=True, slots=True)
class Growth:
    """Persons on the first day of the roster and on the day asked for."""

    since: date | None
    first: int
    now: int

    @property
    def added(self) -> int:
        return self.now - self.first

    @property
    def times(self) -> str | None:
        """`3` for 7 → 21, `2.5` for 4 → 10; None where there was nobody."""
        if not self.first:
            return None
        return f"{(Decimal(self.now) / self.first).quantize(Decimal('0.1')).normalize():f}"


def growth(spans: Iterable[tuple[UUID, date, date | None]], on: date) -> Growth:
    """From (person, since, until), where `until` is the first day without."""
    rows = list(spans)
    if not rows:
        return Growth(None, 0, 0)
    start = min(since for _person, since, _until in rows)
    return Growth(start, _persons(rows, start), _persons(rows, on))


def _persons(rows: Iterable[tuple[UUID, date, date | None]], day: date) -> int:
    return len({person for person, since, until in rows if since <= day and (until is None or until > day)})


def alerts(parts: Mapping[MemberRole, int]) -> list[Alert]:
    """What to warn of when that many persons have these parts, the gravest first."""
    core = parts.get(MemberRole.CORE, 0)
    if not parts.get(MemberRole.LEADER):
        return [Alert.NO_LEADER, *([Alert.FEW_CORE] if core < LEAST_CORE else [])]
    if not core:
        return [Alert.SINGLE_LEADER]
    return [Alert.FEW_CORE] if core < LEAST_CORE else []
