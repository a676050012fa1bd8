"""Gifts in kind for programs."""

from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.donations import service
from wushe.donations.errors import NoSuchInKind
from wushe.donations.permissions import Donations
from wushe.donations.queries import in_kind as queries
from wushe.donations.schemas.entered import NewInKind
from wushe.donations.schemas.filters import InKindFilters
from wushe.donations.schemas.shown import InKindPage, InKindShown, InKindSums, ReceiptShown
from wushe.donations.showing import in_kind_shown, receipt_shown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/in-kind")
async def list_in_kind(request: Request, work: OpenWork) -> Response[InKindPage]:
    reach, filters = work.require(Donations.READ), query(request, InKindFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@get("/api/{tenant:str}/in-kind/sums")
async def in_kind_sums(request: Request, work: OpenWork) -> InKindSums:
    reach, filters = work.require(Donations.READ), query(request, InKindFilters)
    [(goods_fen, labour_fen, items)] = await work.rows(queries.sums(reach, filters))
    return InKindSums(goods_fen=goods_fen, labour_fen=labour_fen, total_fen=goods_fen + labour_fen, items=items)


@post("/api/{tenant:str}/in-kind")
async def create_in_kind(work: OpenWork, data: JSONBody[NewInKind]) -> InKindShown:
    return in_kind_shown(await service.record_in_kind(work, data))


@get("/api/{tenant:str}/in-kind/{in_kind_id:uuid}")
async def show_in_kind(in_kind_id: FromPath[UUID], work: OpenWork) -> InKindShown:
    return in_kind_shown(await work.one(queries.gift(work.require(Donations.READ), in_kind_id), NoSuchInKind))


@post("/api/{tenant:str}/in-kind/{in_kind_id:uuid}/withdrawal", status_code=200)
async def withdraw_in_kind(in_kind_id: FromPath[UUID], work: OpenWork) -> InKindShown:
    return in_kind_shown(await service.withdraw_in_kind(work, in_kind_id))


@post("/api/{tenant:str}/in-kind/{in_kind_id:uuid}/receipt")
async def issue_in_kind(in_kind_id: FromPath[UUID], work: OpenWork) -> ReceiptShown:
    return receipt_shown(await service.issue_in_kind(work, in_kind_id))


ROUTES = [list_in_kind, in_kind_sums, create_in_kind, show_in_kind, withdraw_in_kind, issue_in_kind]
