"""A photo of an activity, and what two people say of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.activities.errors import NotSaidOfPhoto, OwnPhoto, TooManyPhotos
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, tenant_key, tenant_unique

MOST_PHOTOS = 6
"""Photos of one activity; the places they take are its bound in the database."""


class Photo(TenantModel):
    """It leaves the activity only when who brought it and who signs the review both say that it shows no resident.

    `small_id` is the same picture for lists. Withdrawn, the row and both files are gone.
    """

    __tablename__ = "activity_photo"

    activity_id: Mapped[UUID]
    place: Mapped[int]
    caption: Mapped[Name]
    file_id: Mapped[UUID]
    small_id: Mapped[UUID]
    shows_no_resident: Mapped[bool] = mapped_column(default=False)
    uploaded_by: Mapped[UUID]
    uploaded_at: Mapped[datetime]
    confirmed_by: Mapped[UUID | None]
    confirmed_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("activity_id", "activity"),
        tenant_key("file_id", "stored_file"),
        tenant_key("small_id", "stored_file"),
        tenant_key("uploaded_by", "person"),
        tenant_key("confirmed_by", "person"),
        tenant_unique("activity_id", "place"),
        CheckConstraint(f"place BETWEEN 1 AND {MOST_PHOTOS}", name="place"),
        CheckConstraint("confirmed_by <> uploaded_by", name="two_hands"),
        CheckConstraint("(confirmed_by IS NULL) = (confirmed_at IS NULL)", name="confirmed"),
        CheckConstraint("confirmed_by IS NULL OR shows_no_resident", name="said_by_both"),
    )

    def confirm(self, by: UUID, at: datetime) -> None:
        """Raises `NotSaidOfPhoto`, `OwnPhoto`."""
        if not self.shows_no_resident:
            raise NotSaidOfPhoto
        if by == self.uploaded_by:
            raise OwnPhoto
        self.confirmed_by, self.confirmed_at = by, at


refuses("ck_activity_photo_place", TooManyPhotos)
refuses("ck_activity_photo_two_hands", OwnPhoto)
refuses("ck_activity_photo_said_by_both", NotSaidOfPhoto)
