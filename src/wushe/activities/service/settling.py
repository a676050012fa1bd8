"""Settling a conflict: one side proposes, the other agrees, and only then something changes (row 50)."""

from datetime import datetime, timedelta
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
from wushe.activities.queries import conflicts as queries, sessions as session_queries
from wushe.activities.schemas.sessions import ResolutionData
from wushe.activities.service.acting import acting, hold_place
from wushe.activities.service.conflicts import sessions_of
from wushe.activities.service.scheduling import move
from wushe.activities.suggesting import DAYS, free_times
from wushe.communities import queries as communities
from wushe.communities.models import Place
from wushe.communities.opening import is_open
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work

MOST_OPTIONS = 3


class Option(NamedTuple):
    """A way out that would work as things stand; None is what it would not change."""

    resolution: Resolution
    session_id: UUID | None = None
    starts_at: datetime | None = None
    place: Place | None = None


async def options(work: Work, conflict: Conflict) -> list[Option]:
    """Other times and other places for either session, and holding it jointly. For whoever may read the conflict."""
    found: list[Option] = []
    for session in await sessions_of(work, conflict):
        found += [
            Option(Resolution.MOVE_TIME, session.id, starts_at=starts_at)
            for starts_at in await _free_times(work, conflict.place_id, session)
        ]
        found += [
            Option(Resolution.MOVE_PLACE, session.id, place=place)
            for place in await _free_places(work, conflict.place_id, session)
        ]
    return [*found, Option(Resolution.HOLD_JOINTLY)]


async def _free_times(work: Work, place_id: UUID, session: Session) -> list[datetime]:
    day = clock.local_day(session.starts_at)
    taken = await work.all(queries.taken_at(place_id, day - timedelta(days=1), day + timedelta(days=DAYS)))
    hours = [row.span for row in await work.all(communities.opening_hours([place_id]))]
    spans = free_times(
        (session.starts_at, session.ends_at),
        [(other.starts_at, other.ends_at) for other in taken if other.id != session.id],
        lambda starts_at, ends_at: is_open(hours, starts_at, ends_at),
        clock.now(),
        MOST_OPTIONS,
    )
    return [starts_at for starts_at, _ends_at in spans]


async def _free_places(work: Work, place_id: UUID, session: Session) -> list[Place]:
    """In the same community, large enough, and open then."""
    place = await work.get(Place, place_id)
    needed = session.participants_limit or 0
    free = await work.all(queries.free_places(place.community_id, session))
    hours = await work.all(communities.opening_hours([each.id for each in free]))
    return [
        each
        for each in free
        if (each.capacity is None or each.capacity >= needed)
        and is_open((row.span for row in hours if row.place_id == each.id), session.starts_at, session.ends_at)
    ][:MOST_OPTIONS]


async def propose(work: Work, conflict_id: UUID, data: ResolutionData) -> Proposal:
    """Ask the other side; what was proposed before gives way.

    Raises `ConflictOver`, `NotASide`, `NotOfThisConflict`, `WhereTo`, `StillConflicts`.
    """
    conflict, first, other = await _as_side(work, conflict_id)
    standing = await work.one_or_none(queries.open_proposal(conflict.id))
    if standing is not None:
        standing.close(ProposalState.SUPERSEDED, clock.now())
        await work.flush()
    proposal = await _written(work, conflict, data)
    await _refuse_meeting(work, conflict, proposal)
    proposal.agree(acting(work), first=first, other=other)
    work.add(proposal)
    work.record(await _told(work, ResolutionProposed, conflict, proposal))
    await work.flush()
    return proposal


async def agree(work: Work, conflict_id: UUID, proposal_id: UUID) -> Proposal:
    """Say yes for the other side; it is done at once. Raises `SideAgreed`, `ProposalOver`, `StillConflicts`."""
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
        if data.place_id is None or data.place_id == conflict.place_id:
            raise WhereTo
        proposal.place_id = data.place_id
        return proposal
    if data.starts_at is None:
        raise WhereTo
    if data.starts_at <= clock.now():
        raise EndsBeforeStart().beside("starts_at")
    session = await work.get(Session, data.session_id)
    proposal.starts_at, proposal.ends_at = data.starts_at, data.starts_at + (session.ends_at - session.starts_at)
    return proposal


async def _refuse_meeting(work: Work, conflict: Conflict, proposal: Proposal) -> None:
    """Raises `StillConflicts` when the way out leads into something else."""
    if proposal.session_id is None:
        return
    session = await work.get(Session, proposal.session_id)
    starts_at, ends_at = proposal.starts_at or session.starts_at, proposal.ends_at or session.ends_at
    place_id = proposal.place_id or conflict.place_id
    await hold_place(work, place_id)
    for other in await work.all(session_queries.at_place(place_id, starts_at, ends_at)):
        if other.id != session.id:
            activity = await work.get(Activity, other.activity_id)
            raise StillConflicts(title=activity.title)


async def _carry_out(work: Work, conflict: Conflict, proposal: Proposal) -> None:
    if proposal.session_id is None:
        conflict.hold_jointly(clock.now())
        return
    await _refuse_meeting(work, conflict, proposal)
    session = await work.get(Session, proposal.session_id, lock=True)
    activity = await work.get(Activity, session.activity_id)
    await move(
        work,
        activity,
        session,
        proposal.starts_at or session.starts_at,
        proposal.ends_at or session.ends_at,
        proposal.place_id or session.place_id,
        session.meeting_point,
    )


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
