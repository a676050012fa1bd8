"""The load of social workers as JSON."""

from typing import Any

from litestar import Request, get

from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.supervision.covering import coverage_shown
from wushe.supervision.permissions import Supervision
from wushe.supervision.schemas.coverage import CoverageFilters, CoverageShown


@get("/api/{tenant:str}/supervision/coverage")
async def show_coverage(request: Request[Any, Any, Any], work: OpenWork) -> CoverageShown:
    return await coverage_shown(work, work.require(Supervision.OVERSEE), query(request, CoverageFilters))


ROUTES = [show_coverage]
