"""The workbench for programs: the search, a funder's trace, and what a social worker's groups need."""

from typing import Any

from litestar import Request, get

from wushe.activities.outputs import shown as outputs_shown
from wushe.kernel.web.lists import Filters, query
from wushe.kernel.web.work import OpenWork
from wushe.organizations.permissions import Organizations
from wushe.workbench.desks.worker import watch
from wushe.workbench.permissions import Workbench
from wushe.workbench.schemas import ConcernShown, GroupShown, HitShown, TraceShown, WatchedShown
from wushe.workbench.search import search
from wushe.workbench.tracing import Trace, traces


@get("/api/{tenant:str}/search")
async def find(request: Request[Any, Any, Any], work: OpenWork) -> list[GroupShown]:
    work.require(Workbench.READ)
    words = query(request, Filters)
    prefix = f"/{work.tenant.slug}"
    return [
        GroupShown(
            kind=group.kind,
            title=group.title.say(),
            hits=[HitShown(title=hit.title, about=hit.about, path=prefix + hit.path) for hit in group.hits],
            more=prefix + group.more if group.more else None,
        )
        for group in await search(work, words.q)
    ]


@get("/api/{tenant:str}/traces")
async def list_traces(work: OpenWork) -> list[TraceShown]:
    """What the funds within reach promised, and what came of it. Counts only."""
    return [_trace_shown(trace) for trace in await traces(work)]


def _trace_shown(trace: Trace) -> TraceShown:
    facts: dict[str, Any] = trace._asdict() | {"outputs": outputs_shown(trace.outputs)}
    return TraceShown(**facts)


@get("/api/{tenant:str}/assigned-groups")
async def list_assigned(work: OpenWork) -> list[WatchedShown]:
    """The groups that the person accompanies, by what they need now."""
    work.require(Organizations.READ)
    prefix = f"/{work.tenant.slug}"
    return [
        WatchedShown(
            organization_id=each.group.id,
            name=each.group.name,
            concerns=[
                ConcernShown(reason=concern.reason, path=prefix + concern.path, mine=concern.mine)
                for concern in each.concerns
            ],
        )
        for each in await watch(work)
    ]


ROUTES = [find, list_traces, list_assigned]
