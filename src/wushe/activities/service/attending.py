"""Attendance: checked in by code, by list or from paper, and heads that nobody knows by name."""

from datetime import datetime, timedelta
from uuid import UUID

from wushe.activities import queries
from wushe.activities.codes import verify_check_in
from wushe.activities.errors import (
    HoursDecided,
    NoSuchActivity,
    NoSuchAttendance,
    NoSuchSession,
    NotCheckedIn,
    OutsideSession,
    WrongState,
)
from wushe.activities.events import AttendanceRemoved, CheckedIn, CheckedOut, HeadsCounted, PresenceCorrected
from wushe.activities.kinds import ActivityState, CheckInWay, HoursState, Part, SessionState
from wushe.activities.models import Activity, Attendance, Session
from wushe.activities.models.session import AROUND
from wushe.activities.permissions import Activities
from wushe.activities.queries import attending as attending_queries, hours as hours_queries, sessions as session_queries
from wushe.activities.schemas.attending import HeadCount, ListedPerson, PaperAttendance, Presence
from wushe.activities.service.acting import acting
from wushe.activities.service.crediting import credit
from wushe.activities.service.enrolling import care_for, part_of, refuse_unless
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.people.models import Person

_A_MINUTE = timedelta(minutes=1)


# --- by code, oneself


async def check_in(work: Work, session_id: UUID, code: str) -> Attendance:
    """With the code on the organiser's screen; a second time changes nothing.

    Raises `CodeExpired`, `CodeUnfit`, `CheckInClosed`, `SessionOver`, `GuardianConsentNeeded`.
    """
    session, activity, person_id = await _scanned(work, session_id, code)
    known = await work.one_or_none(attending_queries.attendance_of_person(session.id, person_id))
    if known is not None:
        return known
    signed_up = await work.one_or_none(attending_queries.sign_up_of(session.id, person_id))
    part = signed_up.part if signed_up else await part_of(work, activity, person_id)
    return await _came(work, session, person_id, part, CheckInWay.CODE)


async def check_out(work: Work, session_id: UUID, code: str) -> Attendance:
    """With the code on the organiser's screen. Raises `NotCheckedIn` and what `check_in` raises."""
    session, _activity, person_id = await _scanned(work, session_id, code)
    attendance = await work.one_or_none(attending_queries.attendance_of_person(session.id, person_id))
    if attendance is None:
        raise NotCheckedIn
    return await _left(work, session, attendance, clock.now())


async def _scanned(work: Work, session_id: UUID, code: str) -> tuple[Session, Activity, UUID]:
    work.require(Activities.ATTEND)
    person_id = acting(work)
    verify_check_in(work.secret, session_id, code, clock.now())
    session = await work.one(session_queries.session_by_id(session_id), NoSuchSession)
    session.refuse_check_in(clock.now())
    activity = await work.get(Activity, session.activity_id)
    if activity.state is not ActivityState.PUBLISHED:
        raise NoSuchSession
    return session, activity, person_id


# --- by the organiser


async def tick(work: Work, session_id: UUID, data: ListedPerson) -> Attendance:
    """Somebody came, says the organiser. Raises `AlreadyCheckedIn`, `NotAVolunteer` and what `check_in` raises."""
    session, activity = await of_organiser(work, session_id)
    session.refuse_check_in(clock.now())
    await refuse_unless(work, activity, data.person_id, data.part)
    return await _came(work, session, data.person_id, data.part, CheckInWay.LIST)


async def tick_out(work: Work, session_id: UUID, attendance_id: UUID) -> Attendance:
    """Somebody left, says the organiser."""
    session, _activity = await of_organiser(work, session_id)
    session.refuse_check_in(clock.now())
    attendance = await work.one(attending_queries.attendance(session_id, attendance_id), NoSuchAttendance)
    return await _left(work, session, attendance, clock.now())


async def back_fill(work: Work, session_id: UUID, data: PaperAttendance) -> Attendance:
    """Enter somebody from paper, with the reason. Raises `OutsideSession`, `OutBeforeIn`, `AlreadyCheckedIn`."""
    session, activity = await of_organiser(work, session_id)
    refuse_outside(session, data.in_at, data.out_at)
    await refuse_unless(work, activity, data.person_id, data.part)
    attendance = await _came(
        work, session, data.person_id, data.part, CheckInWay.PAPER, at=data.in_at, reason=data.reason
    )
    return await _left(work, session, attendance, data.out_at)


async def count_heads(work: Work, session_id: UUID, data: HeadCount) -> Attendance:
    """People who came and whom nobody knows by name. Each count is a row of its own; a wrong one is removed."""
    session, _activity = await of_organiser(work, session_id)
    counted = work.add(
        Attendance(
            id=new_id(),
            session_id=session.id,
            part=Part.BENEFICIARY,
            heads=data.heads,
            way=CheckInWay.HEAD_COUNT,
            in_at=session.starts_at,
            out_at=session.ends_at,
            recorded_by=work.person.person_id,
        )
    )
    work.record(HeadsCounted(session_id=session.id, heads=data.heads))
    await work.flush()
    return counted


async def set_presence(work: Work, session_id: UUID, attendance_id: UUID, data: Presence) -> Attendance:
    """Put the times right that somebody was there. Raises `OutsideSession`, `OutBeforeIn`, `HoursDecided`."""
    session, _activity = await of_organiser(work, session_id)
    attendance = await work.one(attending_queries.attendance(session_id, attendance_id), NoSuchAttendance)
    refuse_outside(session, data.in_at, data.out_at)
    await _refuse_decided(work, attendance)
    attendance.stay(data.in_at, data.out_at)
    await credit(work, attendance)
    if attendance.person_id is not None:
        work.record(PresenceCorrected(session_id=session.id, person_id=attendance.person_id))
    await work.flush()
    return attendance


async def remove(work: Work, session_id: UUID, attendance_id: UUID) -> None:
    """A row that was wrong; raises `HoursDecided` when its hours were decided."""
    session, _activity = await of_organiser(work, session_id)
    attendance = await work.one(attending_queries.attendance(session_id, attendance_id), NoSuchAttendance)
    await _refuse_decided(work, attendance)
    entry = await work.one_or_none(hours_queries.of_attendance(attendance.id))
    if entry is not None:
        await work.session.delete(entry)
        await work.flush()
    await work.session.delete(attendance)
    work.record(AttendanceRemoved(session_id=session.id))
    await work.flush()


async def of_organiser(work: Work, session_id: UUID) -> tuple[Session, Activity]:
    """A session whose attendance may be written: published, not called off, the review not handed in.

    A session that is held may still be completed from paper until then. Raises `WrongState`.
    """
    reach = work.require(Activities.CHECK_IN)
    activity = await work.one(queries.activity_of_session(reach, session_id), NoSuchActivity)
    activity.refuse_unless(ActivityState.PUBLISHED)
    session = await work.one(session_queries.session_by_id(session_id), NoSuchSession)
    if session.state is SessionState.CANCELLED:
        raise WrongState(state=session.state.label)
    return session, activity


def refuse_outside(session: Session, in_at: datetime, out_at: datetime, field: str = "out_at") -> None:
    """Raises `OutsideSession` beside that field."""
    if in_at < session.starts_at - AROUND or out_at > min(session.ends_at + AROUND, clock.now() + _A_MINUTE):
        raise OutsideSession().beside(field)


async def _refuse_decided(work: Work, attendance: Attendance) -> None:
    entry = await work.one_or_none(hours_queries.of_attendance(attendance.id))
    if entry is not None and entry.state is not HoursState.PENDING:
        raise HoursDecided(state=entry.state.label)


# --- what both do


async def _came(
    work: Work,
    session: Session,
    person_id: UUID,
    part: Part,
    way: CheckInWay,
    *,
    at: datetime | None = None,
    reason: str = "",
) -> Attendance:
    care = await care_for(work, await work.get(Person, person_id))
    attendance = work.add(
        Attendance(
            id=new_id(),
            session_id=session.id,
            person_id=person_id,
            part=part,
            heads=1,
            way=way,
            reason=reason,
            in_at=at or clock.now(),
            recorded_by=work.person.person_id,
            is_child=care.is_child,
            guardianship_id=care.guardianship_id,
        )
    )
    work.record(CheckedIn(session_id=session.id, person_id=person_id, part=part, way=way))
    await work.flush()
    return attendance


async def _left(work: Work, session: Session, attendance: Attendance, at: datetime) -> Attendance:
    """The last time that somebody leaves counts, so that who only went out for a moment loses nothing."""
    attendance.leave(at)
    await work.flush()
    await credit(work, attendance)
    if attendance.person_id is not None:
        work.record(CheckedOut(session_id=session.id, person_id=attendance.person_id))
    await work.flush()
    return attendance


async def see_off(work: Work, session: Session) -> None:
    """When a session is closed, whoever has not checked out left at its planned end, or now if that is earlier."""
    end = min(session.ends_at, clock.now())
    for attendance in await work.all(attending_queries.still_there(session.id)):
        if end > attendance.in_at:
            await _left(work, session, attendance, end)
