"""The jobs of the installation for the operator's programs."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel.paging import Filters, Slice
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.tenancy import background
from wushe.tenancy.schemas import FailurePage, FailureShown, Shelving, StandingShown

AnyRequest = Request[Any, Any, Any]


@get("/api/{tenant:str}/background-jobs")
async def show_background(request: AnyRequest, work: OpenWork) -> StandingShown:
    return await background.look(work, relayed=bool(request.app.state.settings.broker_url))


@get("/api/{tenant:str}/background-jobs/failures")
async def list_failures(request: AnyRequest, work: OpenWork) -> Response[FailurePage]:
    page = await background.given_up(work, query(request, Filters))
    return Response(page, headers=link_headers(request, Slice(page.items, page.next, page.previous)))


@get("/api/{tenant:str}/background-jobs/failures/{failure_id:uuid}")
async def show_failure(failure_id: FromPath[UUID], work: OpenWork) -> FailureShown:
    return await background.show(work, failure_id)


@post("/api/{tenant:str}/background-jobs/failures/{failure_id:uuid}/retrial", status_code=204)
async def try_again(failure_id: FromPath[UUID], work: OpenWork) -> None:
    await background.try_again(work, failure_id)


@post("/api/{tenant:str}/background-jobs/failures/{failure_id:uuid}/shelving", status_code=204)
async def shelve(failure_id: FromPath[UUID], work: OpenWork, data: JSONBody[Shelving]) -> None:
    await background.shelve(work, failure_id, data.reason)


ROUTES = [show_background, list_failures, show_failure, try_again, shelve]
