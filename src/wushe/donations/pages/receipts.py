"""The book of receipts, for those who issue them and those who were given one."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.donations import service
from wushe.donations.codes import grouped
from wushe.donations.errors import NoSuchReceipt
from wushe.donations.kinds import ReceiptState
from wushe.donations.models import Receipt
from wushe.donations.on_paper import receipt_pdf
from wushe.donations.permissions import Donations
from wushe.donations.queries import receipts as queries
from wushe.donations.schemas.entered import Voiding
from wushe.donations.schemas.filters import ReceiptFilters
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
PDF = "application/pdf"
SHOW = "/{tenant}/receipts/{receipt_id}"


@get("/{tenant:str}/receipts")
async def list_receipts(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Donations.READ), query(request, ReceiptFilters)
    page = await paging.page(work, queries.receipts(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    this_year = today().year
    return Page(
        work, "donations/receipts.html", page=page, filters=filters, states=list(ReceiptState),
        years=[(year, year) for year in range(this_year, this_year - 6, -1)],
    )  # fmt: skip


@post("/{tenant:str}/receivings/{receiving_id:uuid}/receipt")
async def issue(tenant: FromPath[str], receiving_id: FromPath[UUID], work: OpenWork) -> See:
    receipt = await service.issue(work, receiving_id)
    return See(f"/{tenant}/receipts/{receipt.id}", notice=_("已开具捐赠票据").say())


@post("/{tenant:str}/receivings/{receiving_id:uuid}/waiver")
async def waive(tenant: FromPath[str], receiving_id: FromPath[UUID], work: OpenWork) -> See:
    receiving = await service.waive(work, receiving_id)
    return See(f"/{tenant}/donations/{receiving.donation_id}", notice=_("已记录捐赠人放弃领取票据").say())


@get("/{tenant:str}/receipts/{receipt_id:uuid}")
async def show_receipt(request: AnyRequest, receipt_id: FromPath[UUID], work: OpenWork) -> Page:
    receipt = await _receipt(work, receipt_id)
    return Page(
        work, "donations/receipt.html", receipt=receipt, code=grouped(receipt.code),
        voiding={noun: Form.of(request, Voiding, noun=noun) for noun in ("reissue", "voiding")},
        refusal=refusal_in(request, Voiding), replaced_by=await work.one_or_none(queries.replacing(receipt.id)),
        donation_id=await work.scalar(queries.donation_of(receipt.id)), history=await history(work, receipt.id),
    )  # fmt: skip


@get("/{tenant:str}/receipts/{receipt_id:uuid}/paper")
async def download_receipt(request: AnyRequest, receipt_id: FromPath[UUID], work: OpenWork) -> Download:
    receipt = await _receipt(work, receipt_id)
    address = str(request.app.state.settings.public_url or request.base_url).rstrip("/")
    body = await receipt_pdf(work.tenant, receipt, address)
    return Download(body, _("捐赠票据").say() + f"-{receipt.year}-{receipt.number:06}.pdf", PDF)


@post("/{tenant:str}/receipts/{receipt_id:uuid}/voiding", opt=redisplay(SHOW))
async def void(tenant: FromPath[str], receipt_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Voiding]) -> See:
    await service.void(work, receipt_id, data)
    return See(f"/{tenant}/receipts/{receipt_id}", notice=_("票据已作废").say())


@post("/{tenant:str}/receipts/{receipt_id:uuid}/reissue", opt=redisplay(SHOW))
async def reissue(
    tenant: FromPath[str], receipt_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Voiding]
) -> See:
    receipt = await service.reissue(work, receipt_id, data)
    return See(f"/{tenant}/receipts/{receipt.id}", notice=_("已作废原票据并重新开具").say())


async def _receipt(work: Work, receipt_id: UUID) -> Receipt:
    return await work.one(queries.receipt(work.require(Donations.READ), receipt_id), NoSuchReceipt)


ROUTES = [
    list_receipts, issue, waive, show_receipt, download_receipt, void, reissue,
]  # fmt: skip
