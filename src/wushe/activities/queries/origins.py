"""Whose idea activities were: a resident's need, the group's own, or handed down by government (摊派).

An activity is *handed down* where no resident's need stands behind it and nobody of the group entered it: who enters
activities for a group that they do not belong to works for the township or for a community. Told from rows and not
from a tick, so that nobody calls it otherwise; orders of residents name a resident each and are never handed down.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from wushe.activities.kinds import ActivityState, Origin
from wushe.activities.models import Activity
from wushe.kernel.clock import days_span
from wushe.organizations.models import Member


def origin_of(activity_id: UUID) -> Select[str]:
    """The code of one activity's origin."""
    told = case(*((is_of(origin), origin.value) for origin in Origin))
    return select(told).where(Activity.id == activity_id)


def is_of(origin: Origin) -> ColumnElement[bool]:
    answers = or_(Activity.linkage_id.is_not(None), Activity.need_id.is_not(None))
    match origin:
        case Origin.NEED:
            return answers
        case Origin.OWN:
            return and_(~answers, _by_the_group())
        case Origin.HANDED_DOWN:
            return and_(~answers, ~_by_the_group())


def _by_the_group() -> ColumnElement[bool]:
    """Entered by somebody who is or was on its roster."""
    its = (Member.tenant_id == Activity.tenant_id, Member.organization_id == Activity.organization_id)
    return exists(select(Member.id).where(*its, Member.person_id == Activity.recorded_by).correlate(Activity))


def counted(since: date, until: date) -> ColumnElement[bool]:
    """What is a task of these days: begun in them, or entered where it has no session yet, and not cancelled."""
    starts, ends = days_span(since, until)
    return and_(Activity.begins_at >= starts, Activity.begins_at < ends, Activity.state != ActivityState.CANCELLED)


def origins(since: date, until: date) -> Select[int, int, int, int]:
    """(activities, answering a need, of groups' own, handed down); narrowed with `where`."""
    number = func.count()
    needed, own, handed_down = (number.filter(is_of(origin)) for origin in Origin)
    return select(number, needed, own, handed_down).select_from(Activity).where(counted(since, until))
