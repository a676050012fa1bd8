"""Who may judge one assessment besides the township."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath, URLEncodedBody

from wushe.evaluation import service
from wushe.evaluation.schemas.entered import PanelData
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import See
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

PANEL = "/{tenant:str}/evaluation/{assessment_id:uuid}/panel"
BACK = redisplay("/{tenant}/evaluation/{assessment_id}")


@post(PANEL, opt=BACK)
async def name_panellist(
    tenant: FromPath[str], assessment_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[PanelData]
) -> See:
    await service.name_panellist(work, assessment_id, data)
    return See(f"/{tenant}/evaluation/{assessment_id}#panel", notice=_("已指定评审人").say())


@post(f"{PANEL}/{{person_id:uuid}}/removal", opt=BACK)
async def remove_panellist(
    tenant: FromPath[str], assessment_id: FromPath[UUID], person_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.remove_panellist(work, assessment_id, person_id)
    return See(f"/{tenant}/evaluation/{assessment_id}#panel", notice=_("已取消评审人").say())


ROUTES = [name_panellist, remove_panellist]
