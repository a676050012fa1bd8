"""Questions about service types and offers."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Bundle

from wushe.kernel.clock import Month
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.needs.kinds import OfferState
from wushe.needs.models import OfferArea, OfferUse, ServiceOffer, ServiceType
from wushe.needs.schemas.offers import OfferFilters
from wushe.organizations import queries as organizations
from wushe.organizations.models import Organization

# --- the township's list of types


def types() -> Select[ServiceType]:
    """Those that are offered, families before their types."""
    return select(ServiceType).where(ServiceType.retired_on.is_(None)).order_by(ServiceType.rank, ServiceType.id)


def all_types() -> Select[ServiceType]:
    """Retired ones as well, for showing what was chosen."""
    return select(ServiceType).order_by(ServiceType.rank, ServiceType.id)


def any_type() -> Select[UUID]:
    return select(ServiceType.id).limit(1)


def offered_type(type_id: UUID) -> Select[ServiceType]:
    return select(ServiceType).where(ServiceType.id == type_id, ServiceType.retired_on.is_(None))


def types_under(type_id: UUID) -> Select[int]:
    return select(func.count()).where(ServiceType.parent_id == type_id, ServiceType.retired_on.is_(None))


def uses_of_type(type_id: UUID) -> Select[int]:
    """Living offers of the type, and types under it."""
    offers = select(func.count()).where(ServiceOffer.service_type_id == type_id, ServiceOffer.state != OfferState.ENDED)
    return select(offers.scalar_subquery() + types_under(type_id).scalar_subquery())


# --- offers


def changeable(reach: Reach) -> ColumnElement[bool]:
    """Offers of the organisations that one may change."""
    return ServiceOffer.organization_id.in_(select(Organization.id).where(organizations.changeable(reach)))


def choices() -> Select[UUID, str]:
    """(id, title with the organisation) of every offer that was not ended, for asking why not."""
    called = (ServiceOffer.title + "（" + Organization.name + "）").label("title")
    return (
        select(ServiceOffer.id, called)
        .join(Organization, Organization.id == ServiceOffer.organization_id)
        .where(ServiceOffer.state != OfferState.ENDED)
        .order_by(Organization.spelling, ServiceOffer.id)
        .limit(MOST_CHOICES)
    )


MOST_CHOICES = 500


def offers_by_type() -> Select[UUID, int]:
    """(type, offers that were not ended)."""
    living = ServiceOffer.state != OfferState.ENDED
    return select(ServiceOffer.service_type_id, func.count()).where(living).group_by(ServiceOffer.service_type_id)


def offer(offer_id: UUID) -> Select[ServiceOffer]:
    return select(ServiceOffer).where(ServiceOffer.id == offer_id)


def offer_locked(offer_id: UUID) -> Select[ServiceOffer]:
    return offer(offer_id).with_for_update(key_share=True).execution_options(populate_existing=True)


def offer_to_change(reach: Reach, offer_id: UUID) -> Select[ServiceOffer]:
    return offer_locked(offer_id).where(changeable(reach))


def offers_of(organization_id: UUID) -> Select[ServiceOffer]:
    """Everything an organisation offers and has not ended."""
    return select(ServiceOffer).where(
        ServiceOffer.organization_id == organization_id, ServiceOffer.state != OfferState.ENDED
    )


def areas(offer_ids: Iterable[UUID]) -> Select[UUID, UUID]:
    """(offer, community) of the offers that are not for the whole township."""
    return select(OfferArea.offer_id, OfferArea.community_id).where(OfferArea.offer_id.in_(list(offer_ids)))


def used(month: Month, offer_ids: Iterable[UUID] | None = None) -> Select[UUID, int]:
    """(offer, person-times promised) in that month."""
    found = select(OfferUse.offer_id, func.sum(OfferUse.person_times)).where(OfferUse.month == month.first)
    if offer_ids is not None:
        found = found.where(OfferUse.offer_id.in_(list(offer_ids)))
    return found.group_by(OfferUse.offer_id)


def uses_by(linkage_id: UUID) -> Select[OfferUse]:
    return select(OfferUse).where(OfferUse.linkage_id == linkage_id).order_by(OfferUse.month, OfferUse.id)


# --- the list


def order() -> Order:
    return (ServiceOffer.id.desc(),)


def lines(_reach: Reach, filters: OfferFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.OfferRow`; whoever may read offers reads all of the township."""
    return _joined(select(*_columns(ServiceOffer.groups)), filters)


def bundled(filters: OfferFilters) -> Select[Any]:
    """The same as one object for each row, for pages and exports; `groups` is their codes parted by commas."""
    return _joined(select(Bundle("row", *_columns(func.array_to_string(ServiceOffer.groups, ",")))), filters)


def matching(filters: OfferFilters) -> Select[int]:
    return _joined(select(func.count()), filters)


def _columns(groups: Any) -> tuple[Any, ...]:
    return (
        ServiceOffer.id,
        ServiceOffer.title,
        ServiceOffer.organization_id,
        Organization.name.label("organization"),
        ServiceType.name.label("service_type"),
        groups.label("groups"),
        ServiceOffer.everywhere,
        ServiceOffer.capacity,
        func.greatest(0, ServiceOffer.capacity - _used(Month.current().first)).label("left"),
        ServiceOffer.state,
    )


def _used(month: date) -> Any:
    found = select(func.coalesce(func.sum(OfferUse.person_times), 0)).where(
        OfferUse.tenant_id == ServiceOffer.tenant_id, OfferUse.offer_id == ServiceOffer.id, OfferUse.month == month
    )
    return found.correlate(ServiceOffer).scalar_subquery()


def _joined(query: Any, filters: OfferFilters) -> Select[Any]:
    mine = ServiceOffer.tenant_id
    return (
        query.select_from(ServiceOffer)
        .join(Organization, and_(Organization.tenant_id == mine, Organization.id == ServiceOffer.organization_id))
        .join(ServiceType, and_(ServiceType.tenant_id == mine, ServiceType.id == ServiceOffer.service_type_id))
        .where(*narrowed(filters))
    )


def narrowed(filters: OfferFilters) -> Iterator[ColumnElement[bool]]:
    """What the filters ask; the query joins organisation and type."""
    for pattern in search_patterns(filters.q):
        yield or_(ServiceOffer.search.like(pattern, escape=ESCAPE), Organization.search.like(pattern, escape=ESCAPE))
    if filters.state is None:
        yield ServiceOffer.state != OfferState.ENDED
    else:
        yield ServiceOffer.state == filters.state
    if filters.organization_id is not None:
        yield ServiceOffer.organization_id == filters.organization_id
    if filters.service_type_id is not None:
        yield or_(
            ServiceOffer.service_type_id == filters.service_type_id, ServiceType.parent_id == filters.service_type_id
        )
    if filters.community_id is not None:
        yield serves(filters.community_id)


def serves(community_id: UUID) -> ColumnElement[bool]:
    """The whole township, or that community by name."""
    named = select(OfferArea.id).where(
        OfferArea.tenant_id == ServiceOffer.tenant_id,
        OfferArea.offer_id == ServiceOffer.id,
        OfferArea.community_id == community_id,
    )
    return or_(ServiceOffer.everywhere, named.correlate(ServiceOffer).exists())
