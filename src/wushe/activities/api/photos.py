"""Photos of activities for programs."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, get, post
from litestar.params import FromPath

from wushe.activities import queries, service
from wushe.activities.errors import NoSuchActivity
from wushe.activities.models import Photo
from wushe.activities.permissions import Activities
from wushe.activities.queries.photos import photos_of
from wushe.activities.schemas.photos import PhotoData, PhotoShown
from wushe.activities.showing import sees_photos
from wushe.kernel.files.pictures import MOST_BYTES
from wushe.kernel.web.uploads import AROUND_A_FILE, uploaded
from wushe.kernel.web.work import OpenWork

OF_ACTIVITY = "/api/{tenant:str}/activities/{activity_id:uuid}/photos"


@get(OF_ACTIVITY)
async def list_photos(activity_id: FromPath[UUID], work: OpenWork) -> list[PhotoShown]:
    activity = await work.one(queries.activity(work.require(Activities.READ), activity_id), NoSuchActivity)
    return [photo_shown(photo) for photo in await work.all(photos_of(activity.id).where(sees_photos(work)))]


@post(OF_ACTIVITY, request_max_body_size=MOST_BYTES + AROUND_A_FILE)
async def add_photo(request: Request[Any, Any, Any], activity_id: FromPath[UUID], work: OpenWork) -> PhotoShown:
    """Multipart: `caption`, `shows_no_resident` and `file`, which is JPG or PNG by its content, at most 10 MB."""
    work.require(Activities.EDIT)
    data, file = await uploaded(request, PhotoData, MOST_BYTES)
    return photo_shown(await service.add_photo(work, activity_id, data, file))


@post("/api/{tenant:str}/activity-photos/{photo_id:uuid}/withdrawal", status_code=204)
async def withdraw_photo(photo_id: FromPath[UUID], work: OpenWork) -> None:
    await service.withdraw_photo(work, photo_id)


def photo_shown(photo: Photo) -> PhotoShown:
    return msgspec.convert(photo, PhotoShown, from_attributes=True)


ROUTES = [list_photos, add_photo, withdraw_photo]
