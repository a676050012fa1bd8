"""Photos of activities: added to the review, taken away, and the pictures themselves, small and large."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath

from wushe.activities import service
from wushe.activities.errors import NoSuchPhoto
from wushe.activities.models import Photo
from wushe.activities.permissions import Activities
from wushe.activities.queries import photos as queries
from wushe.activities.schemas.photos import PhotoData
from wushe.activities.showing import sees_photos
from wushe.kernel.files.evidence import opened
from wushe.kernel.files.pictures import MOST_BYTES
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Picture, See
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.uploads import AROUND_A_FILE, uploaded
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.needs import board

PUBLIC = {"public": True}
ONE = "/{tenant:str}/activity-photos/{photo_id:uuid}"
IN_PUBLIC = "/{tenant:str}/public/photos/{photo_id:uuid}"
FEW = 6


@post(
    "/{tenant:str}/activities/{activity_id:uuid}/photos",
    opt=redisplay("/{tenant}/activities/{activity_id}/review", PhotoData),
    request_max_body_size=MOST_BYTES + AROUND_A_FILE,
)
async def add_photo(
    request: Request[Any, Any, Any], tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork
) -> See:
    work.require(Activities.EDIT)
    data, file = await uploaded(request, PhotoData, MOST_BYTES)
    await service.add_photo(work, activity_id, data, file)
    return See(f"/{tenant}/activities/{activity_id}/review#photos", notice=_("已上传照片").say())


@post(f"{ONE}/withdrawal")
async def withdraw_photo(tenant: FromPath[str], photo_id: FromPath[UUID], work: OpenWork) -> See:
    activity_id = await service.withdraw_photo(work, photo_id)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已撤下照片").say())


# --- the pictures


@get(ONE)
async def show_photo(photo_id: FromPath[UUID], work: OpenWork) -> Picture:
    return Picture(await opened(work, (await _seen(work, photo_id)).file_id))


@get(f"{ONE}/small")
async def show_small_photo(photo_id: FromPath[UUID], work: OpenWork) -> Picture:
    return Picture(await opened(work, (await _seen(work, photo_id)).small_id))


@get(IN_PUBLIC, opt=PUBLIC)
async def show_public_photo(photo_id: FromPath[UUID], work: OpenWork) -> Picture:
    return Picture(await opened(work, (await _public(work, photo_id)).file_id))


@get(f"{IN_PUBLIC}/small", opt=PUBLIC)
async def show_small_public_photo(photo_id: FromPath[UUID], work: OpenWork) -> Picture:
    return Picture(await opened(work, (await _public(work, photo_id)).small_id))


async def _seen(work: Work, photo_id: UUID) -> Photo:
    return await work.one(queries.photo(photo_id).where(sees_photos(work)), NoSuchPhoto)


async def _public(work: Work, photo_id: UUID) -> Photo:
    work.require(Activities.VIEW_PHOTOS)
    return await work.one(queries.photo(photo_id).where(queries.shown()), NoSuchPhoto)


@board.section(_("活动剪影"), "activities/public/photos.html", rank=30)
async def latest(work: Work) -> Mapping[str, Any]:
    """The newest pictures that carry no resident."""
    if not work.may(Activities.VIEW_PHOTOS):
        return {}
    photos = await work.all(queries.latest_shown(FEW))
    return {"photos": photos} if photos else {}


ROUTES = [
    add_photo, withdraw_photo, show_photo, show_small_photo, show_public_photo, show_small_public_photo,
]  # fmt: skip
