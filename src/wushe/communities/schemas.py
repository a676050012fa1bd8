"""What people enter and see of communities and places."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.communities.kinds import CommunityKind
from wushe.communities.opening import Weekday, parse_hours
from wushe.kernel.personal.identifiers import parse_phone
from wushe.kernel.schemas import Entered, Name, Shown, text
from wushe.kernel.text import clean

MOST_PERSONS = 100_000


def _phone_or_nothing(written: str) -> str:
    return parse_phone(written) if clean(written) else ""


Hours = Annotated[str, text(100, shortest=0, parse=parse_hours)]
OfficePhone = Annotated[str, text(40, shortest=0, parse=_phone_or_nothing)]
Address = Annotated[str, text(200, shortest=0)]


class ContactData(Entered):
    """What a community's own staff say of it. `phone` is the office's, so it is no personal data."""

    short_name: Name
    address: Address = ""
    phone: OfficePhone = ""


class PlaceData(Entered):
    """A place with its hours, a line for each weekday: `09:00-12:00 14:00-17:30`, empty where it is closed."""

    name: Name
    address: Address = ""
    capacity: Annotated[int, Meta(ge=1, le=MOST_PERSONS)] | None = None
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


class NewPlace(PlaceData, kw_only=True):
    """A place of a community."""

    community_id: UUID


class CommunityShown(Shown):
    """A community; `retired_on` is set when it left the official list."""

    id: UUID
    code: str
    name: str
    short_name: str
    kind: CommunityKind
    address: str
    phone: str
    retired_on: date | None
    version: int


class PlaceShown(Shown):
    """A place; `hours` by weekday, without the days on which it is closed."""

    id: UUID
    community_id: UUID
    name: str
    address: str
    capacity: int | None
    hours: dict[Weekday, str]
    closed_on: date | None
    version: int
