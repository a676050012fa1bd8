"""What share of a group's tasks government hands down (防摊派): told beside its scores, and in none of them."""

from uuid import UUID

from wushe.activities.models import Activity
from wushe.activities.tasks import Tasks, tasks_of
from wushe.evaluation.models import Assessment
from wushe.evaluation.queries import handed_down as queries
from wushe.evaluation.schemas.tasks import TaskFilters
from wushe.kernel.work import Reach, Work


async def of_period(work: Work, assessment: Assessment) -> Tasks:
    """Of the group in the days that are assessed."""
    its = Activity.organization_id == assessment.organization_id
    return await tasks_of(work, assessment.since, assessment.until, its)


async def of_this_year(work: Work, organization_id: UUID) -> Tasks:
    return await tasks_of(work, *TaskFilters().days, Activity.organization_id == organization_id)


async def within(work: Work, reach: Reach, filters: TaskFilters) -> Tasks:
    """Of all groups in the list."""
    return await tasks_of(work, *filters.days, queries.in_list(reach, filters))
