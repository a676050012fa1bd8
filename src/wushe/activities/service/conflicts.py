"""Conflicts of place and time: found when a session is saved, cleared when one of the two is gone.

The pool says who has a place; that it is another activity makes a conflict, in which both organisations have a say.
"""

from collections.abc import Sequence
from uuid import UUID

from wushe.activities.events import ConflictCleared, ConflictFound
from wushe.activities.kinds import ConflictState
from wushe.activities.models import Activity, Conflict, Session
from wushe.activities.queries import conflicts as queries, places
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.pools.service.rooms import venue_of


async def find_conflicts(work: Work, activity: Activity, session: Session) -> list[Conflict]:
    """Write down each other activity that is held there and then; the caller holds the place.

    Two that agreed to hold it jointly stay agreed.
    """
    if session.zone_id is None:
        return []
    others = [each for each in await contending(work, session) if each.activity_id != activity.id]
    return [await _written_down(work, activity, session, other, session.zone_id) for other in others]


async def contending(work: Work, session: Session) -> Sequence[Session]:
    """Whatever has the session's zone at its time or wants it, itself too; clearing up afterwards is part of a time."""
    if session.zone_id is None:
        return []
    buffer = (await venue_of(work, session.zone_id)).buffer
    return await work.all(places.contending(session.zone_id, session.starts_at - buffer, session.ends_at + buffer))


async def _written_down(work: Work, activity: Activity, session: Session, other: Session, zone_id: UUID) -> Conflict:
    standing = await work.one_or_none(queries.pair(session.id, other.id))
    if standing is not None:
        return standing
    other_activity = await work.get(Activity, other.activity_id)
    (first, first_side), (second, second_side) = sorted(
        [(session.id, activity), (other.id, other_activity)], key=lambda side: side[0]
    )
    conflict = work.add(
        Conflict(
            id=new_id(),
            zone_id=zone_id,
            session_id=first,
            other_session_id=second,
            organization_id=first_side.organization_id,
            other_organization_id=second_side.organization_id,
            state=ConflictState.OPEN,
            found_at=clock.now(),
        )
    )
    work.record(
        ConflictFound(
            conflict_id=conflict.id,
            activity_id=first_side.id,
            other_activity_id=second_side.id,
            organization_id=first_side.organization_id,
            other_organization_id=second_side.organization_id,
        )
    )
    return conflict


async def clear_gone(work: Work, session: Session) -> None:
    """Clear every conflict of a session that was moved or cancelled, where the two no longer meet."""
    for conflict in await work.all(queries.standing_of(session.id)):
        one, other = await sessions_of(work, conflict)
        if not await _meet(work, one, other):
            conflict.clear(clock.now())
            work.record(
                ConflictCleared(
                    conflict_id=conflict.id, activity_id=one.activity_id, other_activity_id=other.activity_id
                )
            )


async def sessions_of(work: Work, conflict: Conflict) -> tuple[Session, Session]:
    return await work.get(Session, conflict.session_id), await work.get(Session, conflict.other_session_id)


async def _meet(work: Work, one: Session, other: Session) -> bool:
    """Both stand, at one place that neither has lost, and share some time."""
    return {one.id, other.id} <= {each.id for each in await contending(work, one)}
