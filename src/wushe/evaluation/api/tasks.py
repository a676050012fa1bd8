"""Whose idea the groups' activities were, as JSON."""

from typing import Any

from litestar import Request, Response, get

from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import handed_down as queries
from wushe.evaluation.schemas.tasks import TaskFilters, TaskPage, TaskRow
from wushe.kernel import paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/evaluation/tasks")
async def list_tasks(request: Request[Any, Any, Any], work: OpenWork) -> Response[TaskPage]:
    """The groups within reach that held activities in the year, to whom most was handed down first."""
    reach, filters = work.require(Evaluation.READ), query(request, TaskFilters)
    found, order = queries.groups(reach, filters)
    page = await paging.page(work, found, order, filters.cursor, filters.limit)
    items = [TaskRow(**{name: getattr(row, name) for name in TaskRow.__struct_fields__}) for row in page.rows]
    return Response(TaskPage(items=items, next=page.next, previous=page.previous), headers=link_headers(request, page))


ROUTES = [list_tasks]
