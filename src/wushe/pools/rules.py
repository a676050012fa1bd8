"""When a resource may be booked at all: its hours, the calendar of holidays, and its terms. Pure, for one moment."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from wushe.kernel.clock import local, local_day
from wushe.kernel.rhythm import holiday
from wushe.kernel.web import formats
from wushe.pools.errors import (
    AcrossMidnight,
    BookingTooLong,
    EndsBeforeStart,
    InThePast,
    NotOpen,
    OnHoliday,
    TooFarAhead,
)
from wushe.pools.kinds import ResourceKind
from wushe.pools.models import Resource
from wushe.pools.opening import DaySpan, is_open, say_hours

_MOMENT = timedelta(microseconds=1)


def refuse_time(
    resource: Resource, hours: Sequence[DaySpan], starts_at: datetime, ends_at: datetime, now: datetime
) -> None:
    """Raises the refusal of the first rule that [starts_at, ends_at) breaks."""
    if ends_at <= starts_at:
        raise EndsBeforeStart
    if starts_at < now:
        raise InThePast
    if starts_at > now + resource.lead:
        raise TooFarAhead(days=resource.lead_days)
    if ends_at - starts_at > resource.longest:
        raise BookingTooLong(hours=resource.longest_minutes // 60)
    if stays_in(resource) and local_day(starts_at) != local_day(ends_at - _MOMENT):
        raise AcrossMidnight
    if not is_open_then(resource, hours, starts_at, ends_at):
        raise NotOpen(hours=say_hours(hours))
    if resource.closed_on_holidays and (name := holiday(local_day(starts_at))):
        raise OnHoliday(day=formats.date(local_day(starts_at)), holiday=name)


def stays_in(resource: Resource) -> bool:
    """Rooms and people's hours are used on the spot; what is carried away may stay out overnight."""
    return resource.kind is not ResourceKind.EQUIPMENT


def is_open_then(resource: Resource, hours: Sequence[DaySpan], starts_at: datetime, ends_at: datetime) -> bool:
    """Rooms are open all of that time; equipment is fetched and brought back while somebody is there."""
    if stays_in(resource):
        return is_open(hours, starts_at, ends_at)
    return is_open(hours, starts_at, starts_at) and is_open(hours, ends_at, ends_at)


def is_bookable(
    resource: Resource, hours: Sequence[DaySpan], starts_at: datetime, ends_at: datetime, now: datetime
) -> bool:
    """Whether no rule stands against that time."""
    in_time = now <= local(starts_at) <= now + resource.lead
    open_then = is_open_then(resource, hours, starts_at, ends_at)
    return in_time and open_then and not (resource.closed_on_holidays and holiday(local_day(starts_at)))
