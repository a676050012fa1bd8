"""Every event that a rule names goes to the inboxes in the same transaction."""

from wushe.kernel.journal.event import Event, listens
from wushe.kernel.work import Work
from wushe.notifications.rules import RULES_OF
from wushe.notifications.service.delivering import deliver


@listens(*RULES_OF)
async def tell(work: Work, event: Event) -> None:
    await deliver(work, event)
