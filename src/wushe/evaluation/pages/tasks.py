"""任务由来: whose idea the groups' activities were, and what share of them was handed down."""

from typing import Any

from litestar import Request, get

from wushe.activities.tasks import share
from wushe.communities import queries as communities
from wushe.evaluation import handed_down
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import handed_down as queries
from wushe.evaluation.schemas.tasks import TaskFilters
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.web.answers import Page
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork

YEARS = 5


@get("/{tenant:str}/evaluation/tasks")
async def list_tasks(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    reach, filters = work.require(Evaluation.READ), query(request, TaskFilters)
    found, order = queries.groups(reach, filters)
    page = await paging.page(work, found, order, filters.cursor, filters.limit)
    return Page(
        work, "evaluation/tasks.html", page=page, filters=filters, share=share,
        tasks=await handed_down.within(work, reach, filters), since=filters.days[0],
        years=[(str(year), str(year)) for year in range(today().year, today().year - YEARS, -1)],
        communities=[(row[0], row[1]) for row in await work.rows(communities.choices())],
    )  # fmt: skip


ROUTES = [list_tasks]
