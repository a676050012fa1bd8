"""What is entered and shown of whose idea the groups' activities were."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.kernel.clock import today
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Shown


class TaskFilters(Filters):
    """How the list of groups by what was handed down to them may be narrowed; no year is this one."""

    year: Annotated[int, Meta(ge=2000, le=2100)] | None = None
    community_id: UUID | None = None

    @property
    def days(self) -> tuple[date, date]:
        year = self.year or today().year
        return date(year, 1, 1), date(year, 12, 31)


class TaskRow(Shown):
    """A group with its activities of a year, by whose idea they were."""

    id: UUID
    organization: str
    community: str | None
    activities: int
    needed: int
    own: int
    handed_down: int


class TaskPage(Shown):
    """One page of the list, to whom most was handed down first."""

    items: list[TaskRow]
    next: str | None
    previous: str | None
