"""What the product itself knows of a group's period."""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, or_, select

from wushe.activities.models import Activity
from wushe.kernel.clock import days_span
from wushe.organizations.kinds import MemberRole
from wushe.organizations.models import Member


def persons(organization_id: UUID, day: date) -> Select[int, int]:
    """(members, core members) on that day."""
    in_it = (Member.since <= day, or_(Member.until.is_(None), Member.until > day))
    person = Member.person_id.distinct()
    core = Member.role == MemberRole.CORE
    return select(func.count(person), func.count(person).filter(core)).where(
        Member.organization_id == organization_id, *in_it
    )


def plans(organization_id: UUID, since: date, until: date) -> Select[int]:
    """Plans of activities that were approved in these days."""
    starts, ends = days_span(since, until)
    approved = (Activity.plan_approved_at >= starts, Activity.plan_approved_at < ends)
    return select(func.count()).where(Activity.organization_id == organization_id, *approved)
