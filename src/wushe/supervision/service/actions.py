"""What becomes of an action: it is changed, closed with what was done, or opened again with a reason."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.supervision.errors import DueBefore, NoSuchAction, OwnerNeeded
from wushe.supervision.events import ActionChanged, ActionReopened
from wushe.supervision.models import Action
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import actions as queries
from wushe.supervision.schemas.actions import ActionData, Again, Done
from wushe.supervision.service.agreeing import close, must_be_of_group


async def edit_action(work: Work, action_id: UUID, data: ActionData) -> Action:
    """Raises `OwnerNeeded`, `NotOfGroup`, `DueBefore`, `ActionClosed`, `Stale`."""
    action = await _to_change(work, Supervision.HOLD, action_id)
    work.check_version(action)
    if data.owner_id is None:
        raise OwnerNeeded().beside("owner_id")
    if data.owner_id != action.owner_id:
        await must_be_of_group(work, action.organization_id, data.owner_id, clock.today())
    action.ask(data.title, data.owner_id, data.due_on)
    work.record(
        ActionChanged(
            action_id=action.id, organization_id=action.organization_id, owner_id=action.owner_id, due_on=action.due_on
        )
    )
    await work.flush()
    return action


async def close_action(work: Work, action_id: UUID, data: Done) -> Action:
    """Closes only with what was done: raises `WhatWasDone`, `ActionClosed`, `Stale`."""
    action = await _to_change(work, Supervision.ACT, action_id)
    work.check_version(action)
    close(work, action, data.outcome)
    await work.flush()
    return action


async def reopen_action(work: Work, action_id: UUID, data: Again) -> Action:
    """Raises `ReasonNeeded`, `DueBefore`, `ActionOpen`, `Stale`."""
    action = await _to_change(work, Supervision.REOPEN, action_id)
    work.check_version(action)
    if data.due_on < clock.today():
        raise DueBefore(day=clock.today()).beside("due_on")
    work.add(action.reopen(data.reason, data.due_on, clock.now(), acting(work)))
    work.record(
        ActionReopened(
            action_id=action.id, organization_id=action.organization_id, owner_id=action.owner_id, due_on=action.due_on
        )
    )
    await work.flush()
    return action


async def _to_change(work: Work, permission: Supervision, action_id: UUID) -> Action:
    return await work.one(queries.action_to_change(work.require(permission), action_id), NoSuchAction)
