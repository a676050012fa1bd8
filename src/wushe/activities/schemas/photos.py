"""What people enter and see of photos."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from wushe.kernel.schemas import Entered, Shown, text


class PhotoData(Entered):
    """Beside the file in a form. A caption names nobody: it goes wherever the photo goes."""

    caption: Annotated[str, text(60, shortest=2)]
    shows_no_resident: bool = False
    file: Annotated[str, Meta(max_length=200, extra={"kind": "file"})] = ""


class SignOff(Entered):
    """The signature under a review; `photos` are those of which the social worker too says that they show nobody."""

    photos: Annotated[list[UUID], Meta(max_length=60)] = field(default_factory=list)


class PhotoShown(Shown):
    """A photo. Without `confirmed_at` it is not shown outside the activity."""

    id: UUID
    activity_id: UUID
    caption: str
    shows_no_resident: bool
    uploaded_at: datetime
    confirmed_at: datetime | None
