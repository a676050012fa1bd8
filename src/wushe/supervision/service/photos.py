"""Photos of a visit: brought by who made it, each once however often it is sent."""

import hashlib
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import JPEG, Brought, discard, store
from wushe.kernel.files.pictures import draw
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.supervision.errors import NoPhotoOfFaces, NoSuchPicture, NoSuchVisit, PhotoTaken, TooManyPhotos
from wushe.supervision.events import VisitPhotoAdded, VisitPhotoRemoved
from wushe.supervision.models import VisitPhoto
from wushe.supervision.models.visit import MOST_PHOTOS
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import visits as queries
from wushe.supervision.schemas.visits import PhotoData


async def add_photo(work: Work, visit_id: UUID, data: PhotoData, brought: Brought) -> VisitPhoto:
    """Raises `NoSuchVisit`, `NoPhotoOfFaces`, `TooManyPhotos`, `PhotoTaken`, and what is wrong with the file."""
    work.require(Supervision.VISIT)
    visit = await work.one(queries.own_visit(acting(work), visit_id), NoSuchVisit)
    said = hashlib.sha256(brought.content).digest()
    if (before := await _sent_before(work, data.id)) is not None:
        if before.visit_id != visit.id or before.said != said:
            raise PhotoTaken
        return before
    if data.shows_faces and not data.agreed:
        raise NoPhotoOfFaces
    place = await _free_place(work, visit.id)
    large, small = [await store(work, brought.name, each, JPEG) for each in await draw(brought.content)]
    photo = work.add(
        VisitPhoto(
            id=data.id or new_id(), visit_id=visit.id, place=place, caption=data.caption, shows_faces=data.shows_faces,
            agreed=data.agreed, said=said, file_id=large.id, small_id=small.id, brought_at=clock.now(),
        )
    )  # fmt: skip
    await work.flush()
    work.record(VisitPhotoAdded(visit_id=visit.id, photo_id=photo.id))
    return photo


async def _sent_before(work: Work, photo_id: UUID | None) -> VisitPhoto | None:
    return None if photo_id is None else await work.one_or_none(queries.any_photo(photo_id))


async def _free_place(work: Work, visit_id: UUID) -> int:
    taken = {photo.place for photo in await work.all(queries.photos_of(visit_id))}
    free = [place for place in range(1, MOST_PHOTOS + 1) if place not in taken]
    if not free:
        raise TooManyPhotos(most=MOST_PHOTOS)
    return free[0]


async def remove_photo(work: Work, photo_id: UUID) -> UUID:
    """The photo and its files are gone; returns the id of its visit. Raises `NoSuchPicture`."""
    work.require(Supervision.VISIT)
    photo = await work.one(queries.photo_to_remove(acting(work), photo_id), NoSuchPicture)
    visit_id, files = photo.visit_id, (photo.file_id, photo.small_id)
    await work.session.delete(photo)
    await work.flush()
    for file_id in files:
        await discard(work, file_id)
    work.record(VisitPhotoRemoved(visit_id=visit_id, photo_id=photo_id))
    return visit_id
