"""Groups by how much was handed down to them in a year."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Bundle

from wushe.activities.kinds import Origin
from wushe.activities.models import Activity
from wushe.activities.queries.origins import counted, is_of
from wushe.communities.models import Community
from wushe.evaluation.queries.assessments import of_group
from wushe.evaluation.schemas.tasks import TaskFilters
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization


def groups(reach: Reach, filters: TaskFilters) -> tuple[Select[Any], Order]:
    """One object for each group with activities in the year, and the order: to whom most was handed down first."""
    number = func.count()
    tasks = (
        select(
            Activity.tenant_id, Activity.organization_id, number.label("activities"),
            *(number.filter(is_of(origin)).label(name) for name, origin in _NUMBERS.items()),
        )
        .where(counted(*filters.days))
        .group_by(Activity.tenant_id, Activity.organization_id)
        .subquery("tasks")
    )  # fmt: skip
    columns = (
        Organization.id, Organization.name.label("organization"), Community.short_name.label("community"),
        tasks.c.activities, *(tasks.c[name] for name in _NUMBERS),
    )  # fmt: skip
    mine = Organization.tenant_id
    found = (
        select(Bundle("row", *columns))
        .select_from(Organization)
        .join(tasks, and_(tasks.c.tenant_id == mine, tasks.c.organization_id == Organization.id))
        .outerjoin(Community, and_(Community.tenant_id == mine, Community.id == Organization.community_id))
        .where(*narrowed(reach, filters))
    )
    return found, (tasks.c.handed_down.desc(), Organization.id.desc())


_NUMBERS = {"needed": Origin.NEED, "own": Origin.OWN, "handed_down": Origin.HANDED_DOWN}


def narrowed(reach: Reach, filters: TaskFilters) -> list[ColumnElement[bool]]:
    """The groups of the list."""
    found = [of_group(reach, Organization.id)]
    found.extend(Organization.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q))
    if filters.community_id is not None:
        found.append(Organization.community_id == filters.community_id)
    return found


def in_list(reach: Reach, filters: TaskFilters) -> ColumnElement[bool]:
    """Of activities: held by one of these groups."""
    return Activity.organization_id.in_(select(Organization.id).where(*narrowed(reach, filters)))
