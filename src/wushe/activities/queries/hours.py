"""Questions about service hours: one person's, those that wait, what overlaps, and the sum."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Bundle, aliased

from wushe.activities.kinds import CorrectionState, HoursState
from wushe.activities.models import Activity, Correction, ServiceDay, ServiceHours, Session
from wushe.activities.queries.reach import changeable
from wushe.activities.schemas.attending import HoursFilters
from wushe.kernel.clock import day_start, days_span
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to, led_by
from wushe.people.models import Person

LATEST: Order = (ServiceHours.starts_at.desc(), ServiceHours.id.desc())
"""The order of every list of hours."""

Other = aliased(ServiceHours, name="other")


def readable(reach: Reach) -> ColumnElement[bool]:
    """One's own hours, those served with a group that one leads, accompanies, or works next to."""
    return reach.clause(
        own=lambda person_id: or_(ServiceHours.person_id == person_id, Activity.organization_id.in_(led_by(person_id))),
        assigned=lambda person_id: or_(
            ServiceHours.person_id == person_id, Activity.organization_id.in_(assigned_to(person_id))
        ),
        community=Activity.community_id.in_,
    )


def entry(reach: Reach, hours_id: UUID) -> Select[ServiceHours]:
    """One that the person may read."""
    return _of_activities(select(ServiceHours)).where(ServiceHours.id == hours_id, readable(reach))


def own_entry(person_id: UUID, hours_id: UUID) -> Select[ServiceHours]:
    return select(ServiceHours).where(ServiceHours.id == hours_id, ServiceHours.person_id == person_id)


def entry_to_decide(reach: Reach, hours_id: UUID) -> Select[ServiceHours]:
    """One that the person may decide, as long as it is not their own; read anew."""
    found = _of_activities(select(ServiceHours)).where(ServiceHours.id == hours_id, changeable(reach))
    return found.execution_options(populate_existing=True)


def entries_to_decide(reach: Reach, ids: Iterable[UUID]) -> Select[ServiceHours]:
    """Those of several that the person may decide."""
    return _of_activities(select(ServiceHours)).where(ServiceHours.id.in_(list(ids)), changeable(reach))


def of_attendance(attendance_id: UUID) -> Select[ServiceHours]:
    return select(ServiceHours).where(ServiceHours.attendance_id == attendance_id)


def of_session(session_id: UUID) -> Select[ServiceHours]:
    return select(ServiceHours).where(ServiceHours.session_id == session_id)


def bundled(reach: Reach, filters: HoursFilters, hours_id: UUID | None = None) -> Select[Any]:
    """(hours, title, organisation, name, overlaps, asked) as one object for each row, or for one."""
    row = Bundle(
        "row",
        ServiceHours.id,
        ServiceHours.session_id,
        ServiceHours.person_id,
        ServiceHours.starts_at,
        ServiceHours.ends_at,
        ServiceHours.minutes,
        ServiceHours.state,
        ServiceHours.refused_because,
        ServiceHours.version,
        Activity.id.label("activity_id"),
        Activity.title,
        Organization.name.label("organization"),
        Person.name,
        overlaps().label("overlaps"),
        _asked().label("asked"),
    )
    found = (
        _of_activities(select(row).select_from(ServiceHours))
        .join(Person, and_(Person.tenant_id == ServiceHours.tenant_id, Person.id == ServiceHours.person_id))
        .join(
            Organization,
            and_(Organization.tenant_id == Activity.tenant_id, Organization.id == Activity.organization_id),
        )
    )
    found = found.where(readable(reach), *_narrowed(filters))
    return found if hours_id is None else found.where(ServiceHours.id == hours_id)


def _of_activities(query: Any) -> Any:
    mine = ServiceHours.tenant_id
    return query.join(Session, and_(Session.tenant_id == mine, Session.id == ServiceHours.session_id)).join(
        Activity, and_(Activity.tenant_id == mine, Activity.id == Session.activity_id)
    )


def overlaps() -> ColumnElement[bool]:
    """Another entry of the same person, not refused, lies in the same time."""
    return exists(
        select(Other.id).where(
            Other.tenant_id == ServiceHours.tenant_id,
            Other.person_id == ServiceHours.person_id,
            Other.id != ServiceHours.id,
            Other.state != HoursState.REFUSED,
            Other.starts_at < ServiceHours.ends_at,
            Other.ends_at > ServiceHours.starts_at,
        )
    )


def _asked() -> ColumnElement[bool]:
    return exists(
        select(Correction.id).where(
            Correction.tenant_id == ServiceHours.tenant_id,
            Correction.hours_id == ServiceHours.id,
            Correction.state == CorrectionState.ASKED,
        )
    )


def _narrowed(filters: HoursFilters) -> Iterator[ColumnElement[bool]]:
    for pattern in search_patterns(filters.q):
        yield or_(Person.search.like(pattern, escape=ESCAPE), Activity.search.like(pattern, escape=ESCAPE))
    for column, wanted in (
        (ServiceHours.state, filters.state),
        (ServiceHours.person_id, filters.person_id),
        (Activity.organization_id, filters.organization_id),
    ):
        if wanted is not None:
            yield column == wanted
    if filters.since is not None:
        yield ServiceHours.starts_at >= day_start(filters.since)
    if filters.until is not None:
        yield ServiceHours.starts_at < days_span(filters.until, filters.until)[1]


def approved_overlapping(people: Iterable[UUID], starts_at: datetime, ends_at: datetime) -> Select[ServiceHours]:
    """These people's approved entries that meet that time."""
    return select(ServiceHours).where(
        ServiceHours.person_id.in_(list(people)),
        ServiceHours.state == HoursState.APPROVED,
        ServiceHours.starts_at < ends_at,
        ServiceHours.ends_at > starts_at,
    )


def days_of(people: Iterable[UUID], days: Iterable[date]) -> Select[ServiceDay]:
    """The sums of these people's days, as far as they have any."""
    return select(ServiceDay).where(ServiceDay.person_id.in_(list(people)), ServiceDay.day.in_(list(days)))


def approved_between(person_id: UUID, first: date, last: date) -> Select[ServiceHours]:
    """The person's approved entries of those days, the earliest first."""
    start, end = days_span(first, last)
    return (
        select(ServiceHours)
        .where(
            ServiceHours.person_id == person_id,
            ServiceHours.state == HoursState.APPROVED,
            ServiceHours.starts_at >= start,
            ServiceHours.starts_at < end,
        )
        .order_by(ServiceHours.starts_at, ServiceHours.id)
    )


def minutes_of(person_id: UUID, *states: HoursState) -> Select[HoursState, int, int]:
    """(state, minutes, entries) of a person."""
    return (
        select(ServiceHours.state, func.sum(ServiceHours.minutes), func.count())
        .where(ServiceHours.person_id == person_id, ServiceHours.state.in_(states or tuple(HoursState)))
        .group_by(ServiceHours.state)
    )


# --- corrections


def correction(correction_id: UUID) -> Select[Correction]:
    return select(Correction).where(Correction.id == correction_id)


def corrections_of(hours_ids: Iterable[UUID]) -> Select[Correction]:
    """What was asked about these entries, the newest first."""
    return select(Correction).where(Correction.hours_id.in_(list(hours_ids))).order_by(Correction.id.desc())


def corrections_waiting(reach: Reach) -> Select[Correction, str, str]:
    """(request, name, activity's title) that the person may decide, the longest waiting first."""
    asked = (
        select(Correction, Person.name, Activity.title)
        .join(ServiceHours, ServiceHours.id == Correction.hours_id)
        .join(Person, Person.id == ServiceHours.person_id)
        .join(Session, Session.id == ServiceHours.session_id)
        .join(Activity, Activity.id == Session.activity_id)
        .where(changeable(reach), Correction.state == CorrectionState.ASKED)
        .order_by(Correction.id)
    )
    return asked if reach.person_id is None else asked.where(Correction.asked_by != reach.person_id)
