"""What everybody may read, column by column: nothing else of a need or an offer is ever selected for them."""

from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Bundle

from wushe.communities.models import Community
from wushe.kernel.clock import Month
from wushe.needs.kinds import LIVING
from wushe.needs.models import Need, OfferUse, ServiceOffer, ServiceType
from wushe.needs.queries.offers import narrowed, order
from wushe.needs.schemas.offers import OfferFilters
from wushe.organizations import queries as organizations
from wushe.organizations.models import Organization


def services(filters: OfferFilters) -> Select[Any]:
    """Offers of organisations on record, the newest first; `left` is what remains of the month."""
    return bundled_services(filters).order_by(*order())


def bundled_services(filters: OfferFilters) -> Select[Any]:
    shown = Bundle(
        "row",
        ServiceOffer.id,
        ServiceOffer.title,
        ServiceOffer.story,
        ServiceOffer.eligibility,
        ServiceOffer.age_from,
        ServiceOffer.age_to,
        ServiceOffer.service_type_id,
        ServiceType.name.label("service_type"),
        Organization.name.label("organization"),
        func.greatest(0, ServiceOffer.capacity - _used(Month.current())).label("left"),
    )
    mine = ServiceOffer.tenant_id
    return (
        select(shown)
        .join(Organization, and_(Organization.tenant_id == mine, Organization.id == ServiceOffer.organization_id))
        .join(ServiceType, and_(ServiceType.tenant_id == mine, ServiceType.id == ServiceOffer.service_type_id))
        .where(organizations.on_record(), *narrowed(filters))
    )


def _used(month: Month) -> Any:
    found = select(func.coalesce(func.sum(OfferUse.person_times), 0)).where(
        OfferUse.tenant_id == ServiceOffer.tenant_id,
        OfferUse.offer_id == ServiceOffer.id,
        OfferUse.month == month.first,
    )
    return found.correlate(ServiceOffer).scalar_subquery()


def posted() -> Select[*tuple[Any, ...]]:
    """(id, headline, community, state, published) of the needs that the township shows, the newest first."""
    return (
        select(Need.id, Need.headline, Community.short_name.label("community"), Need.state, Need.published_at)
        .join(Community, Community.id == Need.community_id)
        .where(Need.headline != "", Need.state.in_(LIVING))
        .order_by(Need.published_at.desc(), Need.id.desc())
    )
