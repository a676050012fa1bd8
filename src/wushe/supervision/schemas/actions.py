"""What is entered and shown of actions."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Shown, text
from wushe.supervision.kinds import ActionState, Turn

ActionTitle = Annotated[str, text(120, shortest=2)]
Words = Annotated[str, text(500, lines=True)]


class ActionData(Entered, kw_only=True):
    """What is to be done, by whom and by when."""

    title: ActionTitle
    owner_id: UUID | None = None
    due_on: Day


class Done(Entered):
    """What was done."""

    outcome: Words


class Again(Entered, kw_only=True):
    """Why it was not enough, and by when it is to be done now."""

    reason: Words
    due_on: Day


class ActionFilters(Filters):
    """How the list may be narrowed. `open` takes in what is overdue; `mine`: what one owns."""

    state: ActionState | None = None
    organization_id: UUID | None = None
    owner_id: UUID | None = None
    community_id: UUID | None = None
    mine: bool = False


class StepShown(Shown):
    """One turn of an action."""

    turn: Turn
    words: str
    by: str
    at: datetime


class ActionShown(Shown):
    """An action; it comes out of a visit or out of a group supervision."""

    id: UUID
    organization_id: UUID
    organization: str
    title: str
    owner_id: UUID
    owner: str
    agreed_on: date
    due_on: date
    state: ActionState
    outcome: str
    visit_id: UUID | None
    group_supervision_id: UUID | None
    steps: list[StepShown]
    version: int


class ActionRow(Shown):
    """An action in a list."""

    id: UUID
    title: str
    organization_id: UUID
    organization: str
    owner: str
    agreed_on: date
    due_on: date
    state: ActionState
    outcome: str


class ActionPage(Shown):
    """One page of actions, what is due first."""

    items: list[ActionRow]
    next: str | None
    previous: str | None
