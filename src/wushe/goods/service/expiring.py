"""The evening's look at dates. What has expired is refused by its date alone: nothing has to be marked."""

from wushe.goods.events import LotsExpiring
from wushe.goods.models import DonationPoint
from wushe.goods.permissions import Goods
from wushe.goods.queries import listing
from wushe.kernel.work import Work


async def look(work: Work) -> int:
    """Tell of each point where something expires soon or has expired; returns how many points that are."""
    work.require(Goods.READ)
    found = await work.rows(listing.bands())
    for point_id, soon, expired in found:
        point = await work.get(DonationPoint, point_id)
        work.record(
            LotsExpiring(
                point_id=point.id, community_id=point.community_id, steward_id=point.steward_id, soon=soon,
                expired=expired,
            )
        )  # fmt: skip
    return len(found)
