"""Questions about sessions: of one activity, on the calendar, at one place."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Bundle

from wushe.activities.kinds import ActivityState, Part, SessionState
from wushe.activities.models import Activity, Session
from wushe.activities.queries.reach import readable
from wushe.activities.schemas.sessions import SessionFilters
from wushe.communities.models import Community
from wushe.kernel.clock import day_start, days_span, today
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization
from wushe.pools.models import Zone

SOONEST: Order = (Session.starts_at, Session.id)
"""The order of the calendar."""


def sessions_of(activity_id: UUID) -> Select[Session]:
    return select(Session).where(Session.activity_id == activity_id).order_by(*SOONEST)


def session(activity_id: UUID, session_id: UUID) -> Select[Session]:
    return select(Session).where(Session.activity_id == activity_id, Session.id == session_id)


def session_by_id(session_id: UUID) -> Select[Session]:
    return select(Session).where(Session.id == session_id)


def locked(query: Select[Session]) -> Select[Session]:
    """The same, locked until the end of the work and read anew."""
    return query.with_for_update(key_share=True, of=Session).execution_options(populate_existing=True)


def times_of(activity_id: UUID) -> Select[datetime, datetime]:
    """(first start, last end) of the sessions that were not cancelled."""
    return select(func.min(Session.starts_at), func.max(Session.ends_at)).where(
        Session.activity_id == activity_id, Session.state != SessionState.CANCELLED
    )


def to_come_count(activity_id: UUID) -> Select[int]:
    """Sessions that were neither held nor cancelled."""
    return select(func.count()).where(Session.activity_id == activity_id, Session.state == SessionState.SCHEDULED)


def held_count(activity_id: UUID) -> Select[int]:
    return select(func.count()).where(Session.activity_id == activity_id, Session.state == SessionState.HELD)


def at_zone(zone_id: UUID, starts_at: datetime, ends_at: datetime) -> Select[Session]:
    """What is or was held there and meets that time."""
    return (
        select(Session)
        .where(
            Session.zone_id == zone_id,
            Session.state != SessionState.CANCELLED,
            Session.starts_at < ends_at,
            Session.ends_at > starts_at,
        )
        .order_by(*SOONEST)
    )


# --- the calendar


def calendar(reach: Reach, filters: SessionFilters) -> Select[Any]:
    """(session, title, organisation, place, community) as one object, of published activities that one may read."""
    row = Bundle(
        "row",
        Session.id,
        Session.activity_id,
        Session.starts_at,
        Session.ends_at,
        Session.meeting_point,
        Session.participants_limit,
        Session.participants_taken,
        Session.volunteers_limit,
        Session.volunteers_taken,
        Activity.title,
        Activity.method,
        Organization.name.label("organization"),
        Community.short_name.label("community"),
        Zone.name.label("place"),
    )
    mine = Session.tenant_id
    return (
        select(row)
        .select_from(Session)
        .join(Activity, and_(Activity.tenant_id == mine, Activity.id == Session.activity_id))
        .join(Organization, and_(Organization.tenant_id == mine, Organization.id == Activity.organization_id))
        .join(Community, and_(Community.tenant_id == mine, Community.id == Activity.community_id))
        .outerjoin(Zone, and_(Zone.tenant_id == mine, Zone.id == Session.zone_id))
        .where(
            readable(reach),
            Session.state == SessionState.SCHEDULED,
            Activity.state == ActivityState.PUBLISHED,
            *_narrowed(filters),
        )
    )


def _narrowed(filters: SessionFilters) -> Iterator[ColumnElement[bool]]:
    yield Session.ends_at >= day_start(filters.since or today())
    if filters.until is not None:
        yield Session.starts_at < days_span(filters.until, filters.until)[1]
    for pattern in search_patterns(filters.q):
        yield or_(Activity.search.like(pattern, escape=ESCAPE), Organization.search.like(pattern, escape=ESCAPE))
    if filters.organization_id is not None:
        yield Activity.organization_id == filters.organization_id
    if filters.community_id is not None:
        yield Activity.community_id == filters.community_id
    if filters.part is not None:
        yield _free(filters.part)


def _free(part: Part) -> ColumnElement[bool]:
    """There is a place left for somebody in that part."""
    if part is Part.VOLUNTEER:
        limit, taken = Session.volunteers_limit, Session.volunteers_taken
    else:
        limit, taken = Session.participants_limit, Session.participants_taken
    return or_(limit.is_(None), taken < limit)


def public_calendar(at: datetime) -> Select[*tuple[Any, ...]]:
    """(id, title, starts, ends, place, community, limit, taken) of what residents may come to, the soonest first."""
    mine = Session.tenant_id
    return (
        select(
            Session.id,
            Activity.title,
            Session.starts_at,
            Session.ends_at,
            func.coalesce(Zone.name, Session.meeting_point).label("place"),
            Community.short_name.label("community"),
            Session.participants_limit,
            Session.participants_taken,
        )
        .select_from(Session)
        .join(Activity, and_(Activity.tenant_id == mine, Activity.id == Session.activity_id))
        .join(Community, and_(Community.tenant_id == mine, Community.id == Activity.community_id))
        .outerjoin(Zone, and_(Zone.tenant_id == mine, Zone.id == Session.zone_id))
        .where(
            Session.state == SessionState.SCHEDULED,
            Activity.state == ActivityState.PUBLISHED,
            Activity.open_to_public,
            Session.ends_at > at,
        )
        .order_by(*SOONEST)
    )


def public_nexts(at: datetime) -> Select[*tuple[Any, ...]]:
    """Of each activity only the soonest of `public_calendar`, and last how many come after it; in no order of days."""
    later = func.count().over(partition_by=Session.activity_id) - 1
    each = public_calendar(at).add_columns(later.label("later")).ext(distinct_on(Session.activity_id))
    return each.order_by(None).order_by(Session.activity_id, *SOONEST)


def public_session(session_id: UUID) -> Select[Session]:
    """One that residents without an account may come to."""
    return (
        select(Session)
        .join(Activity, Activity.id == Session.activity_id)
        .where(Session.id == session_id, Activity.state == ActivityState.PUBLISHED, Activity.open_to_public)
    )
