"""A visit to a group, and its photos."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import today
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, tenant_key, tenant_unique
from wushe.supervision.errors import HeldInFuture, NoPhotoOfFaces, TooManyPhotos
from wushe.supervision.kinds import VisitTemplate

LONGEST_MINUTES = 720
MOST_PHOTOS = 6


class Visit(TenantModel):
    """Written once and never changed. The telephone in the group's room makes its id, so that it arrives once.

    `seen` is for staff, `advice` for the group too, both as they were first written: what stands now says `Words`.
    `said` is a hash of what was sent, by which the same visit sent again is known from another one under its id.
    """

    __tablename__ = "visit"
    grants = "SELECT, INSERT"

    organization_id: Mapped[UUID]
    worker_id: Mapped[UUID]
    template: Mapped[VisitTemplate]
    visited_on: Mapped[date]
    minutes: Mapped[int] = mapped_column(SmallInteger)
    seen: Mapped[str] = mapped_column(String(2000))
    advice: Mapped[str] = mapped_column(String(2000), default="")
    recorded_at: Mapped[datetime]
    said: Mapped[bytes]

    __table_args__ = (
        tenant_key("organization_id", "organization"),
        tenant_key("worker_id", "person"),
        tenant_unique("id", "worker_id"),
        CheckConstraint(f"minutes BETWEEN 1 AND {LONGEST_MINUTES}", name="minutes"),
        CheckConstraint("seen <> ''", name="seen"),
        Index("ix_visit_organization", "tenant_id", "organization_id", "visited_on"),
        Index("ix_visit_worker", "tenant_id", "worker_id", "visited_on"),
        Index("ix_visit_day", "tenant_id", "visited_on", "id"),
    )


class VisitPhoto(TenantModel):
    """Of rooms, things and boards. `shows_faces` only where those it shows have `agreed`.

    The telephone makes its id too. Removed, the row and both files are gone.
    """

    __tablename__ = "visit_photo"
    grants = "SELECT, INSERT, DELETE"

    visit_id: Mapped[UUID]
    place: Mapped[int] = mapped_column(SmallInteger)
    caption: Mapped[Name] = mapped_column(default="")
    shows_faces: Mapped[bool] = mapped_column(default=False)
    agreed: Mapped[bool] = mapped_column(default=False)
    said: Mapped[bytes]
    file_id: Mapped[UUID]
    small_id: Mapped[UUID]
    brought_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("visit_id", "visit"),
        tenant_key("file_id", "stored_file"),
        tenant_key("small_id", "stored_file"),
        tenant_unique("visit_id", "place"),
        CheckConstraint(f"place BETWEEN 1 AND {MOST_PHOTOS}", name="place"),
        CheckConstraint("agreed OR NOT shows_faces", name="faces_agreed"),
    )


def refuse_future(day: date, field: str) -> None:
    """Raises `HeldInFuture` beside `field`: only what has been is recorded."""
    if day > today():
        raise HeldInFuture().beside(field)


refuses("ck_visit_photo_place", TooManyPhotos)
refuses("ck_visit_photo_faces_agreed", NoPhotoOfFaces)
