"""Pictures of what is shared: brought, removed, and the pictures themselves, small and large."""

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
from wushe.pools import service
from wushe.pools.errors import NoSuchPicture
from wushe.pools.models import ResourcePicture
from wushe.pools.permissions import Pools
from wushe.pools.queries import pictures as queries
from wushe.pools.schemas.resources import PictureData

ONE = "/{tenant:str}/pools/pictures/{picture_id:uuid}"


@post(
    "/{tenant:str}/pools/{resource_id:uuid}/pictures",
    opt=redisplay("/{tenant}/pools/{resource_id}/keeping", PictureData),
    request_max_body_size=MOST_BYTES + AROUND_A_FILE,
)
async def add_picture(
    request: Request[Any, Any, Any], tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork
) -> See:
    work.require(Pools.KEEP)
    data, file = await uploaded(request, PictureData, MOST_BYTES)
    await service.add_picture(work, resource_id, data, file)
    return See(f"/{tenant}/pools/{resource_id}/keeping#pictures", notice=_("已上传照片").say())


@post(f"{ONE}/removal")
async def remove_picture(tenant: FromPath[str], picture_id: FromPath[UUID], work: OpenWork) -> See:
    resource_id = await service.remove_picture(work, picture_id)
    return See(f"/{tenant}/pools/{resource_id}/keeping#pictures", notice=_("已移除照片").say())


@get(ONE)
async def show_picture(picture_id: FromPath[UUID], work: OpenWork) -> Picture:
    return Picture(await opened(work, (await _picture(work, picture_id)).file_id))


@get(f"{ONE}/small")
async def show_small_picture(picture_id: FromPath[UUID], work: OpenWork) -> Picture:
    return Picture(await opened(work, (await _picture(work, picture_id)).small_id))


async def _picture(work: Work, picture_id: UUID) -> ResourcePicture:
    work.require(Pools.READ)
    return await work.one(queries.picture(picture_id), NoSuchPicture)


ROUTES = [add_picture, remove_picture, show_picture, show_small_picture]
