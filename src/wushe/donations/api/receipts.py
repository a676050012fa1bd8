"""Receipts for programs; whether one is real, for any program."""

from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.donations import service
from wushe.donations.errors import NoSuchReceipt
from wushe.donations.permissions import Donations
from wushe.donations.queries import receipts as queries
from wushe.donations.schemas.entered import Verification, Voiding
from wushe.donations.schemas.filters import ReceiptFilters
from wushe.donations.schemas.shown import ReceiptPage, ReceiptShown, ReceivingShown, VerdictShown
from wushe.donations.showing import receipt_shown, receiving_shown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/receipts")
async def list_receipts(request: Request, work: OpenWork) -> Response[ReceiptPage]:
    reach, filters = work.require(Donations.READ), query(request, ReceiptFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/receivings/{receiving_id:uuid}/receipt")
async def issue(receiving_id: FromPath[UUID], work: OpenWork) -> ReceiptShown:
    return receipt_shown(await service.issue(work, receiving_id))


@post("/api/{tenant:str}/receivings/{receiving_id:uuid}/waiver", status_code=200)
async def waive(receiving_id: FromPath[UUID], work: OpenWork) -> ReceivingShown:
    return receiving_shown(await service.waive(work, receiving_id), None)


@get("/api/{tenant:str}/receipts/{receipt_id:uuid}")
async def show_receipt(receipt_id: FromPath[UUID], work: OpenWork) -> ReceiptShown:
    return receipt_shown(await work.one(queries.receipt(work.require(Donations.READ), receipt_id), NoSuchReceipt))


@post("/api/{tenant:str}/receipts/{receipt_id:uuid}/voiding", status_code=200)
async def void(receipt_id: FromPath[UUID], work: OpenWork, data: JSONBody[Voiding]) -> ReceiptShown:
    return receipt_shown(await service.void(work, receipt_id, data))


@post("/api/{tenant:str}/receipts/{receipt_id:uuid}/reissue")
async def reissue(receipt_id: FromPath[UUID], work: OpenWork, data: JSONBody[Voiding]) -> ReceiptShown:
    return receipt_shown(await service.reissue(work, receipt_id, data))


@post("/api/{tenant:str}/public/receipts", opt={"public": True}, status_code=200)
async def verify(work: OpenWork, data: JSONBody[Verification]) -> VerdictShown:
    return VerdictShown(verdict=await service.verify(work, data))


ROUTES = [list_receipts, issue, waive, show_receipt, void, reissue, verify]
