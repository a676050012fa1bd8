"""What is to be done: agreed on in a visit or a group supervision, and found done in a later visit."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.text import clean
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.supervision.errors import DueBefore, DueNeeded, NotOfGroup, OwnerNeeded
from wushe.supervision.events import ActionAgreed, ActionDone
from wushe.supervision.models import Action
from wushe.supervision.queries import actions as queries
from wushe.supervision.schemas.visits import NewVisit


class Asked(NamedTuple):
    """What somebody is to do, and by when."""

    title: str
    owner_id: UUID
    due_on: date


async def asked_for(work: Work, organization_id: UUID, data: NewVisit) -> list[Asked]:
    """Raises `OwnerNeeded`, `DueNeeded`, `DueBefore` and `NotOfGroup` beside their fields."""
    titles = [title for written in data.todos if (title := clean(written))]
    if not titles:
        return []
    if data.owner_id is None:
        raise OwnerNeeded().beside("owner_id")
    if data.due_on is None:
        raise DueNeeded().beside("due_on")
    if data.due_on < data.visited_on:
        raise DueBefore(day=data.visited_on).beside("due_on")
    await must_be_of_group(work, organization_id, data.owner_id, data.visited_on)
    return [Asked(title, data.owner_id, data.due_on) for title in titles]


async def must_be_of_group(work: Work, organization_id: UUID, person_id: UUID, on: date) -> None:
    """Raises `NotOfGroup` beside `owner_id`."""
    if not await work.scalar(select(queries.may_own(organization_id, person_id, on))):
        raise NotOfGroup().beside("owner_id")


def agree(
    work: Work, organization_id: UUID, asked: Asked, on: date, *,
    visit_id: UUID | None = None, group_supervision_id: UUID | None = None,
) -> Action:  # fmt: skip
    """An action of the group out of one of the two."""
    action = Action(
        id=new_id(), organization_id=organization_id, visit_id=visit_id, group_supervision_id=group_supervision_id,
        title=asked.title, owner_id=asked.owner_id, agreed_on=on, due_on=asked.due_on, outcome="",
    )  # fmt: skip
    work.record(
        ActionAgreed(
            action_id=action.id, organization_id=organization_id, owner_id=action.owner_id, due_on=action.due_on
        )
    )
    return work.add(action)


def finish(work: Work, action: Action, outcome: str) -> None:
    """Close it with what was done; of one that somebody closed meanwhile, the words are kept beside theirs."""
    if action.closed_at is None:
        close(work, action, outcome)
    else:
        work.add(action.note(outcome, clock.now(), acting(work)))


def close(work: Work, action: Action, outcome: str) -> None:
    """Raises `ActionClosed`, `WhatWasDone`."""
    work.add(action.close(outcome, clock.now(), acting(work)))
    work.record(ActionDone(action_id=action.id, organization_id=action.organization_id, owner_id=action.owner_id))
