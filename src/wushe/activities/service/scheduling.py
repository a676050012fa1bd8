"""Sessions: one, or a series of them; moved, called off, held. Each asks the pool for its place."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from wushe.activities.errors import NoSuchSession, PlaceBooked, ZoneClosed
from wushe.activities.events import (
    SessionCancelled,
    SessionEdited,
    SessionHeld,
    SessionMoved,
    SessionRelocated,
    SessionsAdded,
)
from wushe.activities.kinds import SessionState
from wushe.activities.models import Activity, Series, Session
from wushe.activities.permissions import Activities
from wushe.activities.queries import attending as attending_queries, places, sessions as queries
from wushe.activities.schemas.planning import Why
from wushe.activities.schemas.sessions import SeriesData, SessionData
from wushe.activities.service import placing
from wushe.activities.service.attending import see_off
from wushe.activities.service.beside import ONE, SERIES
from wushe.activities.service.conflicts import clear_gone, find_conflicts
from wushe.activities.service.planning import reached
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI
from wushe.kernel.database.model import new_id
from wushe.kernel.rhythm import days_entered, holiday
from wushe.kernel.work import Work
from wushe.organizations.service import was_active
from wushe.pools.beside import beside
from wushe.pools.models import Zone
from wushe.pools.service.rooms import hold_venues


async def add_session(work: Work, activity_id: UUID, data: SessionData) -> Session:
    """Where the place is taken, its booking waits; where another activity has it, both have a conflict to settle.

    Raises `EndsBeforeStart`, `ZoneClosed`, `SessionDoubled`, and what the venue's rules say, beside the field.
    """
    activity = await reached(work, Activities.EDIT, activity_id)
    activity.refuse_if_over()
    await _refuse_closed(work, data.zone_id)
    with beside(ONE):
        [session] = await _add(work, activity, [(data.starts_at, data.ends_at)], data, None)
    return session


async def add_series(work: Work, activity_id: UUID, data: SeriesData) -> list[Session]:
    """Raises `Invalid`, and what `add_session` raises."""
    activity = await reached(work, Activities.EDIT, activity_id)
    activity.refuse_if_over()
    await _refuse_closed(work, data.zone_id)
    days = days_entered(data.rhythm, data.first_on, data.last_on)
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
    with beside(SERIES):
        return await _add(work, activity, times, data, series)


async def _refuse_closed(work: Work, zone_id: UUID | None) -> None:
    if zone_id is not None and (place := await work.get(Zone, zone_id)).is_closed:
        raise ZoneClosed(name=place.name)


async def _add(
    work: Work,
    activity: Activity,
    times: list[tuple[datetime, datetime]],
    data: SessionData | SeriesData,
    series: Series | None,
) -> list[Session]:
    await hold_venues(work, [data.zone_id])
    await work.flush()
    sessions = [_session(activity, series, starts_at, ends_at, data) for starts_at, ends_at in times]
    for session in sessions:
        work.add(session)
    await work.flush()
    for session in sessions:
        await placing.ask(work, activity, session)
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
    session.schedule(starts_at, ends_at, data.zone_id, data.meeting_point)
    session.offer(data.participants_limit, data.volunteers_limit)
    return session


async def _settle_times(work: Work, activity: Activity) -> None:
    """When the activity begins and ends follows from its sessions."""
    [(first, last)] = await work.rows(queries.times_of(activity.id))
    if first is not None:
        activity.begins_at, activity.ends_at = first, last


async def edit_session(work: Work, activity_id: UUID, session_id: UUID, data: SessionData) -> Session:
    """Another time, place or number of places; the others of its series stay. Clears a conflict that it leaves.

    Raises `EndsBeforeStart`, `LimitBelowTaken`, `ZoneClosed`, `SessionDoubled`, `SessionOver`, and what the venue's
    rules say, beside the field.
    """
    activity, session = await _to_change(work, activity_id, session_id)
    if data.zone_id != session.zone_id:
        await _refuse_closed(work, data.zone_id)
    session.offer(data.participants_limit, data.volunteers_limit)
    where = Where(data.starts_at, data.ends_at, data.zone_id, data.meeting_point)
    with beside(ONE):
        moved = await move(work, activity, session, where)
        await placing.expect(work, session)
    if not moved:
        on = clock.local_day(session.starts_at)
        work.record(SessionEdited(activity_id=activity.id, session_id=session.id, on=on))
    return session


class Where(NamedTuple):
    """When and where a session is held."""

    starts_at: datetime
    ends_at: datetime
    zone_id: UUID | None
    meeting_point: str


async def move(work: Work, activity: Activity, session: Session, where: Where, *, waits: bool = True) -> bool:
    """Put a session to another time or place, for the verb that asked for the permission; whether it moved at all.

    Raises `Taken` unless it `waits` where the place is taken, and what the venue's rules say.
    """
    await hold_venues(work, [session.zone_id, where.zone_id])
    retimed = (session.starts_at, session.ends_at) != where[:2]
    moved = retimed or session.zone_id != where.zone_id
    session.schedule(*where)
    await work.flush()
    if moved:
        await placing.follow(work, activity, session, waits=waits)
        await clear_gone(work, session)
        await find_conflicts(work, activity, session)
        await _settle_times(work, activity)
        happened = SessionMoved if retimed else SessionRelocated
        work.record(happened(activity_id=activity.id, session_id=session.id, starts_at=session.starts_at))
    await work.flush()
    return moved


async def cancel_session(work: Work, activity_id: UUID, session_id: UUID, data: Why) -> Session:
    """Row 56: this date alone; the others of its series stay. Raises `ReasonNeeded`, `SessionOver`."""
    activity, session = await _to_change(work, activity_id, session_id)
    session.cancel(data.reason)
    await work.flush()
    await placing.leave(work, session, data.reason)
    await clear_gone(work, session)
    await _settle_times(work, activity)
    on = clock.local_day(session.starts_at)
    work.record(SessionCancelled(activity_id=activity.id, session_id=session.id, on=on))
    await work.flush()
    return session


async def book_again(work: Work, activity_id: UUID, session_id: UUID) -> Session:
    """Ask for the place anew, after the steward's no or after its booking was given up.

    Raises `SessionOver`, `PlaceBooked`, and what the venue's rules say.
    """
    activity, session = await _to_change(work, activity_id, session_id)
    session.refuse_if_over()
    standing = await work.one_or_none(places.place(session.id))
    if session.zone_id is None or (standing is not None and not standing.state.is_over):
        raise PlaceBooked
    await hold_venues(work, [session.zone_id])
    await placing.ask(work, activity, session)
    await find_conflicts(work, activity, session)
    await work.flush()
    return session


async def hold_session(work: Work, activity_id: UUID, session_id: UUID) -> Session:
    """It took place: whoever has not checked out leaves at its end. Raises `NotBegun`, `SessionOver`."""
    activity, session = await _to_change(work, activity_id, session_id, Activities.CHECK_IN)
    session.hold(clock.now())
    await see_off(work, session)
    await work.flush()
    await placing.use(work, session)
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
