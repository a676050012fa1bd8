"""How many orders there are, and how long they took."""

from wushe.kernel.work import Reach, Work
from wushe.orders.queries import listing
from wushe.orders.schemas.shown import TotalsShown


async def totals(work: Work, reach: Reach) -> TotalsShown:
    """Of those within `reach`, which a verb or a page has asked for."""
    [(placed, confirmed, minutes, overdue)] = await work.rows(listing.totals(reach))
    return TotalsShown(placed=placed, confirmed=confirmed, minutes=minutes, overdue=overdue)
