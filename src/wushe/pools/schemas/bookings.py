"""What is entered and shown of a booking."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.kernel.paging import Filters
from wushe.kernel.rhythm import Rhythm
from wushe.kernel.schemas import Clock, Day, Entered, Line, Moment, Shown, Title, text
from wushe.pools.kinds import BookingState
from wushe.pools.schemas.resources import Persons, Units


class Wanted(Entered, kw_only=True):
    """What a booking is for. No zones means the whole venue; `wait` puts it on the waiting list where it is taken.

    `unit` is what the quantity was counted in, where whoever books says it.
    """

    organization_id: UUID
    purpose: Title
    heads: Persons | None = None
    zone_ids: list[UUID] = field(default_factory=list)
    quantity: Units = 1
    unit: Annotated[str, text(8, shortest=0)] = ""
    wait: bool = False


class BookingData(Wanted, kw_only=True):
    """One booking; `serves` is the thing of a slice above that it is for, such as a session of an activity."""

    starts_at: Moment
    ends_at: Moment
    serves: UUID | None = None


class BookingSeriesData(Wanted, kw_only=True):
    """A series of bookings on the township's clock; each date that is taken is told, and the others are booked."""

    rhythm: Rhythm = Rhythm.WEEKLY
    first_on: Day
    last_on: Day
    starts: Clock
    ends: Clock
    skip_holidays: bool = True


class WantedTime(Filters, kw_only=True):
    """What somebody wanted and could not have, for whom something else is looked for."""

    starts_at: Moment
    ends_at: Moment
    quantity: Units = 1
    heads: Persons | None = None
    zone_ids: list[UUID] = field(default_factory=list)


class SpanShown(Shown):
    """A time that is free."""

    starts_at: datetime
    ends_at: datetime


class PlaceShown(Shown):
    """A zone that is free; `capacity` in persons."""

    resource_id: UUID
    zone_id: UUID
    venue: str
    zone: str
    capacity: int | None


class AlternativesShown(Shown):
    """What could be had instead; `fewer` is how many units are left at the wanted time."""

    times: list[SpanShown]
    places: list[PlaceShown]
    fewer: int


class MoveData(Entered, kw_only=True):
    """Another time for a booking."""

    starts_at: Moment
    ends_at: Moment


class Because(Entered, kw_only=True):
    """Why not; whoever asked reads it."""

    reason: Line


class ReturnData(Entered, kw_only=True):
    """How it came back; empty means in order. `missing` units stay withdrawn."""

    condition: Annotated[str, text(200, shortest=0)] = ""
    missing: Annotated[int, Meta(ge=0, le=100_000)] = 0


class Side(Labelled):
    """Whose bookings a list shows."""

    OURS = "ours", _("我们预约的")
    CARE = "care", _("我管理的")


class BookingFilters(Filters):
    """What bookings can be narrowed by; they begin today unless it is said otherwise."""

    side: Side = Side.OURS
    resource_id: UUID | None = None
    organization_id: UUID | None = None
    state: BookingState | None = None
    since: Day | None = None
    until: Day | None = None


class BookingShown(Shown):
    """A booking; `reason` says why not, `party` who it is when another township booked."""

    id: UUID
    resource_id: UUID | None
    borrowed_id: UUID | None
    organization_id: UUID | None
    party: str
    purpose: str
    heads: int | None
    quantity: int
    zone_ids: list[UUID]
    starts_at: datetime
    ends_at: datetime
    state: BookingState
    reason: str
    series_id: UUID | None
    handed_over_at: datetime | None
    returned_at: datetime | None
    condition: str
    version: int


class SeriesShown(Shown):
    """A series; `taken` are the starts of those dates that somebody else had, and that were not booked."""

    id: UUID
    taken: list[datetime]


class EntryShown(Shown):
    """A booking as everybody in the township may see it."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    state: BookingState
    party: str
    purpose: str
    quantity: int
    zone_ids: list[UUID]
