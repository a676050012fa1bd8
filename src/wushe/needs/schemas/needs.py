"""What is entered and shown of needs."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Moment, Shown, Story, Title, text
from wushe.needs.kinds import Channel, Group, Mobility, NeedState, Urgency
from wushe.needs.schemas.fields import (
    Age,
    Groups,
    Headline,
    OptionalLine,
    OptionalName,
    OptionalPhone,
    OptionalStory,
    Reason,
    Times,
)
from wushe.people.kinds import RevealReason


class NeedData(Entered):
    """What a need says."""

    title: Title
    story: OptionalStory = ""
    service_type_id: UUID | None = None
    groups: Groups = msgspec.field(default_factory=list)
    age: Age | None = None
    mobility: Mobility | None = None
    urgency: Urgency = Urgency.NORMAL
    times: Times = msgspec.field(default_factory=list)
    wanted_by: Day | None = None


class NewNeed(NeedData, kw_only=True):
    """A need as staff heard it.

    `same_as` is the living need that says the same; `different` says that the likely ones do not. `person_id` is the
    resident in the register; name and phone are for those who are not, and need `consents`.
    """

    community_id: UUID
    channel: Channel = Channel.WALK_IN
    heard_at: Moment | None = None
    note: OptionalLine = ""
    person_id: UUID | None = None
    contact_name: OptionalName = ""
    contact_phone: OptionalPhone = ""
    consents: bool = False
    same_as: UUID | None = None
    different: bool = False


class SaidNeed(Entered):
    """A need as a resident says it on the public page. Name and phone are optional and need `consents`."""

    community_id: UUID
    title: Title
    story: OptionalStory = ""
    service_type_id: UUID | None = None
    groups: Groups = msgspec.field(default_factory=list)
    times: Times = msgspec.field(default_factory=list)
    contact_name: OptionalName = ""
    contact_phone: OptionalPhone = ""
    consents: bool = False


class HeardAgain(Entered):
    """The same need through another channel."""

    channel: Channel
    heard_at: Moment | None = None
    note: OptionalLine = ""
    person_id: UUID | None = None


class Publication(Entered):
    """What everybody may read of it; empty: open to organisations only."""

    headline: Headline = ""


class Same(Entered):
    """The need that stands for both from now on."""

    into_id: UUID


class Reply(Entered):
    """What residents are told. `settles`: this is the answer, nothing more has to be done."""

    text: Story
    settles: bool = False


class Withdrawal(Entered):
    """Why it is not followed; whoever said it reads it."""

    reason: Reason


class Disclosure(Entered):
    """Why the contact must be seen."""

    reason: RevealReason


class Reference(Entered):
    """The number of a request, however it is written."""

    reference: Annotated[str, text(40)]


class WhyNot(Filters):
    """An offer of which somebody asks why it is not proposed."""

    offer_id: UUID | None = None


class ContactShown(Shown):
    """Who said it, unmasked."""

    source_id: UUID
    name: str
    phone: str


# --- lists


class NeedFilters(Filters):
    """How the needs list may be narrowed. `overdue`: no answer although it was due. `quarter` is when it was heard.

    `sort` is `due`, or empty for the last heard first.
    """

    community_id: UUID | None = None
    state: NeedState | None = None
    urgency: Urgency | None = None
    group: Group | None = None
    service_type_id: UUID | None = None
    channel: Channel | None = None
    quarter: Annotated[str, Meta(max_length=6, pattern="^((19|20)[0-9]{2}Q[1-4])?$")] = ""
    overdue: bool = False
    sort: Annotated[str, Meta(max_length=3, pattern="^(due)?$")] = ""


class NeedRow(Shown):
    """One line of the list. `voices`: how often it was heard, merged ones included."""

    id: UUID
    title: str
    community: str
    service_type: str | None
    groups: list[str]
    urgency: Urgency
    state: NeedState
    voices: int
    heard_at: datetime
    due_on: date
    first_answered_at: datetime | None
    response_minutes: int | None


class NeedPage(Shown):
    """A page of needs and the cursors of its neighbours."""

    items: list[NeedRow]
    next: str | None
    previous: str | None


class LikelyShown(Shown):
    """A need that says nearly the same; `likeness` from 0 to 1."""

    need_id: UUID
    title: str
    likeness: float


class SourceShown(Shown):
    """Where it was heard. `has_contact`: somebody may be called."""

    id: UUID
    channel: Channel
    heard_at: datetime
    note: str
    merged: bool
    has_contact: bool


class NeedShown(Shown):
    """A need with its sources."""

    id: UUID
    community_id: UUID
    service_type_id: UUID | None
    title: str
    story: str
    headline: str
    groups: list[Group]
    age: int | None
    mobility: Mobility | None
    urgency: Urgency
    times: list[str]
    wanted_by: date | None
    heard_at: datetime
    due_on: date
    state: NeedState
    merged_into_id: UUID | None
    linkage_id: UUID | None
    first_answered_at: datetime | None
    response_minutes: int | None
    reason: str
    sources: list[SourceShown]
    version: int


class RequestShown(Shown):
    """How a request stands, for whoever has its number: nothing of who said it, nor of what was written."""

    reference: str
    state: NeedState
    service_type: str | None
    said_on: date
    replies: list[tuple[date, str]]
    reason: str
    may_forget: bool
