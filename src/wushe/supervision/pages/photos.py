"""Photos of visits: brought, removed, and the pictures themselves, small and large."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath

from wushe.kernel.files.evidence import opened
from wushe.kernel.files.pictures import MOST_BYTES
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Picture, See
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.uploads import AROUND_A_FILE, uploaded
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.supervision import service
from wushe.supervision.errors import NoSuchPicture
from wushe.supervision.models import VisitPhoto
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import visits as queries
from wushe.supervision.schemas.visits import PhotoData

ONE = "/{tenant:str}/supervision/visit-photos/{visit_photo_id:uuid}"


@post(
    "/{tenant:str}/supervision/visits/{visit_id:uuid}/photos",
    opt=redisplay("/{tenant}/supervision/visits/{visit_id}", PhotoData),
    request_max_body_size=MOST_BYTES + AROUND_A_FILE,
)
async def add_photo(
    request: Request[Any, Any, Any], tenant: FromPath[str], visit_id: FromPath[UUID], work: OpenWork
) -> See:
    work.require(Supervision.VISIT)
    data, file = await uploaded(request, PhotoData, MOST_BYTES)
    await service.add_photo(work, visit_id, data, file)
    return See(f"/{tenant}/supervision/visits/{visit_id}#photos", notice=_("已上传照片").say())


@post(f"{ONE}/removal")
async def remove_photo(tenant: FromPath[str], visit_photo_id: FromPath[UUID], work: OpenWork) -> See:
    visit_id = await service.remove_photo(work, visit_photo_id)
    return See(f"/{tenant}/supervision/visits/{visit_id}#photos", notice=_("已移除照片").say())


@get(ONE)
async def show_photo(visit_photo_id: FromPath[UUID], work: OpenWork) -> Picture:
    return Picture(await opened(work, (await _photo(work, visit_photo_id)).file_id))


@get(f"{ONE}/small")
async def show_small_photo(visit_photo_id: FromPath[UUID], work: OpenWork) -> Picture:
    return Picture(await opened(work, (await _photo(work, visit_photo_id)).small_id))


async def _photo(work: Work, photo_id: UUID) -> VisitPhoto:
    return await work.one(queries.photo(work.require(Supervision.READ), photo_id), NoSuchPicture)


ROUTES = [add_photo, remove_photo, show_photo, show_small_photo]
