"""Questions about photos: all of an activity for those who work on it, and what two people let out."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select

from wushe.activities.models import Activity, Attendance, Photo, Session
from wushe.activities.queries.reach import changeable, readable
from wushe.kernel.work import Reach
from wushe.people.models import Person


def shown() -> ColumnElement[bool]:
    """Both said that it shows no resident."""
    return Photo.confirmed_at.is_not(None)


def photo(photo_id: UUID) -> Select[Photo]:
    """One, whoever asks; see `visible` and `shown`."""
    return select(Photo).where(Photo.id == photo_id)


def photos_of(activity_id: UUID) -> Select[Photo]:
    """In the order they were brought."""
    return select(Photo).where(Photo.activity_id == activity_id).order_by(Photo.place)


def latest_shown(limit: int) -> Select[Photo]:
    """The newest that everybody may see."""
    return select(Photo).where(shown()).order_by(Photo.confirmed_at.desc(), Photo.place, Photo.id).limit(limit)


def shown_of_linkages(linkage_ids: Collection[UUID]) -> Select[UUID | None, Photo]:
    """(linkage, photo) of what everybody may see of these linkages, the newest first."""
    return (
        select(Activity.linkage_id, Photo)
        .join(Activity, and_(Activity.tenant_id == Photo.tenant_id, Activity.id == Photo.activity_id))
        .where(Activity.linkage_id.in_(linkage_ids), shown())
        .order_by(Photo.confirmed_at.desc(), Photo.place, Photo.id)
    )


def photo_to_withdraw(reach: Reach, photo_id: UUID) -> Select[Photo]:
    """One of an activity that the person may change, locked."""
    return select(Photo).where(Photo.id == photo_id, _among(changeable(reach))).with_for_update()


def visible(reach: Reach, working: Reach | None) -> ColumnElement[bool]:
    """What is shown, of activities within `reach`; of those that the person is `working` on all of it."""
    outside = and_(shown(), _among(readable(reach)))
    return or_(outside, _among(changeable(working))) if working else outside


def _among(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Photo.activity_id.in_(select(Activity.id).where(condition))


def names_of_those_who_came(activity_id: UUID) -> Select[str]:
    """Whom a caption must not name."""
    there = select(Attendance.person_id).join(Session, Session.id == Attendance.session_id)
    return select(Person.name).where(Person.id.in_(there.where(Session.activity_id == activity_id)))
