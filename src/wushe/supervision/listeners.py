"""What supervision hears of the slices below."""

from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.people.events import PersonErased
from wushe.supervision.service.confiding import forget_supervisee


@listens(PersonErased)
async def forget_what_was_confided(work: Work, event: PersonErased) -> None:
    """What somebody told in individual supervision goes with them."""
    await forget_supervisee(work, event.person_id)
