"""What came of activities, counted from rows: 场, 人次, 人 and minutes of service, never typed and never mixed.

Only sessions that were held count, and only of activities whose review was signed off (row 26).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select, true

from wushe.activities.kinds import ActivityState, HoursState, Part, SessionState
from wushe.activities.models import Activity, Attendance, ServiceHours, Session
from wushe.kernel.clock import day_start, days_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose outputs: everything that is not None narrows. `signed_off` False also counts what awaits its review."""

    activity_id: UUID | None = None
    linkage_id: UUID | None = None
    need_id: UUID | None = None
    organization_id: UUID | None = None
    community_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    signed_off: bool = True


def outputs(scope: Scope) -> Select[*tuple[Any, ...]]:
    """One row with the fields of `outputs.Outputs` as whole numbers."""
    counted = _counted(scope)
    came = _came(counted)
    served = (
        select(func.coalesce(func.sum(ServiceHours.minutes), 0).label("minutes"))
        .where(ServiceHours.state == HoursState.APPROVED, ServiceHours.session_id.in_(counted))
        .subquery("served")
    )
    held = select(func.count().label("sessions")).select_from(counted.subquery("counted")).subquery("held")
    one_row_each = held.join(came, true()).join(served, true())
    return select(held.c.sessions, *came.c, served.c.minutes).select_from(one_row_each)


def _counted(scope: Scope) -> Select[UUID]:
    """The ids of the sessions that count."""
    same_tenant = and_(Activity.tenant_id == Session.tenant_id, Activity.id == Session.activity_id)
    return select(Session.id).join(Activity, same_tenant).where(Session.state == SessionState.HELD, *_narrowed(scope))


def _narrowed(scope: Scope) -> Iterator[ColumnElement[bool]]:
    if scope.signed_off:
        yield Activity.state == ActivityState.SIGNED_OFF
    for column, wanted in (
        (Activity.id, scope.activity_id),
        (Activity.linkage_id, scope.linkage_id),
        (Activity.need_id, scope.need_id),
        (Activity.organization_id, scope.organization_id),
        (Activity.community_id, scope.community_id),
    ):
        if wanted is not None:
            yield column == wanted
    if scope.since is not None:
        yield Session.starts_at >= day_start(scope.since)
    if scope.until is not None:
        yield Session.starts_at < days_span(scope.until, scope.until)[1]


def _came(counted: Select[UUID]) -> Any:
    """Person-times and persons of those sessions. Heads without a name are person-times and never persons."""
    heads, person = Attendance.heads, Attendance.person_id

    def times(*conditions: ColumnElement[bool]) -> Any:
        return func.coalesce(func.sum(heads).filter(*conditions) if conditions else func.sum(heads), 0)

    def as_part(part: Part) -> ColumnElement[bool]:
        return Attendance.part == part

    return (
        select(
            times().label("person_times"),
            times(as_part(Part.BENEFICIARY)).label("beneficiary_times"),
            times(as_part(Part.VOLUNTEER)).label("volunteer_times"),
            times(as_part(Part.MEMBER)).label("member_times"),
            times(person.is_(None)).label("unnamed_times"),
            func.count(person.distinct()).label("persons"),
            func.count(person.distinct()).filter(as_part(Part.BENEFICIARY)).label("beneficiaries"),
            func.count(person.distinct()).filter(as_part(Part.VOLUNTEER)).label("volunteers"),
        )
        .where(Attendance.session_id.in_(counted))
        .subquery("came")
    )


def minutes_by_person(scope: Scope) -> Select[UUID, int, int]:
    """(person, minutes, entries) of approved service in these sessions, the most first.

    A volunteer's own hours do not wait for the review; hand in `Scope(signed_off=False)` for those.
    """
    total = func.sum(ServiceHours.minutes)
    return (
        select(ServiceHours.person_id, total, func.count())
        .where(ServiceHours.state == HoursState.APPROVED, ServiceHours.session_id.in_(_counted(scope)))
        .group_by(ServiceHours.person_id)
        .order_by(total.desc(), ServiceHours.person_id)
    )
