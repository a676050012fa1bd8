"""Settling a conflict: one side proposes, the other agrees, and only then something changes (row 50)."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from wushe.activities.errors import (
    EndsBeforeStart,
    NoSuchConflict,
    NotASide,
    NotOfThisConflict,
    StillConflicts,
    WhereTo,
)
from wushe.activities.events import ResolutionAgreed, ResolutionDeclined, ResolutionProposed
from wushe.activities.kinds import ProposalState, Resolution
from wushe.activities.models import Activity, Conflict, Proposal, Session
from wushe.activities.permissions import Activities
from wushe.activities.queries import conflicts as queries, places
from wushe.activities.schemas.sessions import ResolutionData
from wushe.activities.service import placing
from wushe.activities.service.acting import acting
from wushe.activities.service.conflicts import sessions_of
from wushe.activities.service.scheduling import Where, move
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.pools.alternatives import Held
from wushe.pools.fitting import Units
from wushe.pools.models import Resource, Zone
from wushe.pools.schemas.bookings import WantedTime
from wushe.pools.service.calendar import Lane
from wushe.pools.service.offering import what_else
from wushe.pools.service.rooms import hold_venues


class Option(NamedTuple):
    """A way out that would work as things stand; None is what it would not change."""

    resolution: Resolution
    session_id: UUID | None = None
    starts_at: datetime | None = None
    place: Zone | None = None


async def options(work: Work, conflict: Conflict) -> list[Option]:
    """Other times and other places for either session, and holding it jointly. For whoever may read the conflict.

    As the pool sees it: nothing is booked, closed or kept for a holiday then, and no other session waits for it.
    """
    found: list[Option] = []
    for session in await sessions_of(work, conflict):
        found += await _ways_of(work, conflict.zone_id, session)
    return [*found, Option(Resolution.HOLD_JOINTLY)]


async def _ways_of(work: Work, zone_id: UUID, session: Session) -> list[Option]:
    zone, own = await work.get(Zone, zone_id), await work.one_or_none(places.place(session.id))
    wanted = WantedTime(
        starts_at=session.starts_at, ends_at=session.ends_at, heads=session.participants_limit, zone_ids=[zone_id]
    )
    besides = [
        Held(Units(zone.number, zone.number + 1), other.starts_at, other.ends_at)
        for other in await work.all(queries.around(session)) if other.zone_id == zone_id
    ]  # fmt: skip
    venue = await work.get(Resource, zone.resource_id)
    offered = await what_else(work, Lane(venue), wanted, given_up=own and own.id, besides=besides)
    spoken_for = {other.zone_id for other in await work.all(queries.around(session)) if _meets(session, other)}
    return [
        *(Option(Resolution.MOVE_TIME, session.id, starts_at=starts_at) for starts_at, _ends_at in offered.times),
        *[
            Option(Resolution.MOVE_PLACE, session.id, place=await work.get(Zone, place.zone_id))
            for place in offered.places if place.zone_id not in spoken_for
        ],
    ]  # fmt: skip


def _meets(session: Session, other: Session) -> bool:
    return session.starts_at < other.ends_at and other.starts_at < session.ends_at


async def propose(work: Work, conflict_id: UUID, data: ResolutionData) -> Proposal:
    """Ask the other side; what was proposed before gives way.

    Raises `ConflictOver`, `NotASide`, `NotOfThisConflict`, `WhereTo`, `StillConflicts`, and what the pool would say.
    """
    conflict, first, other = await _as_side(work, conflict_id)
    standing = await work.one_or_none(queries.open_proposal(conflict.id))
    if standing is not None:
        standing.close(ProposalState.SUPERSEDED, clock.now())
        await work.flush()
    proposal = await _written(work, conflict, data)
    async with work.rehearsal():  # what cannot be done is not proposed
        await _carry_out(work, conflict, proposal)
    await work.session.refresh(conflict)
    proposal.agree(acting(work), first=first, other=other)
    work.add(proposal)
    work.record(await _told(work, ResolutionProposed, conflict, proposal))
    await work.flush()
    return proposal


async def agree(work: Work, conflict_id: UUID, proposal_id: UUID) -> Proposal:
    """Say yes for the other side; it is done at once. Nothing changes where the place was taken meanwhile.

    Raises `SideAgreed`, `ProposalOver`, `StillConflicts`, `Taken`.
    """
    conflict, first, other = await _as_side(work, conflict_id)
    proposal = await work.one(queries.proposal(conflict.id, proposal_id), NoSuchConflict)
    proposal.agree(acting(work), first=first, other=other)
    if proposal.is_agreed:
        proposal.close(ProposalState.ACCEPTED, clock.now())
        await _carry_out(work, conflict, proposal)
        work.record(await _told(work, ResolutionAgreed, conflict, proposal))
    await work.flush()
    return proposal


async def decline(work: Work, conflict_id: UUID, proposal_id: UUID) -> Proposal:
    """Say no, or take one's own proposal back: nothing changes. Raises `ProposalOver`."""
    conflict, _first, _other = await _as_side(work, conflict_id)
    proposal = await work.one(queries.proposal(conflict.id, proposal_id), NoSuchConflict)
    proposal.close(ProposalState.DECLINED, clock.now())
    work.record(await _told(work, ResolutionDeclined, conflict, proposal))
    await work.flush()
    return proposal


async def _as_side(work: Work, conflict_id: UUID) -> tuple[Conflict, bool, bool]:
    """The open conflict, locked, and for which of its sides the person speaks."""
    reach = work.require(Activities.SETTLE)
    conflict = await work.one(queries.conflict_to_settle(reach, conflict_id), NoSuchConflict)
    conflict.refuse_if_over()
    [(first, other)] = await work.rows(queries.sides(reach, conflict.id))
    if not (first or other):
        raise NotASide
    return conflict, bool(first), bool(other)


async def _written(work: Work, conflict: Conflict, data: ResolutionData) -> Proposal:
    proposal = Proposal(
        id=new_id(),
        conflict_id=conflict.id,
        resolution=data.resolution,
        state=ProposalState.OPEN,
        proposed_by=acting(work),
        proposed_at=clock.now(),
    )
    if data.resolution is Resolution.HOLD_JOINTLY:
        return proposal
    if data.session_id is None or data.session_id not in {conflict.session_id, conflict.other_session_id}:
        raise NotOfThisConflict
    proposal.session_id = data.session_id
    if data.resolution is Resolution.MOVE_PLACE:
        if data.zone_id is None or data.zone_id == conflict.zone_id:
            raise WhereTo().beside("zone_id")
        proposal.zone_id = data.zone_id
        return proposal
    if data.starts_at is None:
        raise WhereTo().beside("starts_at")
    if data.starts_at <= clock.now():
        raise EndsBeforeStart().beside("starts_at")
    session = await work.get(Session, data.session_id)
    proposal.starts_at, proposal.ends_at = data.starts_at, data.starts_at + (session.ends_at - session.starts_at)
    return proposal


async def _carry_out(work: Work, conflict: Conflict, proposal: Proposal) -> None:
    one, other = await sessions_of(work, conflict)
    await hold_venues(work, [conflict.zone_id, proposal.zone_id])
    if proposal.session_id is None:
        await placing.share(work, one, other)
        conflict.hold_jointly(clock.now())
        await work.flush()
        return
    session = await work.get(Session, proposal.session_id, lock=True)
    starts_at, ends_at = proposal.starts_at or session.starts_at, proposal.ends_at or session.ends_at
    zone_id = proposal.zone_id or conflict.zone_id
    await _refuse_meeting(work, session, zone_id, starts_at, ends_at)
    activity = await work.get(Activity, session.activity_id)
    await move(work, activity, session, Where(starts_at, ends_at, zone_id, session.meeting_point), waits=False)


async def _refuse_meeting(work: Work, session: Session, zone_id: UUID, starts_at: datetime, ends_at: datetime) -> None:
    """Raises `StillConflicts` when the way out leads into another activity, held there or waiting for it."""
    for other in await work.all(places.contending(zone_id, starts_at, ends_at)):
        if other.id != session.id:
            activity = await work.get(Activity, other.activity_id)
            raise StillConflicts(title=activity.title)


Told = ResolutionProposed | ResolutionAgreed | ResolutionDeclined


async def _told(work: Work, kind: type[Told], conflict: Conflict, proposal: Proposal) -> Told:
    one, other = await sessions_of(work, conflict)
    return kind(
        conflict_id=conflict.id,
        proposal_id=proposal.id,
        activity_id=one.activity_id,
        other_activity_id=other.activity_id,
        resolution=proposal.resolution,
    )
