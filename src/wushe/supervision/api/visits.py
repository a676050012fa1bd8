"""Visits as JSON: the list, one of them and its correction, which groups are due, and the rhythm."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.files.pictures import MOST_BYTES
from wushe.kernel.web.lists import json_page, link_headers, query
from wushe.kernel.web.uploads import AROUND_A_FILE, uploaded
from wushe.kernel.web.work import OpenWork
from wushe.supervision import service
from wushe.supervision.errors import NoSuchVisit
from wushe.supervision.models import SupervisionRules
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import due, visits as queries
from wushe.supervision.schemas.visits import (
    CorrectionData,
    DueFilters,
    DuePage,
    DueRow,
    NewVisit,
    PhotoData,
    PhotoShown,
    RulesData,
    RulesShown,
    VisitFilters,
    VisitPage,
    VisitShown,
)
from wushe.supervision.showing import as_struct, photo_shown, visit_shown

VISITS = "/api/{tenant:str}/supervision/visits"
RULES = "/api/{tenant:str}/supervision/rules"


@get(VISITS)
async def list_visits(request: Request[Any, Any, Any], work: OpenWork) -> Response[VisitPage]:
    reach, filters = work.require(Supervision.READ), query(request, VisitFilters)
    return json_page(request, await paging.page_json(work, queries.visits, reach, filters, queries.ORDER))


@post(VISITS)
async def record_visit(work: OpenWork, data: JSONBody[NewVisit]) -> VisitShown:
    """Sent again with the same `id` and the same words, it answers the same and writes nothing."""
    return await visit_shown(work, await service.record_visit(work, data))


@get(VISITS + "/{visit_id:uuid}")
async def show_visit(visit_id: FromPath[UUID], work: OpenWork) -> VisitShown:
    return await visit_shown(work, await work.one(queries.visit(work.require(Supervision.READ), visit_id), NoSuchVisit))


@put(VISITS + "/{visit_id:uuid}")
async def correct_visit(visit_id: FromPath[UUID], work: OpenWork, data: JSONBody[CorrectionData]) -> VisitShown:
    """What it says instead, whole; what it said before is among `earlier`."""
    return await visit_shown(work, await service.correct_visit(work, visit_id, data))


@post(VISITS + "/{visit_id:uuid}/photos", request_max_body_size=MOST_BYTES + AROUND_A_FILE)
async def add_photo(request: Request[Any, Any, Any], visit_id: FromPath[UUID], work: OpenWork) -> PhotoShown:
    """Multipart: `caption`, `shows_faces`, `agreed`, `file`, and an `id` of the sender's, so that it may come twice."""
    work.require(Supervision.VISIT)
    data, file = await uploaded(request, PhotoData, MOST_BYTES)
    return photo_shown(await service.add_photo(work, visit_id, data, file))


@get("/api/{tenant:str}/supervision/due")
async def list_due(request: Request[Any, Any, Any], work: OpenWork) -> Response[DuePage]:
    """The groups within reach, the one that waits longest for a visit first."""
    reach, filters = work.require(Supervision.READ), query(request, DueFilters)
    found, order = due.bundled(reach, filters)
    page = await paging.page(work, found, order, filters.cursor, filters.limit)
    content = DuePage(items=[as_struct(DueRow, row) for row in page.rows], next=page.next, previous=page.previous)
    return Response(content, headers=link_headers(request, page))


@get(RULES)
async def show_rules(work: OpenWork) -> RulesShown:
    work.require(Supervision.CONFIGURE)
    return _rules_shown(await service.rules_of(work))


@put(RULES)
async def change_rules(work: OpenWork, data: JSONBody[RulesData]) -> RulesShown:
    return _rules_shown(await service.change_rules(work, data))


def _rules_shown(rules: SupervisionRules) -> RulesShown:
    return RulesShown(visit_days=rules.visit_days, version=rules.version)


ROUTES = [list_visits, record_visit, show_visit, correct_visit, add_photo, list_due, show_rules, change_rules]
