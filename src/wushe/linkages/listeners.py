"""What linkages do when something happens below them, and what they tell people of who is in whose care."""

from wushe.funds.events import PromiseWithdrawn
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.linkages import queries
from wushe.linkages.filling import step_out
from wushe.people.care import cares

cares(queries.who_needed_it)


@listens(PromiseWithdrawn)
async def withdrawn_money_leaves(work: Work, event: PromiseWithdrawn) -> None:
    """A promise that was withdrawn fills no place any more."""
    participant = await work.one_or_none(queries.promise_place(event.promise_id))
    if participant is not None:
        step_out(work, participant)
