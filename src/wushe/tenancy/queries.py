"""Questions about places; they are reference data, so they can be asked from any work."""

from uuid import UUID

from sqlalchemy import Select, select

from wushe.tenancy.models import AnyPlace, County, PlaceStatus, Township
from wushe.tenancy.places import PlaceKind


def places() -> Select[AnyPlace]:
    """Every place that can be entered."""
    return select(AnyPlace).where(AnyPlace.status != PlaceStatus.REMOVED)


def kind_of(tenant_id: UUID) -> Select[PlaceKind]:
    """Whether a tenant is the platform, a county or a township."""
    return select(AnyPlace.kind).where(AnyPlace.id == tenant_id)


def counties() -> Select[County]:
    return select(County).order_by(County.code)


def county(code: str) -> Select[County]:
    return select(County).where(County.code == code)


def townships() -> Select[Township]:
    """Every township, also removed ones whose rows are still there."""
    return select(Township).order_by(Township.code)


def township(slug: str) -> Select[Township]:
    return select(Township).where(Township.slug == slug)


def township_to_change(township_id: UUID) -> Select[Township]:
    """By its id, locked, so that two operators take turns."""
    return select(Township).where(Township.id == township_id).with_for_update(key_share=True)


def township_with_id(township_id: UUID) -> Select[Township]:
    return select(Township).where(Township.id == township_id)
