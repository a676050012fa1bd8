"""Putting a visit's words right, for people."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.supervision import service
from wushe.supervision.schemas.visits import CorrectionData
from wushe.supervision.showing import visit_shown

CORRECTION = "/{tenant:str}/supervision/visits/{visit_id:uuid}/correction"


@get(CORRECTION)
async def correction_form(request: Request[Any, Any, Any], visit_id: FromPath[UUID], work: OpenWork) -> Page:
    visit = await visit_shown(work, await service.visit_to_correct(work, visit_id))
    form = Form.of(request, CorrectionData, visit, version=visit.version)
    return Page(work, "supervision/correction.html", visit=visit, form=form)


@post(CORRECTION, opt=redisplay("/{tenant}/supervision/visits/{visit_id}/correction"))
async def correct_visit(
    tenant: FromPath[str], visit_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[CorrectionData]
) -> See:
    await service.correct_visit(work, visit_id, data)
    return See(f"/{tenant}/supervision/visits/{visit_id}", notice=_("已更正，原来的内容保留在下面").say())


ROUTES = [correction_form, correct_visit]
