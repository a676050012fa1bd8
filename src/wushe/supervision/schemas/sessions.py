"""What is entered and shown of group and individual supervision."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Shown, text
from wushe.supervision.kinds import ActionState, SupervisionFunction
from wushe.supervision.schemas.actions import ActionTitle
from wushe.supervision.schemas.visits import Minutes

MOST_GROUPS = 60
Functions = Annotated[list[SupervisionFunction], Meta(max_length=len(SupervisionFunction))]
Problem = Annotated[str, text(200, shortest=2)]
Talk = Annotated[str, text(2000, shortest=2, lines=True)]
Agreed = Annotated[str, text(2000, shortest=0, lines=True)]


class NewGroupSupervision(Entered, kw_only=True):
    """One problem of several groups. Each gets an action of its own: `measure`, its leader's, due on `due_on`."""

    held_on: Day
    minutes: Minutes
    functions: Functions = field(default_factory=list)
    problem: Problem
    advice: Talk
    organization_ids: Annotated[list[UUID], Meta(max_length=MOST_GROUPS)] = field(default_factory=list)
    measure: ActionTitle
    due_on: Day


class NewIndividualSupervision(Entered, kw_only=True):
    """What two people spoke of. Nobody else will ever read it."""

    supervisee_id: UUID
    held_on: Day
    minutes: Minutes
    functions: Functions = field(default_factory=list)
    topic: Annotated[str, text(120, shortest=2)]
    talk: Talk
    agreed: Agreed = ""


class GroupFilters(Filters):
    """How the list of group supervision may be narrowed."""

    function: SupervisionFunction | None = None
    organization_id: UUID | None = None


class TakingShown(Shown):
    """A group that took part, and what it is to do."""

    organization_id: UUID
    organization: str
    action_id: UUID
    action: str
    owner: str
    due_on: date
    state: ActionState


class GroupSupervisionShown(Shown):
    """One problem, what was advised, and what each group within reach is to do. `groups` counts all of them."""

    id: UUID
    supervisor: str
    held_on: date
    minutes: int
    functions: list[str]
    problem: str
    advice: str
    groups: int
    taking: list[TakingShown]


class GroupSupervisionRow(Shown):
    """One in a list; functions are parted by commas."""

    id: UUID
    problem: str
    held_on: date
    supervisor: str
    functions: str
    groups: int
    open: int


class GroupSupervisionPage(Shown):
    """One page, the newest first."""

    items: list[GroupSupervisionRow]
    next: str | None
    previous: str | None


class IndividualRow(Shown):
    """One of one's own records in the list: with whom and when, not what about."""

    id: UUID
    supervisor: str
    supervisee: str
    held_on: date
    minutes: int


class IndividualShown(Shown):
    """The record, for its two parties."""

    id: UUID
    supervisor: str
    supervisee: str
    held_on: date
    minutes: int
    functions: list[str]
    topic: str
    talk: str
    agreed: str
