"""What people enter and see of sessions and of conflicts between them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.activities.kinds import ConflictState, Part, ProposalState, Resolution, SessionState
from wushe.kernel.paging import Filters
from wushe.kernel.rhythm import Rhythm
from wushe.kernel.schemas import Clock, Day, Entered, Moment, Shown, text
from wushe.pools.kinds import BookingState

Places = Annotated[int, Meta(ge=1, le=10_000)]
Point = Annotated[str, text(100, shortest=0)]


class SessionData(Entered):
    """One session. A limit left empty means that everybody is welcome."""

    starts_at: Moment
    ends_at: Moment
    zone_id: UUID | None = None
    meeting_point: Point = ""
    participants_limit: Places | None = None
    volunteers_limit: Places | None = None


class SeriesData(Entered, kw_only=True):
    """A series of sessions on the township's clock. `skip_holidays` leaves out public holidays."""

    rhythm: Rhythm = Rhythm.WEEKLY
    first_on: Day
    last_on: Day
    starts: Clock
    ends: Clock
    zone_id: UUID | None = None
    meeting_point: Point = ""
    participants_limit: Places | None = None
    volunteers_limit: Places | None = None
    skip_holidays: bool = True


class ResolutionData(Entered):
    """A way out of a conflict; which session would move, and where to or when."""

    resolution: Resolution
    session_id: UUID | None = None
    starts_at: Moment | None = None
    zone_id: UUID | None = None


class Chosen(Filters):
    """What shall be booked for a session besides its place: of the township's own, or borrowed."""

    thing_id: UUID | None = None


class SessionFilters(Filters):
    """What the calendar can be narrowed by. It begins today unless it is said otherwise."""

    organization_id: UUID | None = None
    community_id: UUID | None = None
    since: Day | None = None
    until: Day | None = None
    part: Part | None = None


class SessionShown(Shown):
    """A session; limits of None take everybody."""

    id: UUID
    activity_id: UUID
    series_id: UUID | None
    starts_at: datetime
    ends_at: datetime
    zone_id: UUID | None
    meeting_point: str
    participants_limit: int | None
    volunteers_limit: int | None
    participants_taken: int
    volunteers_taken: int
    state: SessionState
    version: int


class SessionBookingShown(Shown):
    """What stands in the pool for a session: its place, or something besides; `reason` says why not."""

    id: UUID
    is_place: bool
    resource_id: UUID | None
    quantity: int
    starts_at: datetime
    ends_at: datetime
    state: BookingState
    reason: str


class ProposalShown(Shown):
    """A proposed way out."""

    id: UUID
    resolution: Resolution
    session_id: UUID | None
    starts_at: datetime | None
    ends_at: datetime | None
    zone_id: UUID | None
    state: ProposalState
    agreed: bool
    other_agreed: bool


class ConflictShown(Shown):
    """Two sessions of two activities at one place and time."""

    id: UUID
    zone_id: UUID
    session_id: UUID
    other_session_id: UUID
    organization_id: UUID
    other_organization_id: UUID
    state: ConflictState
    proposals: list[ProposalShown]
