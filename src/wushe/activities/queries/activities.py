"""Questions about activities: one of them, the list, and what waits for whom."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import Bundle

from wushe.activities.kinds import ActivityState, SessionState
from wushe.activities.models import Activity, Plan, Review, Session
from wushe.activities.queries.reach import changeable, readable
from wushe.activities.schemas.planning import ActivityFilters
from wushe.communities.models import Community
from wushe.kernel.clock import day_start, days_span
from wushe.kernel.journal.naming import calls
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to

ORDER: Order = (Activity.begins_at.desc(), Activity.id.desc())
"""The latest first, in every list."""


def activity(reach: Reach, activity_id: UUID) -> Select[Activity]:
    """One that the person may read."""
    return select(Activity).where(Activity.id == activity_id, readable(reach))


def activity_to_change(reach: Reach, activity_id: UUID) -> Select[Activity]:
    """One that the person may change, locked: changes of one activity wait for each other."""
    return _locked(select(Activity).where(Activity.id == activity_id, changeable(reach)))


def activity_of_session(reach: Reach, session_id: UUID) -> Select[Activity]:
    """The activity of a session, if the person may change it; not locked, because check-in is busy."""
    return select(Activity).where(Activity.id.in_(_of_session(session_id)), changeable(reach))


def _of_session(session_id: UUID) -> Select[UUID]:
    return select(Session.activity_id).where(Session.id == session_id)


def _locked(query: Select[Activity]) -> Select[Activity]:
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


def plan(activity_id: UUID) -> Select[Plan]:
    return select(Plan).where(Plan.activity_id == activity_id)


def review(activity_id: UUID) -> Select[Review]:
    return select(Review).where(Review.activity_id == activity_id)


def titles(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, title) of these activities."""
    return select(Activity.id, Activity.title).where(Activity.id.in_(list(ids)))


# --- the list


def lines(reach: Reach, filters: ActivityFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `ActivityLine`, for the lean path."""
    return _joined(select(*_columns()), reach, filters)


def bundled(reach: Reach, filters: ActivityFilters) -> Select[Any]:
    """The same as one object for each row, for pages and exports."""
    return _joined(select(Bundle("row", *_columns())), reach, filters)


def matching(reach: Reach, filters: ActivityFilters) -> Select[int]:
    """How many there are."""
    return _joined(select(func.count()), reach, filters)


def _columns() -> tuple[Any, ...]:
    return (
        Activity.id,
        Activity.title,
        Activity.method,
        Activity.state,
        Activity.organization_id,
        Organization.name.label("organization"),
        Community.short_name.label("community"),
        Activity.linkage_id,
        Activity.begins_at,
        _sessions().label("sessions"),
    )


def _joined(query: Any, reach: Reach, filters: ActivityFilters) -> Select[Any]:
    """Joins say the tenant, because the lean path binds it only where a row must exist."""
    mine = Activity.tenant_id
    return (
        query.select_from(Activity)
        .join(Organization, and_(Organization.tenant_id == mine, Organization.id == Activity.organization_id))
        .join(Community, and_(Community.tenant_id == mine, Community.id == Activity.community_id))
        .where(readable(reach), *_narrowed(filters))
    )


def _sessions() -> Any:
    return (
        select(func.count())
        .select_from(Session)
        .where(
            Session.tenant_id == Activity.tenant_id,
            Session.activity_id == Activity.id,
            Session.state != SessionState.CANCELLED,
        )
        .correlate(Activity)
        .scalar_subquery()
    )


def _narrowed(filters: ActivityFilters) -> Iterator[ColumnElement[bool]]:
    for pattern in search_patterns(filters.q):
        yield Activity.search.like(pattern, escape=ESCAPE)
    for column, wanted in (
        (Activity.state, filters.state),
        (Activity.method, filters.method),
        (Activity.organization_id, filters.organization_id),
        (Activity.community_id, filters.community_id),
        (Activity.linkage_id, filters.linkage_id),
    ):
        if wanted is not None:
            yield column == wanted
    if filters.since is not None:
        yield Activity.begins_at >= day_start(filters.since)
    if filters.until is not None:
        yield Activity.begins_at < days_span(filters.until, filters.until)[1]


# --- what waits for whom


def plans_waiting(person_id: UUID) -> Select[Activity]:
    """Submitted plans of the groups that the social worker accompanies, the longest waiting first."""
    return _waiting(person_id, ActivityState.SUBMITTED).order_by(Activity.plan_submitted_at, Activity.id)


def reviews_waiting(person_id: UUID) -> Select[Activity]:
    """Reviews that the social worker is to sign, the longest waiting first."""
    return _waiting(person_id, ActivityState.REVIEWED).order_by(Activity.reviewed_at, Activity.id)


def _waiting(person_id: UUID, state: ActivityState) -> Select[Activity]:
    return select(Activity).where(Activity.state == state, Activity.organization_id.in_(assigned_to(person_id)))


def reviews_due(reach: Reach, at: datetime) -> Select[Activity]:
    """Published activities that the person may change, over by `at` and without a review, the longest over first."""
    to_come = exists().where(
        Session.tenant_id == Activity.tenant_id,
        Session.activity_id == Activity.id,
        Session.state == SessionState.SCHEDULED,
    )
    return (
        select(Activity)
        .where(changeable(reach), Activity.state == ActivityState.PUBLISHED, Activity.ends_at <= at, ~to_come)
        .order_by(Activity.ends_at, Activity.id)
    )


def of_linkage(linkage_id: UUID) -> Select[Activity]:
    """All that was held and is planned for a linkage, in order of time."""
    return select(Activity).where(Activity.linkage_id == linkage_id).order_by(Activity.begins_at, Activity.id)


calls(titles, "activity_id", "other_activity_id")
