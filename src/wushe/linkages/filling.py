"""Filling the five places, and leaving them."""

from uuid import UUID

from wushe.communities.models import Community
from wushe.communities.societies import Society
from wushe.kernel import clock
from wushe.kernel.database.model import TenantModel, new_id
from wushe.kernel.work import Work
from wushe.linkages import queries
from wushe.linkages.errors import MustStay, NoSuchLinkage, NoSuchParticipant, NotSuitable
from wushe.linkages.events import PlaceFilled, PlaceLeft
from wushe.linkages.models import Linkage, Participant
from wushe.linkages.permissions import Linkages
from wushe.linkages.schemas import NewParticipant
from wushe.organizations.models import Organization
from wushe.people import queries as people
from wushe.pools.errors import NoSuchZone
from wushe.pools.queries import resources as pools

COLUMN = {
    Society.COMMUNITY: "community_id",
    Society.WORKER: "person_id",
    Society.ORGANIZATION: "organization_id",
    Society.VOLUNTEER: "person_id",
    Society.RESOURCE: "promise_id",
}
"""Which column of a participant holds the party of each society."""


async def enter(
    work: Work, linkage: Linkage, society: Society, party_id: UUID, *, zone_id: UUID | None = None, column: str = ""
) -> Participant:
    """Put a party that exists into its place; `column` names one that its society's does not hold, an award.

    Raises `AlreadyTakesPart`.
    """
    participant = work.add(
        Participant(
            id=new_id(),
            linkage_id=linkage.id,
            society=society,
            party_id=party_id,
            zone_id=zone_id,
            since=clock.today(),
            **{column or COLUMN[society]: party_id},
        )
    )
    await work.flush()
    work.record(PlaceFilled(linkage_id=linkage.id, society=society, party_id=party_id))
    return participant


async def fill(work: Work, linkage_id: UUID, society: Society, data: NewParticipant) -> Participant:
    """Somebody in charge fills a place. Raises `NotSuitable`, `AlreadyTakesPart`; money is promised instead."""
    reach = work.require(Linkages.FILL)
    linkage = await work.one(queries.linkage_to_change(reach, linkage_id), NoSuchLinkage)
    linkage.must_be_open()
    await _must_suit(work, society, data.party_id)
    if data.zone_id is not None:
        await _must_be_theirs(work, data.zone_id, data.party_id)
    return await enter(work, linkage, society, data.party_id, zone_id=data.zone_id)


async def _must_suit(work: Work, society: Society, party_id: UUID) -> None:
    match society:
        case Society.COMMUNITY:
            found = await _exists(work, Community, party_id)
        case Society.ORGANIZATION:
            found = await _exists(work, Organization, party_id)
        case Society.WORKER:
            found = await work.one_or_none(people.worker(party_id)) is not None
        case Society.VOLUNTEER:
            found = await work.one_or_none(people.volunteer(party_id)) is not None
        case Society.RESOURCE:
            found = False
    if not found:
        raise NotSuitable


async def _exists(work: Work, model: type[TenantModel], thing_id: UUID) -> bool:
    return await work.session.get(model, (work.tenant.id, thing_id)) is not None


async def _must_be_theirs(work: Work, zone_id: UUID, community_id: UUID) -> None:
    """A community opens a place of its own."""
    found = await work.rows(pools.zone_with_venue(zone_id))
    if not any(venue.community_id == community_id and not zone.is_closed for zone, venue in found):
        raise NoSuchZone


async def join(work: Work, linkage_id: UUID) -> Participant:
    """A volunteer takes part of their own accord. Raises `NotSuitable` for somebody who is none."""
    work.require(Linkages.JOIN)
    linkage = await work.one(queries.linkage_to_join(linkage_id), NoSuchLinkage)
    person_id = work.person.person_id
    if person_id is None or await work.one_or_none(people.volunteer(person_id)) is None:
        raise NotSuitable
    return await enter(work, linkage, Society.VOLUNTEER, person_id)


async def leave(work: Work, linkage_id: UUID, participant_id: UUID) -> None:
    """Somebody in charge takes a party out. Raises `MustStay` for the organisation that answers the need."""
    reach = work.require(Linkages.FILL)
    linkage = await work.one(queries.linkage_to_change(reach, linkage_id), NoSuchLinkage)
    linkage.must_be_open()
    participant = await work.one(queries.participant(linkage.id, participant_id), NoSuchParticipant)
    if participant.organization_id == linkage.organization_id:
        raise MustStay
    step_out(work, participant)


def step_out(work: Work, participant: Participant) -> None:
    """Leave one's place from today on."""
    participant.leave(clock.today())
    work.record(
        PlaceLeft(linkage_id=participant.linkage_id, society=participant.society, party_id=participant.party_id)
    )
