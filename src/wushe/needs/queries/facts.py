"""What the match is given: columns and no rows of the ORM, because there may be thousands."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import aliased

from wushe.kernel.work import Reach
from wushe.needs.kinds import WAITING, OfferState
from wushe.needs.models import Need, ServiceOffer, ServiceType
from wushe.needs.queries.needs import readable
from wushe.organizations import queries as organizations
from wushe.organizations.models import Organization

Family = aliased(ServiceType, name="family")
Kind = aliased(ServiceType, name="kind")


def kinds() -> Select[UUID, str, UUID, str]:
    """(type, name, family, its name) of every type; a family is its own."""
    found = select(
        Kind.id,
        Kind.name,
        func.coalesce(Family.id, Kind.id).label("family_id"),
        func.coalesce(Family.name, Kind.name).label("family"),
    )
    return found.outerjoin(Family, and_(Family.tenant_id == Kind.tenant_id, Family.id == Kind.parent_id))


def offers(only: UUID | None = None) -> Select[*tuple[Any, ...]]:
    """Every offer that can be proposed, or one whatever its state."""
    found = (
        select(
            ServiceOffer.id,
            ServiceOffer.title,
            ServiceOffer.story,
            ServiceOffer.organization_id,
            ServiceOffer.service_type_id,
            ServiceOffer.groups,
            ServiceOffer.age_from,
            ServiceOffer.age_to,
            ServiceOffer.mobility,
            ServiceOffer.times,
            ServiceOffer.capacity,
            ServiceOffer.everywhere,
            ServiceOffer.state,
            Organization.name.label("organization"),
            organizations.on_record().label("on_record"),
        )
        .join(Organization, Organization.id == ServiceOffer.organization_id)
        .order_by(ServiceOffer.id)
    )
    if only is not None:
        return found.where(ServiceOffer.id == only)
    return found.where(ServiceOffer.state == OfferState.OPEN, organizations.on_record())


def needs(reach: Reach, only: UUID | None = None) -> Select[*tuple[Any, ...]]:
    """Every need within reach that waits for somebody, or one whatever its state."""
    found = select(
        Need.id,
        Need.title,
        Need.story,
        Need.community_id,
        Need.service_type_id,
        Need.groups,
        Need.age,
        Need.mobility,
        Need.urgency,
        Need.times,
        Need.heard_at,
    ).where(readable(reach))
    which: ColumnElement[bool] = Need.state.in_(WAITING) if only is None else Need.id == only
    return found.where(which).order_by(Need.heard_at, Need.id)
