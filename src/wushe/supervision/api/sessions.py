"""Group and individual supervision as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.people.acting import acting
from wushe.supervision import service
from wushe.supervision.errors import NoSuchSupervision
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import sessions as queries
from wushe.supervision.schemas.sessions import (
    GroupFilters,
    GroupSupervisionPage,
    GroupSupervisionRow,
    GroupSupervisionShown,
    IndividualRow,
    IndividualShown,
    NewGroupSupervision,
    NewIndividualSupervision,
)
from wushe.supervision.showing import as_struct, group_supervision_shown

GROUPS = "/api/{tenant:str}/supervision/groups"
INDIVIDUAL = "/api/{tenant:str}/supervision/individual"
MOST = 200


@get(GROUPS)
async def list_group_supervision(request: Request[Any, Any, Any], work: OpenWork) -> Response[GroupSupervisionPage]:
    reach, filters = work.require(Supervision.READ), query(request, GroupFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    rows = [as_struct(GroupSupervisionRow, row) for row in page.rows]
    content = GroupSupervisionPage(items=rows, next=page.next, previous=page.previous)
    return Response(content, headers=link_headers(request, page))


@post(GROUPS)
async def hold_group_supervision(work: OpenWork, data: JSONBody[NewGroupSupervision]) -> GroupSupervisionShown:
    return await group_supervision_shown(work, await service.hold(work, data))


@get(GROUPS + "/{group_supervision_id:uuid}")
async def show_group_supervision(group_supervision_id: FromPath[UUID], work: OpenWork) -> GroupSupervisionShown:
    found = queries.group_supervision(work.require(Supervision.READ), group_supervision_id)
    return await group_supervision_shown(work, await work.one(found, NoSuchSupervision))


@get(INDIVIDUAL)
async def list_individual_supervision(work: OpenWork) -> list[IndividualRow]:
    """One's own, the newest first."""
    work.require(Supervision.READ_CONFIDED)
    found = queries.own(acting(work)).order_by(*queries.OWN_ORDER).limit(MOST)
    return [as_struct(IndividualRow, row) for row in await work.all(found)]


@post(INDIVIDUAL)
async def record_individual_supervision(work: OpenWork, data: JSONBody[NewIndividualSupervision]) -> IndividualShown:
    record = await service.confide(work, data)
    return await service.open_record(work, record.id)


@get(INDIVIDUAL + "/{individual_supervision_id:uuid}")
async def show_individual_supervision(individual_supervision_id: FromPath[UUID], work: OpenWork) -> IndividualShown:
    """For its two parties; the look is recorded."""
    return await service.open_record(work, individual_supervision_id)


ROUTES = [
    list_group_supervision, hold_group_supervision, show_group_supervision, list_individual_supervision,
    record_individual_supervision, show_individual_supervision,
]  # fmt: skip
