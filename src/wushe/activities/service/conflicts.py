"""Conflicts of place and time: found when a session is saved, cleared when one of the two is gone."""

from uuid import UUID

from wushe.activities.events import ConflictCleared, ConflictFound
from wushe.activities.kinds import ConflictState, SessionState
from wushe.activities.models import Activity, Conflict, Session
from wushe.activities.queries import conflicts as queries, sessions as session_queries
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work


async def find_conflicts(work: Work, activity: Activity, session: Session) -> list[Conflict]:
    """Write down each other activity that is held there and then; the caller holds the place.

    Two that agreed to hold it jointly stay agreed.
    """
    if session.place_id is None:
        return []
    meeting = await work.all(session_queries.at_place(session.place_id, session.starts_at, session.ends_at))
    others = [other for other in meeting if other.activity_id != activity.id]
    return [await _written_down(work, activity, session, other, session.place_id) for other in others]


async def _written_down(work: Work, activity: Activity, session: Session, other: Session, place_id: UUID) -> Conflict:
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
            place_id=place_id,
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
        if not meet(one, other):
            conflict.clear(clock.now())
            work.record(
                ConflictCleared(
                    conflict_id=conflict.id, activity_id=one.activity_id, other_activity_id=other.activity_id
                )
            )


async def sessions_of(work: Work, conflict: Conflict) -> tuple[Session, Session]:
    return await work.get(Session, conflict.session_id), await work.get(Session, conflict.other_session_id)


def meet(one: Session, other: Session) -> bool:
    """Both stand, at one place, and share some time."""
    stand = SessionState.CANCELLED not in {one.state, other.state}
    same_place = one.place_id is not None and one.place_id == other.place_id
    return stand and same_place and one.starts_at < other.ends_at and other.starts_at < one.ends_at
