"""What mentor pairing hears of the slices below."""

from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.mentoring.service.mentors import forget
from wushe.people.events import PersonErased


@listens(PersonErased)
async def forget_their_name(work: Work, event: PersonErased) -> None:
    """Whoever wants nothing kept leaves no name among the mentors."""
    await forget(work, event.person_id)
