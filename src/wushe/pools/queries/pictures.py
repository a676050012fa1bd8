"""Questions about pictures of what is shared."""

from uuid import UUID

from sqlalchemy import Select, select

from wushe.kernel.work import Reach
from wushe.pools.models import Resource, ResourcePicture
from wushe.pools.queries.resources import in_charge


def pictures_of(resource_id: UUID) -> Select[ResourcePicture]:
    """In the order they were brought."""
    return select(ResourcePicture).where(ResourcePicture.resource_id == resource_id).order_by(ResourcePicture.place)


def picture(picture_id: UUID) -> Select[ResourcePicture]:
    return select(ResourcePicture).where(ResourcePicture.id == picture_id)


def picture_to_remove(reach: Reach, picture_id: UUID) -> Select[ResourcePicture]:
    """One of what the person keeps."""
    theirs = ResourcePicture.resource_id.in_(select(Resource.id).where(in_charge(reach)))
    return picture(picture_id).where(theirs)
