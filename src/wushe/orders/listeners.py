"""What service orders hear of the slices below."""

from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.orders.service.keeping import forget_of
from wushe.people.events import PersonErased


@listens(PersonErased)
async def forget_their_orders(work: Work, event: PersonErased) -> None:
    """Nobody comes any more, and the notes say nothing."""
    await forget_of(work, event.person_id)
