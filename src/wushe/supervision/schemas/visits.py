"""What is entered and shown of visits."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Line, Shown, text
from wushe.supervision.kinds import Standing, VisitTemplate
from wushe.supervision.models.rules import LONGEST, SHORTEST
from wushe.supervision.models.visit import LONGEST_MINUTES

MOST_TODOS = 5
Minutes = Annotated[int, Meta(ge=1, le=LONGEST_MINUTES)]
Seen = Annotated[str, text(2000, lines=True)]
Advice = Annotated[str, text(2000, shortest=0, lines=True)]
Words = Annotated[str, text(500, shortest=0, lines=True)]
Todo = Annotated[str, Meta(max_length=120)]


class NewVisit(Entered, kw_only=True):
    """A visit. `id` is made where it is written, so that what is sent twice is one visit.

    `done` are actions of the group that were found done, and `outcome` says what was done. `todos` are new ones, all
    of them `owner_id`'s and due on `due_on`.
    """

    id: UUID
    organization_id: UUID
    template: VisitTemplate
    visited_on: Day
    minutes: Minutes
    seen: Seen
    advice: Advice = ""
    done: Annotated[list[UUID], Meta(max_length=100)] = field(default_factory=list)
    outcome: Words = ""
    todos: Annotated[list[Todo], Meta(max_length=MOST_TODOS)] = field(default_factory=list)
    owner_id: UUID | None = None
    due_on: Day | None = None


class CorrectionData(Entered, kw_only=True):
    """What a visit is to say instead, whole, and why."""

    seen: Seen
    advice: Advice = ""
    reason: Line


class PhotoData(Entered):
    """Beside the file in a form. Without `id` it is a new photo, with it the same as before."""

    id: UUID | None = None
    caption: Annotated[str, text(60, shortest=0)] = ""
    shows_faces: bool = False
    agreed: bool = False
    file: Annotated[str, Meta(max_length=200, extra={"kind": "file"})] = ""


class RulesData(Entered):
    """How many days may lie between two visits to a group."""

    visit_days: Annotated[int, Meta(ge=SHORTEST, le=LONGEST)]


class VisitFilters(Filters):
    """How the list of visits may be narrowed."""

    organization_id: UUID | None = None
    worker_id: UUID | None = None
    template: VisitTemplate | None = None
    since: Day | None = None
    until: Day | None = None


class DueFilters(Filters):
    """How the list of groups by their next visit may be narrowed."""

    standing: Standing | None = None
    worker_id: UUID | None = None
    community_id: UUID | None = None


class ActionBrief(Shown):
    """An action as a visit shows it."""

    id: UUID
    title: str
    owner: str
    due_on: date
    closed: bool


class PhotoShown(Shown):
    """A photo of a visit."""

    id: UUID
    visit_id: UUID
    caption: str
    shows_faces: bool
    brought_at: datetime


class EarlierShown(Shown):
    """What a visit said before it was corrected, and who corrected it, when and why."""

    seen: str
    advice: str
    corrected_by: str
    corrected_at: datetime
    reason: str


class VisitShown(Shown):
    """A visit in the words that stand now; `next_on` is when the group's next visit is due at the latest.

    `seen` and `earlier` are None for whoever is visited. `earlier` is what was corrected, the last first.
    """

    id: UUID
    organization_id: UUID
    organization: str
    worker: str
    template: VisitTemplate
    visited_on: date
    minutes: int
    seen: str | None
    advice: str
    actions: list[ActionBrief]
    photos: list[PhotoShown]
    next_on: date | None
    recorded_at: datetime
    corrected_at: datetime | None
    earlier: list[EarlierShown] | None
    version: int


class VisitRow(Shown):
    """A visit in a list."""

    id: UUID
    organization_id: UUID
    organization: str
    worker: str
    template: VisitTemplate
    visited_on: date
    minutes: int


class VisitPage(Shown):
    """One page of visits, the newest first."""

    items: list[VisitRow]
    next: str | None
    previous: str | None


class DueRow(Shown):
    """A group and its next visit; `worker` accompanies it, nobody where it is empty."""

    id: UUID
    organization: str
    worker: str
    last_on: date | None
    next_on: date
    standing: Standing


class DuePage(Shown):
    """One page of groups, the one that waits longest first."""

    items: list[DueRow]
    next: str | None
    previous: str | None


class RulesShown(Shown):
    """What the township set."""

    visit_days: int
    version: int
