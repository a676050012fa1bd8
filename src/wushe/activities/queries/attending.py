"""Questions about sign-ups and attendance."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from wushe.activities.kinds import Part, SessionState, SignUpState
from wushe.activities.models import Activity, Attendance, Session, SignUp
from wushe.people.models import Person


def sign_ups(session_id: UUID) -> Select[SignUp, str]:
    """(sign-up, name) of a session, those with a place first, then the queue in its order."""
    return (
        select(SignUp, Person.name)
        .join(Person, Person.id == SignUp.person_id)
        .where(SignUp.session_id == session_id, _stands())
        .order_by(SignUp.state, SignUp.id)
    )


def _stands() -> ColumnElement[bool]:
    return SignUp.state != SignUpState.WITHDRAWN


def sign_up_of(session_id: UUID, person_id: UUID) -> Select[SignUp]:
    """The person's standing sign-up."""
    return select(SignUp).where(SignUp.session_id == session_id, SignUp.person_id == person_id, _stands())


def sign_up_by_id(sign_up_id: UUID) -> Select[SignUp, Session, Activity]:
    """(sign-up, session, activity); one that was given up as well."""
    return (
        select(SignUp, Session, Activity)
        .join(Session, Session.id == SignUp.session_id)
        .join(Activity, Activity.id == Session.activity_id)
        .where(SignUp.id == sign_up_id)
    )


def sign_ups_of_person(person_id: UUID) -> Select[SignUp, Session, str]:
    """(sign-up, session, activity's title) of what is still to come, the soonest first."""
    return (
        select(SignUp, Session, Activity.title)
        .join(Session, Session.id == SignUp.session_id)
        .join(Activity, Activity.id == Session.activity_id)
        .where(SignUp.person_id == person_id, _stands(), Session.state == SessionState.SCHEDULED)
        .order_by(Session.starts_at, SignUp.id)
    )


def not_signed_up(person_id: UUID) -> ColumnElement[bool]:
    """Of a session: the person is not coming to it yet."""
    there = exists().where(SignUp.tenant_id == Session.tenant_id, SignUp.session_id == Session.id)
    return ~there.where(SignUp.person_id == person_id, _stands())


def standing_of_person(person_id: UUID, session_ids: Iterable[UUID]) -> Select[SignUp]:
    """The person's sign-ups to some of these sessions."""
    return select(SignUp).where(SignUp.person_id == person_id, SignUp.session_id.in_(list(session_ids)), _stands())


def first_waiting(session_id: UUID, part: Part) -> Select[SignUp]:
    """Who moves up next."""
    return (
        select(SignUp)
        .where(SignUp.session_id == session_id, SignUp.part == part, SignUp.state == SignUpState.WAITING)
        .order_by(SignUp.id)
        .limit(1)
    )


def ahead_in_queue(sign_up: SignUp) -> Select[int]:
    """How many wait before this one."""
    return select(func.count()).where(
        SignUp.session_id == sign_up.session_id,
        SignUp.part == sign_up.part,
        SignUp.state == SignUpState.WAITING,
        SignUp.id < sign_up.id,
    )


def signed_up_counts(activity_id: UUID) -> Select[UUID, Part, SignUpState, int]:
    """(session, part, state, persons) over an activity's sessions."""
    return (
        select(SignUp.session_id, SignUp.part, SignUp.state, func.count())
        .join(Session, Session.id == SignUp.session_id)
        .where(Session.activity_id == activity_id, _stands())
        .group_by(SignUp.session_id, SignUp.part, SignUp.state)
    )


# --- attendance


def attendance_of(session_id: UUID) -> Select[Attendance, str]:
    """(row, name or None) of a session in the order of coming."""
    return (
        select(Attendance, Person.name)
        .outerjoin(Person, and_(Person.tenant_id == Attendance.tenant_id, Person.id == Attendance.person_id))
        .where(Attendance.session_id == session_id)
        .order_by(Attendance.in_at, Attendance.id)
    )


def attendance(session_id: UUID, attendance_id: UUID) -> Select[Attendance]:
    return select(Attendance).where(Attendance.session_id == session_id, Attendance.id == attendance_id)


def attendance_of_person(session_id: UUID, person_id: UUID) -> Select[Attendance]:
    return select(Attendance).where(Attendance.session_id == session_id, Attendance.person_id == person_id)


def still_there(session_id: UUID) -> Select[Attendance]:
    return select(Attendance).where(Attendance.session_id == session_id, Attendance.out_at.is_(None))


def heads_by_session(activity_id: UUID) -> Select[UUID, Part, int]:
    """(session, part, person-times) over an activity's sessions."""
    return (
        select(Attendance.session_id, Attendance.part, func.sum(Attendance.heads))
        .join(Session, Session.id == Attendance.session_id)
        .where(Session.activity_id == activity_id)
        .group_by(Attendance.session_id, Attendance.part)
    )


def heads(session_id: UUID) -> Select[int]:
    """Person-times of a session."""
    return select(func.coalesce(func.sum(Attendance.heads), 0)).where(Attendance.session_id == session_id)
