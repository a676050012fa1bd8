"""What needs hear of the slices below."""

from wushe.kernel import clock
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Work
from wushe.needs.service.offers import end_offers_of
from wushe.organizations.events import OrganizationDissolved


@listens(OrganizationDissolved)
async def end_its_offers(work: Work, event: OrganizationDissolved) -> None:
    """Nobody is left to keep them."""
    await end_offers_of(work, event.organization_id, clock.today())
