"""When something may be booked at all: each rule by itself, with the field beside which its sentence stands."""

from datetime import datetime, time, timedelta

import pytest

from wushe.kernel.clock import SHANGHAI
from wushe.kernel.errors import Refusal
from wushe.pools import errors
from wushe.pools.kinds import Admission, ResourceKind
from wushe.pools.models import Resource
from wushe.pools.opening import DaySpan
from wushe.pools.rules import is_bookable, refuse_time
from wushe.pools.terms import Terms

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=SHANGHAI)
WEEKDAYS = [DaySpan(day, time(9), time(17, 30)) for day in range(1, 6)]


def at(day: int, hour: int, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def thing(kind: ResourceKind = ResourceKind.VENUE, *, longest_hours: int = 8) -> Resource:
    resource = Resource(kind=kind)
    resource.set_terms(Terms(Admission.SELF_SERVICE, 0, longest_hours * 60, 60, closed_on_holidays=True, rules=""))
    return resource


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "refusal", "field"),
    [
        (at(24, 11), at(24, 10), errors.EndsBeforeStart, "ends_at"),
        (at(24, 10), at(24, 10), errors.EndsBeforeStart, "ends_at"),
        (at(23, 7), at(23, 9), errors.InThePast, "starts_at"),
        (at(25, 10, month=1, year=2027), at(25, 11, month=1, year=2027), errors.TooFarAhead, "starts_at"),
        (at(24, 9), at(24, 17, 30), errors.BookingTooLong, "ends_at"),
        (at(24, 22), at(25, 2), errors.AcrossMidnight, "ends_at"),
        (at(24, 8), at(24, 10), errors.NotOpen, "starts_at"),
        (at(28, 10), at(28, 11), errors.NotOpen, "starts_at"),
        (at(1, 10, month=1, year=2027), at(1, 11, month=1, year=2027), errors.OnHoliday, "starts_at"),
    ],
)
def test_each_rule_is_told_beside_its_field(
    starts_at: datetime, ends_at: datetime, refusal: type[Refusal], field: str
) -> None:
    with pytest.raises(refusal) as told:
        refuse_time(thing(), WEEKDAYS, starts_at, ends_at, NOW)
    assert told.value.field == field
    assert told.value.say()


def test_an_ordinary_hour_is_fine() -> None:
    refuse_time(thing(), WEEKDAYS, at(24, 9), at(24, 11), NOW)
    assert is_bookable(thing(), WEEKDAYS, at(24, 9), at(24, 11), NOW)


def test_until_midnight_is_not_across_it() -> None:
    refuse_time(thing(), [], at(24, 20), at(25, 0), NOW)


def test_equipment_stays_out_overnight_and_is_fetched_and_returned_while_somebody_is_there() -> None:
    chairs = thing(ResourceKind.EQUIPMENT, longest_hours=96)
    refuse_time(chairs, WEEKDAYS, at(24, 16), at(25, 10), NOW)
    with pytest.raises(errors.NotOpen):
        refuse_time(chairs, WEEKDAYS, at(24, 16), at(25, 20), NOW)


@pytest.mark.parametrize("days", [-1, 61])
def test_what_is_past_or_too_far_is_not_offered(days: int) -> None:
    starts_at = NOW + timedelta(days=days, hours=2)
    assert not is_bookable(thing(), [], starts_at, starts_at + timedelta(hours=1), NOW)
