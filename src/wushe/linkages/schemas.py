"""What people enter and see of linkages."""

from datetime import date
from uuid import UUID

from wushe.communities.societies import Society
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Shown
from wushe.linkages.kinds import EndReason, Stage


class NewLinkage(Entered):
    """A need and the organisation that is asked to answer it, with the offer that the match proposed."""

    need_id: UUID
    organization_id: UUID
    offer_id: UUID | None = None


class Ending(Entered):
    """Why it is declined or withdrawn."""

    reason: EndReason


class TiedAward(Entered):
    """The award that pays for a linkage."""

    award_id: UUID


class NewParticipant(Entered):
    """Who fills a place: a community, social worker, organisation or volunteer. Money is promised instead."""

    party_id: UUID
    zone_id: UUID | None = None


class LinkageFilters(Filters):
    """What the list of linkages can be narrowed by."""

    stage: Stage | None = None
    community_id: UUID | None = None
    organization_id: UUID | None = None
    missing: Society | None = None
    since: Day | None = None


class ParticipantShown(Shown):
    """Somebody in a place."""

    id: UUID
    society: Society
    party_id: UUID
    zone_id: UUID | None
    since: date


class LinkageShown(Shown):
    """A linkage with its participants, and the societies whose place is empty."""

    id: UUID
    title: str
    need_id: UUID
    organization_id: UUID
    community_id: UUID
    stage: Stage
    proposed_on: date
    agreed_on: date | None
    started_on: date | None
    confirmed_on: date | None
    closed_on: date | None
    participants: list[ParticipantShown]
    missing: list[Society]
    version: int


class LinkageLine(Shown):
    """A linkage in a list."""

    id: UUID
    title: str
    stage: Stage
    organization_id: UUID
    community_id: UUID
    need_id: UUID
    proposed_on: date


class LinkagePage(Shown):
    """One page of the list."""

    items: list[LinkageLine]
    next: str | None
    previous: str | None
