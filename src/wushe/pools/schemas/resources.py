"""What is entered and shown of a resource."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from wushe.communities.kinds import Standing
from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Moment, Name, Shown, text
from wushe.pools.kinds import Admission, HoldReason, OwnerKind, ResourceKind
from wushe.pools.opening import Weekday, parse_hours
from wushe.pools.terms import Terms

MOST_ZONES = 60
MOST_UNITS = 100_000

Hours = Annotated[str, text(100, shortest=0, parse=parse_hours)]
Address = Annotated[str, text(200, shortest=0)]
Rules = Annotated[str, text(2000, shortest=0, lines=True)]
Minutes = Annotated[int, Meta(ge=0, le=240)]
Persons = Annotated[int, Meta(ge=1, le=MOST_UNITS)]
Units = Annotated[int, Meta(ge=1, le=MOST_UNITS)]


class ResourceData(Entered, kw_only=True):
    """What all resources have in common. Hours a line for each weekday, as in `09:00-12:00 14:00-17:30`."""

    name: Name
    community_id: UUID | None = None
    address: Address = ""
    owner_kind: OwnerKind = OwnerKind.COMMUNITY
    owner_community_id: UUID | None = None
    owner_organization_id: UUID | None = None
    owner_name: Annotated[str, text(60, shortest=0)] = ""
    steward_id: UUID | None = None
    admission: Admission = Admission.SELF_SERVICE
    buffer_minutes: Minutes = 0
    longest_hours: Annotated[int, Meta(ge=1, le=744)] = 8
    lead_days: Annotated[int, Meta(ge=1, le=366)] = 60
    closed_on_holidays: bool = True
    rules: Rules = ""
    monday: Hours = ""
    tuesday: Hours = ""
    wednesday: Hours = ""
    thursday: Hours = ""
    friday: Hours = ""
    saturday: Hours = ""
    sunday: Hours = ""

    def hours(self) -> dict[int, str]:
        """The written hours by ISO weekday."""
        return {day.number: getattr(self, day.value) for day in Weekday}

    @property
    def terms(self) -> Terms:
        return Terms(
            self.admission, self.buffer_minutes, self.longest_hours * 60, self.lead_days, self.closed_on_holidays,
            self.rules,
        )  # fmt: skip


class VenueData(ResourceData, kw_only=True):
    """A venue. With `capacity` and without zones of its own it is one zone of its own name."""

    capacity: Persons | None = None


class EquipmentData(ResourceData, kw_only=True):
    """So many pieces, counted in `unit` (件、把、张、台)."""

    quantity: Units
    unit: Annotated[str, text(8)] = "件"


class ExpertiseData(ResourceData, kw_only=True):
    """A person's hours; `fields` is what they know, one in each line."""

    expert_id: UUID
    fields: Annotated[str, text(200, lines=True)]


class ZoneData(Entered, kw_only=True):
    """One zone of a venue; `area` in square metres."""

    name: Name
    capacity: Persons | None = None
    area: Units | None = None


class ClosureData(Entered, kw_only=True):
    """Units that nobody can book for a while, or from now on when it has no end; no zone means all of it."""

    starts_at: Moment
    ends_at: Moment | None = None
    zone_id: UUID | None = None
    quantity: Units | None = None
    note: Annotated[str, text(120)]


class PictureData(Entered, kw_only=True):
    """What is said of a picture."""

    caption: Annotated[str, text(60, shortest=0)] = ""


class ResourceFilters(Filters):
    """What the pool can be narrowed by. Without a standing, what is in use."""

    kind: ResourceKind | None = None
    community_id: UUID | None = None
    standing: Standing = Standing.CURRENT


class View(Labelled):
    """How a calendar is looked at."""

    MONTH = "month", _("月")
    WEEK = "week", _("周")


class CalendarFilters(Filters):
    """The month or week that holds a day; without one, today's."""

    on: Day | None = None
    view: View = View.MONTH


class ZoneShown(Shown):
    """A zone; `capacity` in persons, `area` in square metres."""

    id: UUID
    number: int
    name: str
    capacity: int | None
    area: int | None
    closed_on: date | None
    version: int


class HoldShown(Shown):
    """So many units that cannot be booked for a while; without an end, until they are found or mended."""

    id: UUID
    reason: HoldReason
    note: str
    quantity: int
    starts_at: datetime
    ends_at: datetime | None


class ResourceShown(Shown, kw_only=True):
    """A resource; `hours` by weekday, without the days on which it is closed."""

    id: UUID
    kind: ResourceKind
    name: str
    community_id: UUID | None
    address: str
    owner_kind: OwnerKind
    owner_community_id: UUID | None
    owner_organization_id: UUID | None
    owner_name: str
    steward_id: UUID | None
    expert_id: UUID | None
    fields: list[str]
    quantity: int
    unit: str
    admission: Admission
    buffer_minutes: int
    longest_minutes: int
    lead_days: int
    closed_on_holidays: bool
    rules: str
    hours: dict[Weekday, str]
    zones: list[ZoneShown] = field(default_factory=list)
    closed_on: date | None
    version: int
