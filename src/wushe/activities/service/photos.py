"""Photos: brought by who writes the review, confirmed by who signs it, taken away at any time."""

from collections.abc import Collection
from uuid import UUID

from wushe.activities.errors import CaptionNamesSomebody, NoSuchPhoto, TooManyPhotos
from wushe.activities.events import PhotoAdded, PhotoConfirmed, PhotoWithdrawn
from wushe.activities.kinds import ActivityState
from wushe.activities.models import Activity, Photo
from wushe.activities.models.photo import MOST_PHOTOS
from wushe.activities.permissions import Activities
from wushe.activities.queries import photos as queries
from wushe.activities.schemas.photos import PhotoData
from wushe.activities.service.acting import acting
from wushe.activities.service.planning import reached
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import JPEG, Brought, discard, store
from wushe.kernel.files.pictures import draw
from wushe.kernel.personal.public_text import tells_name, tells_number
from wushe.kernel.work import Work


async def add_photo(work: Work, activity_id: UUID, data: PhotoData, brought: Brought) -> Photo:
    """Until the review is handed in.

    Raises `CaptionNamesSomebody`, `TooManyPhotos`, `WrongState`, and what is wrong with the file (`kernel.files`).
    """
    activity = await reached(work, Activities.EDIT, activity_id)
    activity.refuse_unless(ActivityState.PUBLISHED)
    place = _free_place({photo.place for photo in await work.all(queries.photos_of(activity.id))})
    await _refuse_if_named(work, activity, data.caption)
    drawn = await draw(brought.content)
    large, small = [await store(work, brought.name, each, JPEG) for each in drawn]
    photo = work.add(
        Photo(
            id=new_id(), activity_id=activity.id, place=place, caption=data.caption, file_id=large.id,
            small_id=small.id, shows_no_resident=data.shows_no_resident, uploaded_by=acting(work),
            uploaded_at=clock.now(),
        )
    )  # fmt: skip
    await work.flush()
    work.record(PhotoAdded(activity_id=activity.id, photo_id=photo.id, shows_no_resident=data.shows_no_resident))
    return photo


def _free_place(taken: Collection[int]) -> int:
    for place in range(1, MOST_PHOTOS + 1):
        if place not in taken:
            return place
    raise TooManyPhotos(most=MOST_PHOTOS)


async def _refuse_if_named(work: Work, activity: Activity, caption: str) -> None:
    came = await work.all(queries.names_of_those_who_came(activity.id))
    if tells_number(caption) or any(tells_name(caption, name) for name in came):
        raise CaptionNamesSomebody


async def confirm_photos(work: Work, activity: Activity, photo_ids: Collection[UUID]) -> None:
    """With the signature under the review. Raises `NoSuchPhoto`, `NotSaidOfPhoto`, `OwnPhoto`."""
    photos = {photo.id: photo for photo in await work.all(queries.photos_of(activity.id))}
    for photo_id in dict.fromkeys(photo_ids):
        if photo_id not in photos:
            raise NoSuchPhoto
        photos[photo_id].confirm(acting(work), clock.now())
        work.record(PhotoConfirmed(activity_id=activity.id, photo_id=photo_id))


async def withdraw_photo(work: Work, photo_id: UUID) -> UUID:
    """The photo and its files are gone; returns the id of its activity. Raises `NoSuchPhoto`."""
    reach = work.require(Activities.WITHDRAW_PHOTO)
    photo = await work.one(queries.photo_to_withdraw(reach, photo_id), NoSuchPhoto)
    activity_id, files = photo.activity_id, (photo.file_id, photo.small_id)
    await work.session.delete(photo)
    await work.flush()
    for file_id in files:
        await discard(work, file_id)
    work.record(PhotoWithdrawn(activity_id=activity_id, photo_id=photo_id))
    return activity_id
