"""Whether a receipt is real: all that a stranger may ask of donations."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.donations import service
from wushe.donations.codes import parse_receipt_code
from wushe.donations.permissions import Donations
from wushe.donations.schemas.entered import Verification
from wushe.kernel.web.answers import Page
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

AnyRequest = Request[Any, Any, Any]
PUBLIC = {"public": True}
TEMPLATE = "donations/public/receipt.html"


@get("/{tenant:str}/public/receipts", opt=PUBLIC)
async def verification_form(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Donations.VERIFY)
    return Page(work, TEMPLATE, form=Form.of(request, Verification), verdict=None)


@get("/{tenant:str}/public/receipts/{code:str}", opt=PUBLIC)
async def verify_scanned(request: AnyRequest, code: FromPath[str], work: OpenWork) -> Page:
    """Where the code on the paper leads. The amount may be compared as well."""
    known = parse_receipt_code(code) or ""
    verdict = await service.verify(work, Verification(number=known or "—"))
    return Page(work, TEMPLATE, form=Form.of(request, Verification, {"number": known}), verdict=verdict)


@post("/{tenant:str}/public/receipts", opt=PUBLIC | redisplay("/{tenant}/public/receipts"), status_code=200)
async def verify(request: AnyRequest, work: OpenWork, data: URLEncodedBody[Verification]) -> Page:
    """By POST, so that an amount stands in no history."""
    form = Form.of(request, Verification, {"number": data.number})
    return Page(work, TEMPLATE, form=form, verdict=await service.verify(work, data))


ROUTES = [verification_form, verify_scanned, verify]
