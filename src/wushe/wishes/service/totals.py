"""How many wishes there were and what became of them, counted from rows."""

from wushe.kernel.work import Reach, Work
from wushe.wishes.queries import listing
from wushe.wishes.schemas.shown import TotalsShown


async def totals(work: Work, reach: Reach) -> TotalsShown:
    """Of those within `reach`, which a verb or a page has asked for."""
    [(collected, claimed, fulfilled, days)] = await work.rows(listing.totals(reach))
    middle = None if days is None else round(float(days), 1)
    return TotalsShown(collected=collected, claimed=claimed, fulfilled=fulfilled, days=middle)
