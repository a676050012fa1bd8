"""What is done each morning: whoever has something to do soon, or should have done it, is told."""

from datetime import timedelta

from wushe.kernel.clock import today
from wushe.kernel.work import Work
from wushe.supervision.events import ActionFallsDue, ActionOverdue
from wushe.supervision.models import Action
from wushe.supervision.queries import actions as queries

BEFORE = timedelta(days=3)
AGAIN = timedelta(days=7)


async def remind(work: Work) -> int:
    """Once before the day, once after it, and then each week until it is done; returns how many were told."""
    found = await work.all(queries.to_remind(today() + BEFORE, today() - AGAIN))
    for action in found:
        await _tell(work, action)
    return len(found)


async def _tell(work: Work, action: Action) -> None:
    action = await work.one(queries.action_locked(action.id))
    if action.closed_at is not None:
        return  # somebody was quicker than the job
    action.reminded_on = today()
    event = ActionOverdue if action.due_on < today() else ActionFallsDue
    work.record(
        event(
            action_id=action.id, organization_id=action.organization_id, owner_id=action.owner_id, due_on=action.due_on
        )
    )
    await work.flush()
