"""How much of an offer is promised in a month, counted under the offer's lock so that nothing is promised twice."""

from collections.abc import Iterable
from uuid import UUID

from wushe.kernel.clock import Month
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.needs.errors import NoSuchOffer
from wushe.needs.models import OfferUse, ServiceOffer
from wushe.needs.queries import offers as queries


async def promise(
    work: Work, offer_id: UUID, linkage_id: UUID, person_times: int, month: Month, *, need_id: UUID | None = None
) -> OfferUse:
    """Keep so many person-times of a month for a linkage, besides what it has; raises `OfferFull`, `OfferOver`."""
    offer = await work.one(queries.offer_locked(offer_id), NoSuchOffer)
    used = dict(await work.rows(queries.used(month, [offer_id])))
    offer.promise(person_times, used.get(offer_id, 0), month)
    kept = next((use for use in await work.all(queries.uses_by(linkage_id)) if _is(use, offer, month)), None)
    if kept is None:
        kept = work.add(
            OfferUse(
                id=new_id(), offer_id=offer_id, linkage_id=linkage_id, need_id=need_id, month=month.first,
                person_times=0,
            )
        )  # fmt: skip
    kept.person_times += person_times
    await work.flush()
    return kept


def _is(use: OfferUse, offer: ServiceOffer, month: Month) -> bool:
    return use.offer_id == offer.id and use.month == month.first


async def give_back(work: Work, linkage_id: UUID) -> None:
    """The linkage uses none of it."""
    for use in await work.all(queries.uses_by(linkage_id)):
        await work.session.delete(use)
    await work.flush()


async def left_of(work: Work, offers: Iterable[ServiceOffer], month: Month | None = None) -> dict[UUID, int]:
    """Person-times left of each offer in that month, this one unless said otherwise."""
    offers = list(offers)
    used = dict(await work.rows(queries.used(month or Month.current(), [offer.id for offer in offers])))
    return {offer.id: max(0, offer.capacity - used.get(offer.id, 0)) for offer in offers}
