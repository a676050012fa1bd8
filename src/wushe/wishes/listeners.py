"""What micro-wishes hear of the slices below."""

from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.people.events import PersonErased
from wushe.wishes.service.forgetting import forget_of


@listens(PersonErased)
async def forget_their_notes(work: Work, event: PersonErased) -> None:
    """Whoever wants nothing kept leaves no size and no colour either."""
    await forget_of(work, event.person_id)
