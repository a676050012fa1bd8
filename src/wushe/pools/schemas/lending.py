"""What is entered and shown of lending between townships."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import field

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Shown, text
from wushe.pools.kinds import GrantState, GrantVerb, ResourceKind, Sharing
from wushe.pools.schemas.resources import Units


class GrantData(Entered, kw_only=True):
    """What is lent, from one day until another, both with it.

    To a township of the same county or to the county's pool by its id, to any other township by its exact code. Of a
    venue its zones, all of them when none is named; without `sharing`, as is usual for that kind of resource.
    """

    borrower_id: UUID | None = None
    borrower_code: Annotated[str, text(12, shortest=0)] = ""
    quantity: Units = 1
    zone_ids: list[UUID] = field(default_factory=list)
    sharing: Sharing | None = None
    verbs: list[GrantVerb] = field(default_factory=lambda: [GrantVerb.BOOK])
    since: Day | None = None
    until: Day
    note: Annotated[str, text(200, shortest=0)] = ""


class GrantFilters(Filters):
    """What the list of what was lent can be narrowed by."""

    resource_id: UUID | None = None
    state: GrantState | None = None


class BorrowedFilters(Filters):
    """What the list of what is borrowed can be narrowed by."""

    kind: ResourceKind | None = None


class BusyFilters(Filters):
    """Between which days."""

    since: Day | None = None
    until: Day | None = None


class GrantShown(Shown):
    """A grant, as its owner sees it; the last day is over at `ends_at`."""

    id: UUID
    resource_id: UUID
    borrower_id: UUID
    borrower: str
    unit_from: int
    quantity: int
    sharing: Sharing
    verbs: list[str]
    starts_at: datetime
    ends_at: datetime
    note: str
    state: GrantState
    revoked_at: datetime | None
    revoked_because: str
    version: int


class BorrowedShown(Shown):
    """What another township lends, as its borrower sees it."""

    id: UUID
    owner: str
    kind: ResourceKind
    name: str
    unit: str
    address: str
    rules: str
    hours: str
    quantity: int
    sharing: Sharing
    verbs: list[str]
    starts_at: datetime
    ends_at: datetime


class LentZoneShown(Shown):
    """A zone of what was lent that may be chosen; `capacity` in persons."""

    id: UUID
    name: str
    capacity: int | None


class BorrowedOneShown(BorrowedShown):
    """The same with the zones in use of a venue; no others of it are told."""

    zones: list[LentZoneShown]


class BusyShown(Shown):
    """So many units of it are not free in that time; whoever has them is not told."""

    starts_at: datetime
    ends_at: datetime | None
    quantity: int


class PoolSumShown(Shown):
    """What stands in a county's pool, counted."""

    kind: ResourceKind
    townships: int
    things: int
    units: int
