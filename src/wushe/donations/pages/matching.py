"""Lines of the bank matched to donations, for people."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.donations import service
from wushe.donations.schemas.entered import Acceptance
from wushe.kernel.i18n import _
from wushe.kernel.money import plain_yuan
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.ledger.lines import shown_name

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/donations/matching")
async def show_matching(request: AnyRequest, work: OpenWork) -> Page:
    return Page(
        work, "donations/matching.html", lines=await service.propose(work), form=Form.of(request, Acceptance),
        mask=shown_name, plain_yuan=plain_yuan, reasons=lambda score: [reason.say() for reason in score.reasons],
    )  # fmt: skip


@post("/{tenant:str}/donations/matching", opt=redisplay("/{tenant}/donations/matching"))
async def accept(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Acceptance]) -> See:
    receiving = await service.accept(work, data)
    return See(f"/{tenant}/donations/{receiving.donation_id}", notice=_("已按这笔流水登记到账").say())


ROUTES = [show_matching, accept]
