"""What becomes of a promise."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.funds import queries, service
from wushe.funds.errors import NoSuchPromise
from wushe.funds.models import Fund
from wushe.funds.permissions import Funds
from wushe.funds.schemas import Part
from wushe.funds.showing import promise_shown
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant:str}/promises/{promise_id:uuid}"


@get(ONE)
async def show_promise(tenant: FromPath[str], promise_id: FromPath[UUID], work: OpenWork) -> See:
    """Where payments lead to: the fund that it is a part of."""
    promise = await work.one(queries.promise(work.require(Funds.READ), promise_id), NoSuchPromise)
    return See(f"/{tenant}/funds/{promise.fund_id}")


@get(f"{ONE}/release")
async def release_form(request: AnyRequest, promise_id: FromPath[UUID], work: OpenWork) -> Page:
    promise = await work.one(queries.promise(work.require(Funds.PROMISE), promise_id), NoSuchPromise)
    fund = await work.get(Fund, promise.fund_id)
    return Page(
        work, "funds/release.html", promise=await promise_shown(work, promise), fund=fund,
        form=Form.of(request, Part, version=promise.version),
    )  # fmt: skip


@post(f"{ONE}/release", opt=redisplay("/{tenant}/promises/{promise_id}/release"))
async def release_part(
    tenant: FromPath[str], promise_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Part]
) -> See:
    promise = await service.release(work, promise_id, data)
    return See(f"/{tenant}/funds/{promise.fund_id}", notice=_("已释放未用资金").say())


@post(f"{ONE}/keeping")
async def keep_promise(tenant: FromPath[str], promise_id: FromPath[UUID], work: OpenWork) -> See:
    kept = await service.keep(work, promise_id)
    return See(f"/{tenant}/funds/{kept.fund_id}", notice=_("已记录资金到位").say())


@post(f"{ONE}/withdrawal")
async def withdraw_promise(tenant: FromPath[str], promise_id: FromPath[UUID], work: OpenWork) -> See:
    withdrawn = await service.withdraw(work, promise_id)
    return See(f"/{tenant}/funds/{withdrawn.fund_id}", notice=_("已撤回资金承诺").say())


ROUTES = [show_promise, release_form, release_part, keep_promise, withdraw_promise]
