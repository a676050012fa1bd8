"""Questions about places; they are reference data, so they can be asked from any work."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import selectin_polymorphic

from wushe.tenancy.models import AnyPlace, County, PlaceStatus, Township
from wushe.tenancy.places import PlaceKind


def places() -> Select[AnyPlace]:
    """Every place that can be entered."""
    return select(AnyPlace).where(AnyPlace.status != PlaceStatus.REMOVED)


def place(tenant_id: UUID) -> Select[AnyPlace]:
    """One that can be entered, whole, whatever it is."""
    return places().where(AnyPlace.id == tenant_id).options(selectin_polymorphic(AnyPlace, [County, Township]))


def place_ids() -> Select[UUID]:
    """Every place that can be entered, for clauses."""
    return select(AnyPlace.id).where(AnyPlace.status != PlaceStatus.REMOVED)


def place_names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these places; names of places are public."""
    return select(AnyPlace.id, AnyPlace.name).where(AnyPlace.id.in_(list(ids)))


def places_with(ids: Iterable[UUID]) -> Select[AnyPlace]:
    """These places, also removed ones."""
    return select(AnyPlace).where(AnyPlace.id.in_(list(ids)))


def neighbours(tenant_id: UUID) -> Select[UUID, str]:
    """(id, name) of the other townships in use of its county, by their codes."""
    county = select(Township.county_code).where(Township.id == tenant_id).scalar_subquery()
    return (
        select(Township.id, Township.name)
        .where(Township.county_code == county, Township.id != tenant_id, Township.status == PlaceStatus.ACTIVE)
        .order_by(Township.code)
    )


def township_coded(code: str) -> Select[Township]:
    """By the nine digits of the official division code."""
    return select(Township).where(Township.code == code, Township.status != PlaceStatus.REMOVED)


def county_around(tenant_id: UUID) -> Select[County]:
    """The county that a township is part of."""
    code = select(Township.county_code).where(Township.id == tenant_id).scalar_subquery()
    return select(County).where(County.code == code)


def kind_of(tenant_id: UUID) -> Select[PlaceKind]:
    """Whether a tenant is the platform, a county or a township."""
    return select(AnyPlace.kind).where(AnyPlace.id == tenant_id)


def place_with_id(tenant_id: UUID) -> Select[AnyPlace]:
    return select(AnyPlace).where(AnyPlace.id == tenant_id)


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
