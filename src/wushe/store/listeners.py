"""What follows in the store from hours that are approved."""

from wushe.activities.events import HoursApproved
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.store.service.crediting import credit


@listens(HoursApproved)
async def earn(work: Work, event: HoursApproved) -> None:
    """The first time they give a credit; approved anew after a correction, they change it."""
    await credit(work, event.person_id, event.hours_id, event.minutes)
