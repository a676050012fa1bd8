"""What linkages do when something happens below them, and what they tell people of who is in whose care."""

from wushe.funds.events import AwardClosed, PromiseWithdrawn
from wushe.funds.models import Award
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.ledger.pots import pot_of
from wushe.linkages import queries
from wushe.linkages.filling import step_out
from wushe.people.care import cares

cares(queries.who_needed_it)


@listens(PromiseWithdrawn)
async def withdrawn_money_leaves(work: Work, event: PromiseWithdrawn) -> None:
    """A promise that was withdrawn fills no place any more."""
    participant = await work.one_or_none(queries.money_place(event.promise_id))
    if participant is not None:
        step_out(work, participant)


@listens(AwardClosed)
async def unpaid_award_leaves(work: Work, event: AwardClosed) -> None:
    """An award that ended with nothing paid fills no place any more; one that paid has filled it."""
    participant = await work.one_or_none(queries.money_place(event.award_id))
    if participant is None:
        return
    award: Award = await work.get(Award, event.award_id)
    if award.account_id is None or not (await pot_of(work, award.account_id)).spent_fen:
        step_out(work, participant)
