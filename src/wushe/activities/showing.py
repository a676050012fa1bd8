"""What pages show of activities, gathered from several questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import ColumnElement, select

from wushe.activities import queries
from wushe.activities.booked import places_of
from wushe.activities.kinds import ActivityState, Part, SessionState, SignUpState
from wushe.activities.models import Activity, Session
from wushe.activities.permissions import Activities
from wushe.activities.queries import attending, photos as photo_queries, sessions as session_queries
from wushe.activities.steps import Standing
from wushe.communities import queries as communities
from wushe.kernel.clock import local_day, now
from wushe.kernel.i18n import _
from wushe.kernel.rhythm import holiday, is_exchanged_workday
from wushe.kernel.work import Work
from wushe.linkages import queries as linkages
from wushe.needs.queries import needs
from wushe.organizations import queries as organizations
from wushe.people import queries as people
from wushe.pools.models import Booking
from wushe.pools.queries import resources as pools


@dataclass(slots=True)
class SessionRow:
    """One session with its place and its booking, what the calendar says of its day, and who means to come and came."""

    session: Session
    place: str
    hint: str
    booking: Booking | None = None
    signed: dict[Part, int] = field(default_factory=dict)
    waiting: int = 0
    came: dict[Part, int] = field(default_factory=dict)

    @property
    def person_times(self) -> int:
        return sum(self.came.values())


async def session_rows(work: Work, activity: Activity) -> list[SessionRow]:
    """The sessions of an activity in their order."""
    sessions = await work.all(session_queries.sessions_of(activity.id))
    places = await zone_names(work, sessions)
    bookings = await places_of(work, [session.id for session in sessions])
    rows = {
        session.id: SessionRow(
            session, places.get(session.zone_id, session.meeting_point), day_hint(session), bookings.get(session.id)
        )
        for session in sessions
    }
    for session_id, part, state, count in await work.rows(attending.signed_up_counts(activity.id)):
        if state is SignUpState.TAKEN:
            rows[session_id].signed[part] = count
        else:
            rows[session_id].waiting += count
    for session_id, part, count in await work.rows(attending.heads_by_session(activity.id)):
        rows[session_id].came[part] = count
    return list(rows.values())


async def zone_names(work: Work, sessions: Iterable[Session]) -> dict[UUID | None, str]:
    ids = {session.zone_id for session in sessions if session.zone_id}
    return {row[0]: row[1] for row in await work.rows(pools.zone_names(ids))} if ids else {}


def day_hint(session: Session) -> str:
    """春节, or that everyone works on this Saturday."""
    day = local_day(session.starts_at)
    if is_exchanged_workday(day):
        return _("调休上班").say()
    return holiday(day)


async def standing_of(work: Work, activity: Activity, rows: Sequence[SessionRow]) -> Standing:
    """Where it stands, for `steps`; and whether this person reaches it with the permissions of its verbs."""
    states = [row.session.state for row in rows]
    return Standing(
        sessions=sum(state is not SessionState.CANCELLED for state in states),
        to_come=states.count(SessionState.SCHEDULED),
        held=states.count(SessionState.HELD),
        nowhere=sum(row.session.state is SessionState.SCHEDULED and not row.place for row in rows),
        may_edit=await may_change(work, Activities.EDIT, activity.id),
        may_approve=await may_change(work, Activities.APPROVE_PLAN, activity.id)
        and activity.plan_submitted_by != work.person.person_id,
        may_sign=await may_change(work, Activities.SIGN_OFF, activity.id)
        and activity.reviewed_by != work.person.person_id,
    )


async def may_change(work: Work, permission: Activities, activity_id: UUID) -> bool:
    """Whether the permission reaches this activity: no button leads to a refusal."""
    if not work.may(permission):
        return False
    found = select(Activity.id).where(Activity.id == activity_id, queries.changeable(work.require(permission)))
    return await work.scalar(found) is not None


async def names_of(work: Work, activity: Activity) -> dict[UUID, str]:
    """What to call the organisation, community, linkage, need and people of an activity."""
    acted = {activity.plan_submitted_by, activity.plan_approved_by, activity.reviewed_by, activity.signed_by} - {None}
    named: dict[UUID, str] = {}
    for query in (
        organizations.names([activity.organization_id]),
        communities.names([activity.community_id]),
        linkages.titles([activity.linkage_id] if activity.linkage_id else []),
        needs.titles([activity.need_id] if activity.need_id else []),
        people.names([person for person in acted if person]),
    ):
        named |= {row[0]: row[1] for row in await work.rows(query)}
    return named


def checks_in_now(activity: Activity, session: Session) -> bool:
    """Whether the code of this session is worth showing."""
    return activity.state is ActivityState.PUBLISHED and session.checks_in(now())


def sees_photos(work: Work) -> ColumnElement[bool]:
    """Which photos this person sees: who may withdraw one sees it before anybody else."""
    working = work.require(Activities.WITHDRAW_PHOTO) if work.may(Activities.WITHDRAW_PHOTO) else None
    return photo_queries.visible(work.require(Activities.READ), working)
