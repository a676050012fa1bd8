"""Outputs as typed totals: 86 场, 1567 人次, 1629.5 小时. See `queries.outputs` for what counts."""

from dataclasses import dataclass
from typing import Any

import msgspec

from wushe.activities.queries.outputs import Scope, outputs
from wushe.activities.schemas.planning import OutputsShown
from wushe.activities.units import Minutes, Persons, PersonTimes, Sessions
from wushe.kernel.work import Work

__all__ = ["Outputs", "Scope", "outputs_of", "shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """`person_times` holds those of beneficiaries, volunteers and members, and of heads without a name."""

    sessions: Sessions
    person_times: PersonTimes
    beneficiary_times: PersonTimes
    volunteer_times: PersonTimes
    member_times: PersonTimes
    unnamed_times: PersonTimes
    persons: Persons
    beneficiaries: Persons
    volunteers: Persons
    minutes: Minutes


_UNITS: dict[str, type[Any]] = dict(Outputs.__annotations__)


async def outputs_of(work: Work, scope: Scope) -> Outputs:
    """Counted from rows. No permission is asked: the caller has asked for what the totals belong to."""
    [row] = await work.rows(outputs(scope))
    return Outputs(**{name: unit(int(getattr(row, name))) for name, unit in _UNITS.items()})


def shown(totals: Outputs) -> OutputsShown:
    return msgspec.convert({name: getattr(totals, name).number for name in _UNITS}, OutputsShown)
