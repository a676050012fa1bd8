"""On which terms something is booked."""

from dataclasses import dataclass

from wushe.pools.kinds import Admission


@dataclass(frozen=True, slots=True)
class Terms:
    """How a resource is booked. Minutes and days; `rules` is what whoever books has to know."""

    admission: Admission
    buffer_minutes: int
    longest_minutes: int
    lead_days: int
    closed_on_holidays: bool
    rules: str
