"""Pictures of what is shared, so that people know where they are going and what they will get."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, tenant_key, tenant_unique
from wushe.pools.errors import TooManyPictures

MOST_PICTURES = 6
"""Of one resource; the places they take are its bound in the database."""


class ResourcePicture(TenantModel):
    """Drawn anew from its pixels; `small_id` is the same for lists. Removed, the row and both files are gone."""

    __tablename__ = "resource_picture"
    grants = "SELECT, INSERT, DELETE"

    resource_id: Mapped[UUID]
    place: Mapped[int]
    caption: Mapped[Name] = mapped_column(default="")
    file_id: Mapped[UUID]
    small_id: Mapped[UUID]
    brought_by: Mapped[UUID]
    brought_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("resource_id", "resource"),
        tenant_key("file_id", "stored_file"),
        tenant_key("small_id", "stored_file"),
        tenant_key("brought_by", "person"),
        tenant_unique("resource_id", "place"),
        CheckConstraint(f"place BETWEEN 1 AND {MOST_PICTURES}", name="place"),
    )


refuses("ck_resource_picture_place", TooManyPictures)
