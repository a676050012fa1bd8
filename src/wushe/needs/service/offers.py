"""What organisations offer: made, changed, paused, ended."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from wushe.communities import queries as communities
from wushe.communities.errors import NoSuchCommunity
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Reach, Work
from wushe.needs.errors import NoSuchOffer, OrganizationNotOnRecord
from wushe.needs.events import OfferEdited, OfferMade, OfferMoved
from wushe.needs.kinds import OfferState
from wushe.needs.models import OfferArea, ServiceOffer
from wushe.needs.permissions import Needs
from wushe.needs.queries import offers as queries
from wushe.needs.schemas.offers import NewOffer, OfferData
from wushe.needs.service.types import must_be_offered
from wushe.organizations import queries as organizations
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.kinds import Stage
from wushe.organizations.models import Organization


async def make_offer(work: Work, data: NewOffer) -> ServiceOffer:
    """Raises `OrganizationNotOnRecord`, `NoSuchServiceType`, `AreaNeeded`, `AgesReversed`, `PersonalDataInText`."""
    reach = work.require(Needs.OFFER)
    organization = await _organization(work, reach, data.organization_id)
    refuse_if_not_on_record(organization)
    offer = ServiceOffer(
        id=new_id(), organization_id=organization.id, state=OfferState.OPEN, state_since=clock.today()
    )  # fmt: skip
    await _describe(work, offer, data)
    work.add(offer)
    await work.flush()
    _place(work, offer, data.community_ids)
    work.record(OfferMade(offer_id=offer.id, organization_id=organization.id))
    await work.flush()
    return offer


async def edit_offer(work: Work, offer_id: UUID, data: OfferData) -> ServiceOffer:
    """Raises as `make_offer` does, `OfferOver`, `Stale`; its communities are replaced as a whole."""
    offer = await _to_change(work, offer_id)
    work.check_version(offer)
    offer.refuse_if_ended()
    await _describe(work, offer, data)
    await work.session.execute(delete(OfferArea).where(OfferArea.offer_id == offer.id))
    _place(work, offer, data.community_ids)
    flag_modified(offer, "title")  # its communities are rows of their own; the version must tell of them too
    work.record(OfferEdited(offer_id=offer.id))
    await work.flush()
    return offer


async def pause_offer(work: Work, offer_id: UUID) -> ServiceOffer:
    """Propose it no more for a while; what was promised stands. Raises `OfferOver`."""
    offer = await _to_change(work, offer_id)
    offer.pause(clock.today())
    return await _moved(work, offer)


async def resume_offer(work: Work, offer_id: UUID) -> ServiceOffer:
    """Raises `OrganizationNotOnRecord`, `OfferOver`."""
    offer = await _to_change(work, offer_id)
    refuse_if_not_on_record(await work.get(Organization, offer.organization_id))
    offer.resume(clock.today())
    return await _moved(work, offer)


async def end_offer(work: Work, offer_id: UUID) -> ServiceOffer:
    """For good; raises `OfferOver`."""
    offer = await _to_change(work, offer_id)
    offer.end(clock.today())
    return await _moved(work, offer)


async def end_offers_of(work: Work, organization_id: UUID, on: date) -> None:
    """The organisation is no more. For the listener."""
    for offer in await work.all(queries.offers_of(organization_id)):
        offer.end(on)
        await _moved(work, offer)


def refuse_if_not_on_record(organization: Organization) -> None:
    if organization.stage is not Stage.ACTIVE or not (organization.is_filed or organization.is_registered):
        raise OrganizationNotOnRecord(name=organization.name)


async def _organization(work: Work, reach: Reach, organization_id: UUID) -> Organization:
    found = organizations.organization_to_change(reach, organization_id)
    return await work.one(found, NoSuchOrganization)


async def _to_change(work: Work, offer_id: UUID) -> ServiceOffer:
    reach = work.require(Needs.OFFER)
    return await work.one(queries.offer_to_change(reach, offer_id), NoSuchOffer)


async def _describe(work: Work, offer: ServiceOffer, data: OfferData) -> None:
    await must_be_offered(work, data.service_type_id)
    offer.service_type_id = data.service_type_id
    offer.say(data.title, data.story, data.eligibility)
    offer.serve(data.age_from, data.age_to, data.groups, data.mobility)
    offer.go(everywhere=data.everywhere, communities=len(data.community_ids), times=data.times, capacity=data.capacity)
    if not offer.everywhere:
        await _must_be_there(work, data.community_ids)


async def _must_be_there(work: Work, community_ids: Iterable[UUID]) -> None:
    known = {community_id for community_id, _name in await work.rows(communities.choices())}
    if not known.issuperset(community_ids):
        raise NoSuchCommunity


def _place(work: Work, offer: ServiceOffer, community_ids: Iterable[UUID]) -> None:
    for community_id in [] if offer.everywhere else sorted(set(community_ids)):
        work.add(OfferArea(id=new_id(), offer_id=offer.id, community_id=community_id))


async def _moved(work: Work, offer: ServiceOffer) -> ServiceOffer:
    work.record(OfferMoved(offer_id=offer.id, organization_id=offer.organization_id, state=offer.state))
    await work.flush()
    return offer
