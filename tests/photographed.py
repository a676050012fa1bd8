"""Pictures as telephones make them, and activities that have some.

photo_id = await photographed.brought(sessions, stage, activity_id)
"""

import io
from uuid import UUID

from PIL import Image
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import staged
from wushe.activities import service
from wushe.activities.schemas.photos import PhotoData, SignOff
from wushe.kernel.files.evidence import Brought

MAKER, PLACE = "Huawei Mate 60", "开元东路 28 号"
_MADE_BY, _DESCRIBED, _GPS, _LATITUDE = 0x010F, 0x010E, 0x8825, 0x0002


def telephone_picture(size: tuple[int, int] = (2400, 1800), kind: str = "JPEG") -> bytes:
    """With what a telephone hides in it: its name, a description and where it was."""
    exif = Image.Exif()
    exif[_MADE_BY], exif[_DESCRIBED] = MAKER, PLACE
    exif.get_ifd(_GPS)[_LATITUDE] = (28.0, 14.0, 7.5)
    target = io.BytesIO()
    Image.new("RGB", size, "#7c9a5e").save(target, kind, exif=exif)
    return target.getvalue()


async def brought(
    sessions: async_sessionmaker[AsyncSession], stage: staged.Stage, activity_id: UUID,
    caption: str = "摆好的教室", *, said: bool = True,
) -> UUID:  # fmt: skip
    """A photo that the leader added to the activity, and whether they said that it shows no resident."""
    async with given.work(sessions, stage.leader) as work:
        file = Brought("IMG_2041.JPG", telephone_picture())
        data = PhotoData(caption=caption, shows_no_resident=said)
        return (await service.add_photo(work, activity_id, data, file)).id


async def signed(
    sessions: async_sessionmaker[AsyncSession], stage: staged.Stage, activity_id: UUID, *photos: UUID
) -> None:
    """The review is handed in and signed, with these photos as showing no resident."""
    async with given.work(sessions, stage.leader) as work:
        await service.save_review(work, activity_id, staged.submitted(staged.REVIEW))
    async with given.work(sessions, stage.worker) as work:
        await service.sign_off(work, activity_id, SignOff(photos=list(photos)))
