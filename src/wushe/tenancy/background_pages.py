"""The operator's pages of the jobs: how they stand, what comes by the clock, and what was given up."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.clock import now
from wushe.kernel.i18n import _
from wushe.kernel.paging import Filters
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.tenancy import background
from wushe.tenancy.kinds import ShelvingReason
from wushe.tenancy.models import PlaceStatus
from wushe.tenancy.schemas import Shelving
from wushe.tenancy.spans import span

AnyRequest = Request[Any, Any, Any]
HERE = "/{tenant}/background-jobs"


@get("/{tenant:str}/background-jobs")
async def show_background(request: AnyRequest, work: OpenWork) -> Page:
    standing = await background.look(work, relayed=bool(request.app.state.settings.broker_url))
    page = await background.given_up(work, query(request, Filters))
    return Page(
        work,
        "tenancy/background.html",
        standing=standing,
        seen=span((now() - standing.seen_at).total_seconds()) if standing.seen_at else "",
        oldest=span(standing.oldest_seconds),
        page=page,
        keys={failure.id: str(uuid4()) for failure in page.items},
        refused=refusal_in(request),
    )


@get("/{tenant:str}/background-jobs/failures/{failure_id:uuid}")
async def show_failure(failure_id: FromPath[UUID], request: AnyRequest, work: OpenWork) -> Page:
    failure = await background.show(work, failure_id)
    form = Form.of(request, Shelving)
    return Page(
        work, "tenancy/failure.html", failure=failure, form=form, key=str(uuid4()),
        reasons=[(reason.value, reason.label.say()) for reason in ShelvingReason],
        refused=refusal_in(request, Shelving),
    )  # fmt: skip


@post("/{tenant:str}/background-jobs/failures/{failure_id:uuid}/retrial", opt=redisplay(HERE))
async def try_again(tenant: FromPath[str], failure_id: FromPath[UUID], work: OpenWork) -> See:
    failure = await background.try_again(work, failure_id)
    waits = failure.place_status == PlaceStatus.SUSPENDED
    notice = _("已重新排队，乡镇恢复使用后再办") if waits else _("已重新排队，马上去办")
    return See(HERE.format(tenant=tenant), notice=notice.say())


@post(
    "/{tenant:str}/background-jobs/failures/{failure_id:uuid}/shelving",
    opt=redisplay(HERE + "/failures/{failure_id}"),
)
async def shelve(
    tenant: FromPath[str], failure_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Shelving]
) -> See:
    await background.shelve(work, failure_id, data.reason)
    return See(HERE.format(tenant=tenant), notice=_("已搁置，平台的操作记录里留有原因").say())


ROUTES = [show_background, show_failure, try_again, shelve]
