"""Sessions: one, or a series of them; moved, called off, held."""

from datetime import datetime
from uuid import UUID

from wushe.activities.errors import NoSuchSession, PlaceClosed
from wushe.activities.events import SessionCancelled, SessionEdited, SessionHeld, SessionMoved, SessionsAdded
from wushe.activities.kinds import SessionState
from wushe.activities.models import Activity, Series, Session
from wushe.activities.permissions import Activities
from wushe.activities.queries import attending as attending_queries, sessions as queries
from wushe.activities.rhythm import days_of, holiday
from wushe.activities.schemas.planning import Why
from wushe.activities.schemas.sessions import SeriesData, SessionData
from wushe.activities.service.acting import hold_place
from wushe.activities.service.attending import see_off
from wushe.activities.service.conflicts import clear_gone, find_conflicts
from wushe.activities.service.planning import reached
from wushe.communities.models import Place
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.organizations.service import was_active


async def add_session(work: Work, activity_id: UUID, data: SessionData) -> Session:
    """Raises `EndsBeforeStart`, `PlaceClosed`, `SessionDoubled`. A meeting with another activity is a conflict row."""
    activity = await reached(work, Activities.EDIT, activity_id)
    activity.refuse_if_over()
    await _refuse_closed(work, data.place_id)
    [session] = await _add(work, activity, [(data.starts_at, data.ends_at)], data, None)
    return session


async def add_series(work: Work, activity_id: UUID, data: SeriesData) -> list[Session]:
    """Raises `SeriesEmpty`, `SeriesTooLong`, and what `add_session` raises."""
    activity = await reached(work, Activities.EDIT, activity_id)
    activity.refuse_if_over()
    await _refuse_closed(work, data.place_id)
    days = days_of(data.rhythm, data.first_on, data.last_on)
    if data.skip_holidays:
        days = [day for day in days if not holiday(day)] or days[:1]
    series = work.add(
        Series(
            id=new_id(),
            activity_id=activity.id,
            rhythm=data.rhythm,
            first_on=data.first_on,
            last_on=data.last_on,
            starts=data.starts,
            ends=data.ends,
        )
    )
    times = [(datetime.combine(day, data.starts, SHANGHAI), datetime.combine(day, data.ends, SHANGHAI)) for day in days]
    return await _add(work, activity, times, data, series)


async def _refuse_closed(work: Work, place_id: UUID | None) -> None:
    if place_id is not None and (place := await work.get(Place, place_id)).is_closed:
        raise PlaceClosed(name=place.name)


async def _add(
    work: Work,
    activity: Activity,
    times: list[tuple[datetime, datetime]],
    data: SessionData | SeriesData,
    series: Series | None,
) -> list[Session]:
    await hold_place(work, data.place_id)
    await work.flush()
    sessions = [_session(activity, series, starts_at, ends_at, data) for starts_at, ends_at in times]
    for session in sessions:
        work.add(session)
    await work.flush()
    for session in sessions:
        await find_conflicts(work, activity, session)
    await _settle_times(work, activity)
    work.record(SessionsAdded(activity_id=activity.id, count=len(sessions), first_at=sessions[0].starts_at))
    await work.flush()
    return sessions


def _session(
    activity: Activity, series: Series | None, starts_at: datetime, ends_at: datetime, data: SessionData | SeriesData
) -> Session:
    session = Session(
        id=new_id(),
        activity_id=activity.id,
        series_id=series.id if series else None,
        state=SessionState.SCHEDULED,
        participants_taken=0,
        volunteers_taken=0,
    )
    session.schedule(starts_at, ends_at, data.place_id, data.meeting_point)
    session.offer(data.participants_limit, data.volunteers_limit)
    return session


async def _settle_times(work: Work, activity: Activity) -> None:
    """When the activity begins and ends follows from its sessions."""
    [(first, last)] = await work.rows(queries.times_of(activity.id))
    if first is not None:
        activity.begins_at, activity.ends_at = first, last


async def edit_session(work: Work, activity_id: UUID, session_id: UUID, data: SessionData) -> Session:
    """Another time, place or number of places; the others of its series stay. Clears a conflict that it leaves.

    Raises `EndsBeforeStart`, `LimitBelowTaken`, `PlaceClosed`, `SessionDoubled`, `SessionOver`.
    """
    activity, session = await _to_change(work, activity_id, session_id)
    if data.place_id != session.place_id:
        await _refuse_closed(work, data.place_id)
    session.offer(data.participants_limit, data.volunteers_limit)
    moved = await move(work, activity, session, data.starts_at, data.ends_at, data.place_id, data.meeting_point)
    if not moved:
        on = clock.local_day(session.starts_at)
        work.record(SessionEdited(activity_id=activity.id, session_id=session.id, on=on))
    return session


async def move(
    work: Work,
    activity: Activity,
    session: Session,
    starts_at: datetime,
    ends_at: datetime,
    place_id: UUID | None,
    meeting_point: str,
) -> bool:
    """Put a session to another time or place, for the verb that asked for the permission; whether it moved at all."""
    await hold_place(work, place_id)
    moved = (session.starts_at, session.ends_at, session.place_id) != (starts_at, ends_at, place_id)
    session.schedule(starts_at, ends_at, place_id, meeting_point)
    await work.flush()
    if moved:
        await clear_gone(work, session)
        await find_conflicts(work, activity, session)
        await _settle_times(work, activity)
        work.record(SessionMoved(activity_id=activity.id, session_id=session.id, starts_at=session.starts_at))
    await work.flush()
    return moved


async def cancel_session(work: Work, activity_id: UUID, session_id: UUID, data: Why) -> Session:
    """Row 56: this date alone; the others of its series stay. Raises `ReasonNeeded`, `SessionOver`."""
    activity, session = await _to_change(work, activity_id, session_id)
    session.cancel(data.reason)
    await work.flush()
    await clear_gone(work, session)
    await _settle_times(work, activity)
    on = clock.local_day(session.starts_at)
    work.record(SessionCancelled(activity_id=activity.id, session_id=session.id, on=on))
    await work.flush()
    return session


async def hold_session(work: Work, activity_id: UUID, session_id: UUID) -> Session:
    """It took place: whoever has not checked out leaves at its end. Raises `NotBegun`, `SessionOver`."""
    activity, session = await _to_change(work, activity_id, session_id, Activities.CHECK_IN)
    session.hold(clock.now())
    await see_off(work, session)
    await work.flush()
    on = clock.local_day(session.starts_at)
    work.record(
        SessionHeld(
            activity_id=activity.id,
            session_id=session.id,
            organization_id=activity.organization_id,
            on=on,
            person_times=await work.scalar(attending_queries.heads(session.id)),
        )
    )
    await was_active(work, activity.organization_id, on)
    await work.flush()
    return session


async def _to_change(
    work: Work, activity_id: UUID, session_id: UUID, permission: Activities = Activities.EDIT
) -> tuple[Activity, Session]:
    """Both locked, the activity first; the version that a form had read is the session's."""
    activity = await reached(work, permission, activity_id)
    activity.refuse_if_over()
    session = await work.one(queries.locked(queries.session(activity_id, session_id)), NoSuchSession)
    work.check_version(session)
    return activity, session
