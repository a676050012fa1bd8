"""What activities answer when slices below ask, because those cannot import them."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import Select, func, select

from wushe.access import asking
from wushe.activities.models import Activity, Rating, Session
from wushe.activities.queries import activity
from wushe.kernel.work import Reach, Work
from wushe.needs import rated
from wushe.needs.models import ServiceOffer


@asking.things("activities")
def reached(reach: Reach, thing_id: UUID) -> Select[Activity]:
    """For `wushe access explain`."""
    return activity(reach, thing_id)


@rated.ratings
async def of_offers(work: Work, offer_ids: Collection[UUID]) -> Mapping[UUID, float]:
    """The average of what was said of the organisation that offers it, whatever it was that it did."""
    average = func.avg(Rating.stars)
    found = await work.rows(
        select(ServiceOffer.id, average)
        .join(Activity, Activity.organization_id == ServiceOffer.organization_id)
        .join(Session, Session.activity_id == Activity.id)
        .join(Rating, Rating.session_id == Session.id)
        .where(ServiceOffer.id.in_(list(offer_ids)))
        .group_by(ServiceOffer.id)
    )
    return {offer_id: float(stars) for offer_id, stars in found}
