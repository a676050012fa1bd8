"""Files beside scores: brought, opened, taken away."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath

from wushe.evaluation import service
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.schemas.entered import EvidenceData
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Download, See
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.uploads import LARGEST_UPLOAD, uploaded
from wushe.kernel.web.work import OpenWork

FILES = "/{tenant:str}/evaluation/{assessment_id:uuid}/evidence"
ONE = f"{FILES}/{{assessment_evidence_id:uuid}}"


@post(FILES, opt=redisplay("/{tenant}/evaluation/{assessment_id}", EvidenceData), request_max_body_size=LARGEST_UPLOAD)
async def add_evidence(
    request: Request[Any, Any, Any], tenant: FromPath[str], assessment_id: FromPath[UUID], work: OpenWork
) -> See:
    work.require(Evaluation.READ)
    data, file = await uploaded(request, EvidenceData)
    await service.add_evidence(work, assessment_id, data, file)
    return See(f"/{tenant}/evaluation/{assessment_id}#evidence", notice=_("已上传材料").say())


@get(ONE)
async def show_evidence(
    assessment_id: FromPath[UUID], assessment_evidence_id: FromPath[UUID], work: OpenWork
) -> Download:
    file = await service.view_evidence(work, assessment_id, assessment_evidence_id)
    return Download(file.content, file.name, file.media_type)


@post(f"{ONE}/removal", opt=redisplay("/{tenant}/evaluation/{assessment_id}"))
async def remove_evidence(
    tenant: FromPath[str], assessment_id: FromPath[UUID], assessment_evidence_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.remove_evidence(work, assessment_id, assessment_evidence_id)
    return See(f"/{tenant}/evaluation/{assessment_id}#evidence", notice=_("已移除材料").say())


ROUTES = [add_evidence, show_evidence, remove_evidence]
