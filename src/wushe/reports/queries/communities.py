"""The table of communities: each question gives a row for each that has any."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select

from wushe.activities.kinds import ActivityState, HoursState, SessionState
from wushe.activities.models import Activity, Attendance, ServiceHours, Session
from wushe.kernel.clock import Period, days_span
from wushe.needs.kinds import LIVING
from wushe.needs.models import Need
from wushe.organizations.kinds import Stage as OrganizationStage
from wushe.organizations.models import Organization
from wushe.reports.queries.happened import within


def needs(period: Period) -> Select[UUID, int, int]:
    """(community, heard, of these answered)."""
    answered = func.count().filter(Need.first_answered_at.is_not(None))
    living = and_(Need.state.in_(LIVING), within(Need.heard_at, period))
    return select(Need.community_id, func.count(), answered).where(living).group_by(Need.community_id)


def groups() -> Select[UUID | None, int]:
    living = Organization.stage != OrganizationStage.DISSOLVED
    return select(Organization.community_id, func.count()).where(living).group_by(Organization.community_id)


def sessions(period: Period) -> Select[UUID, int]:
    """(community, sessions held) of activities whose review is signed."""
    return (
        select(Activity.community_id, func.count())
        .join(Session, and_(Session.tenant_id == Activity.tenant_id, Session.activity_id == Activity.id))
        .where(*_counted(period))
        .group_by(Activity.community_id)
    )


def attendances(period: Period) -> Select[UUID, int, int]:
    """(community, person-times, persons known by name)."""
    return (
        select(Activity.community_id, func.sum(Attendance.heads), func.count(Attendance.person_id.distinct()))
        .join(Session, and_(Session.tenant_id == Activity.tenant_id, Session.activity_id == Activity.id))
        .join(Attendance, and_(Attendance.tenant_id == Session.tenant_id, Attendance.session_id == Session.id))
        .where(*_counted(period))
        .group_by(Activity.community_id)
    )


def minutes(period: Period) -> Select[UUID, int]:
    """(community, approved minutes)."""
    return (
        select(Activity.community_id, func.sum(ServiceHours.minutes))
        .join(Session, and_(Session.tenant_id == Activity.tenant_id, Session.activity_id == Activity.id))
        .join(ServiceHours, and_(ServiceHours.tenant_id == Session.tenant_id, ServiceHours.session_id == Session.id))
        .where(*_counted(period), ServiceHours.state == HoursState.APPROVED)
        .group_by(Activity.community_id)
    )


def _counted(period: Period) -> tuple[ColumnElement[bool], ...]:
    """As `activities.queries.outputs` counts: held sessions of activities with a signed review."""
    starts, ends = days_span(period.first, period.last)
    return (
        Session.state == SessionState.HELD,
        Activity.state == ActivityState.SIGNED_OFF,
        Session.starts_at >= starts,
        Session.starts_at < ends,
    )
