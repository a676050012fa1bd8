"""Agreements with other townships, and what is settled by month."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.people import queries as people
from wushe.people.history import history
from wushe.store import service
from wushe.store.errors import NoSuchRecognition
from wushe.store.naming import townships_named
from wushe.store.permissions import Store
from wushe.store.queries import recognitions as queries
from wushe.store.schemas.entered import MonthData, Township
from wushe.tenancy import queries as tenancy

AnyRequest = Request[Any, Any, Any]
ALL = "/{tenant:str}/store/recognitions"
ONE = f"{ALL}/{{recognition_id:uuid}}"
BACK = "/{tenant}/store/recognitions/{recognition_id}"


@get(ALL)
async def list_recognitions(request: AnyRequest, work: OpenWork) -> Page:
    found = await service.standings(work)
    living = {each.recognition.other_id for each in found if each.recognition.ended_at is None}
    return Page(
        work, "store/recognitions.html", found=found, rules=await service.rules_of(work),
        names=await townships_named(work, (each.recognition.other_id for each in found)),
        form=Form.of(request, Township),
        neighbours=[row for row in await work.rows(tenancy.neighbours(work.tenant.id)) if row[0] not in living],
    )  # fmt: skip


@post(ALL, opt=redisplay("/{tenant}/store/recognitions"))
async def offer(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Township]) -> See:
    made = await service.offer_recognition(work, data)
    return See(f"/{tenant}/store/recognitions/{made.id}", notice=_("已签署，等待对方签署").say())


@get(ONE)
async def show_recognition(request: AnyRequest, recognition_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Store.RECOGNISE)
    recognition = await work.one(queries.recognition(recognition_id), NoSuchRecognition)
    names = await townships_named(work, [recognition.other_id])
    signers = await work.rows(people.names([recognition.ours_by])) if recognition.ours_by else []
    return Page(
        work, "store/recognition.html", recognition=recognition, other=names.get(recognition.other_id, ""),
        months=await service.months(work, recognition), signer=signers[0][1] if signers else "",
        settling=Form.of(request, MonthData), refusal=refusal_in(request), history=await history(work, recognition.id),
    )  # fmt: skip


@post(f"{ONE}/signature", opt=redisplay(BACK))
async def sign(tenant: FromPath[str], recognition_id: FromPath[UUID], work: OpenWork) -> See:
    await service.sign_recognition(work, recognition_id)
    return _see(tenant, recognition_id, _("已签署，互认生效").say())


@post(f"{ONE}/end", opt=redisplay(BACK))
async def end(tenant: FromPath[str], recognition_id: FromPath[UUID], work: OpenWork) -> See:
    await service.end_recognition(work, recognition_id)
    return _see(tenant, recognition_id, _("已终止互认").say())


@post(f"{ONE}/settlements", opt=redisplay(BACK))
async def settle(
    tenant: FromPath[str], recognition_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[MonthData]
) -> See:
    await service.settle(work, recognition_id, data)
    return _see(tenant, recognition_id, _("已确认结算").say())


def _see(tenant: str, recognition_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/store/recognitions/{recognition_id}", notice=notice)


ROUTES = [list_recognitions, offer, show_recognition, sign, end, settle]
