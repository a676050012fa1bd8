"""What happened to photos of activities."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class PhotoAdded(Event, frozen=True):
    """It stays within the activity until the social worker confirms what the uploader says of it."""

    sentence: ClassVar[Sentence] = _("上传了一张活动照片")
    activity_id: UUID
    photo_id: UUID
    shows_no_resident: bool


class PhotoConfirmed(Event, frozen=True):
    """Funders and the public see it from now on."""

    sentence: ClassVar[Sentence] = _("确认一张活动照片上没有居民，可以公开")
    activity_id: UUID
    photo_id: UUID


class PhotoWithdrawn(Event, frozen=True):
    """The picture is gone; that there was one stands here."""

    sentence: ClassVar[Sentence] = _("撤下了一张活动照片")
    activity_id: UUID
    photo_id: UUID
