"""Pictures of what is shared: brought and removed by who keeps it."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import JPEG, Brought, discard, store
from wushe.kernel.files.pictures import draw
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.pools.errors import NoSuchPicture, TooManyPictures
from wushe.pools.events import PictureAdded, PictureRemoved
from wushe.pools.models import ResourcePicture
from wushe.pools.models.picture import MOST_PICTURES
from wushe.pools.permissions import Pools
from wushe.pools.queries import pictures as queries
from wushe.pools.schemas.resources import PictureData
from wushe.pools.service.registering import kept


async def add_picture(work: Work, resource_id: UUID, data: PictureData, brought: Brought) -> ResourcePicture:
    """Raises `TooManyPictures`, and what is wrong with the file (`kernel.files`)."""
    resource = await kept(work, resource_id)
    taken = {picture.place for picture in await work.all(queries.pictures_of(resource.id))}
    free = [place for place in range(1, MOST_PICTURES + 1) if place not in taken]
    if not free:
        raise TooManyPictures(most=MOST_PICTURES)
    large, small = [await store(work, brought.name, each, JPEG) for each in await draw(brought.content)]
    picture = work.add(
        ResourcePicture(
            id=new_id(), resource_id=resource.id, place=free[0], caption=data.caption, file_id=large.id,
            small_id=small.id, brought_by=acting(work), brought_at=clock.now(),
        )
    )  # fmt: skip
    await work.flush()
    work.record(PictureAdded(resource_id=resource.id, picture_id=picture.id))
    return picture


async def remove_picture(work: Work, picture_id: UUID) -> UUID:
    """The picture and its files are gone; returns the id of its resource. Raises `NoSuchPicture`."""
    reach = work.require(Pools.KEEP)
    picture = await work.one(queries.picture_to_remove(reach, picture_id), NoSuchPicture)
    resource_id, files = picture.resource_id, (picture.file_id, picture.small_id)
    await work.session.delete(picture)
    await work.flush()
    for file_id in files:
        await discard(work, file_id)
    work.record(PictureRemoved(resource_id=resource_id, picture_id=picture_id))
    return resource_id
