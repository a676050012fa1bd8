"""What people enter and see of sign-up, attendance and hours."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.activities.errors import ConsentNeeded
from wushe.activities.kinds import CheckInWay, CorrectionState, HoursState, Part, SignUpState
from wushe.kernel.paging import Filters
from wushe.kernel.personal.identifiers import parse_mobile
from wushe.kernel.schemas import Day, Entered, Moment, Name, Shown, consent, text

Heads = Annotated[int, Meta(ge=1, le=10_000)]


class NewSignUp(Entered):
    """Somebody for a session. Without a person it is who acts."""

    person_id: UUID | None = None
    part: Part = Part.VOLUNTEER


class PublicSignUp(Entered, kw_only=True):
    """A resident without an account. `consents` to being written down for this activity."""

    name: Name
    phone: Annotated[str, text(20, parse=parse_mobile)]
    consents: Annotated[bool, consent(ConsentNeeded)]


class ListedPerson(Entered):
    """Somebody who came, ticked off by the organiser."""

    person_id: UUID
    part: Part = Part.BENEFICIARY


class PaperAttendance(Entered, kw_only=True):
    """Somebody who came, entered afterwards from paper."""

    person_id: UUID
    part: Part = Part.BENEFICIARY
    in_at: Moment
    out_at: Moment
    reason: Annotated[str, text(100)]


class HeadCount(Entered):
    """People who came and whom nobody knows by name."""

    heads: Heads


class Presence(Entered):
    """From when to when somebody was there."""

    in_at: Moment
    out_at: Moment


class CorrectionData(Entered):
    """From when to when it really was, and why the entry is wrong."""

    starts_at: Moment
    ends_at: Moment
    reason: Annotated[str, text(200)]


class Decisions(Entered):
    """Several entries of hours at once."""

    hours: Annotated[list[UUID], Meta(min_length=1, max_length=200)]


class HoursFilters(Filters):
    """What a list of hours can be narrowed by; `since` and `until` are days of service."""

    state: HoursState | None = None
    organization_id: UUID | None = None
    person_id: UUID | None = None
    since: Day | None = None
    until: Day | None = None


class SignUpShown(Shown):
    """A sign-up; `place_in_queue` counts from one, None for whoever has a place."""

    id: UUID
    session_id: UUID
    person_id: UUID
    part: Part
    state: SignUpState
    place_in_queue: int | None


class JoinedShown(Shown):
    """What a resident without an account learns: nothing of who was known before.

    With the code they look at their sign-up again, and give it up.
    """

    session_id: UUID
    state: SignUpState
    code: str


class AttendanceShown(Shown):
    """Somebody who came, or `heads` without names."""

    id: UUID
    session_id: UUID
    person_id: UUID | None
    part: Part
    heads: int
    way: CheckInWay
    in_at: datetime
    out_at: datetime | None


class HoursShown(Shown):
    """An entry of hours. `overlaps`: another entry of the same person lies in the same time."""

    id: UUID
    session_id: UUID
    person_id: UUID
    starts_at: datetime
    ends_at: datetime
    minutes: int
    state: HoursState
    refused_because: str
    overlaps: bool
    version: int


class HoursPage(Shown):
    """One page of hours."""

    items: list[HoursShown]
    next: str | None
    previous: str | None


class CorrectionShown(Shown):
    """A request to put an entry right."""

    id: UUID
    hours_id: UUID
    starts_at: datetime
    ends_at: datetime
    reason: str
    state: CorrectionState


class Decided(Shown):
    """What became of several entries: how many were approved, and those that were not with the reason's code."""

    approved: int
    left: dict[UUID, str]
