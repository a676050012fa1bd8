"""Questions about what is lent, asked by its owner, and about what is borrowed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from wushe.kernel.journal.naming import calls
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.pools.kinds import EXPECTED, BookingState, GrantState, HoldReason, ResourceKind
from wushe.pools.models import Booking, Borrowed, Hold, PoolGrant, Resource
from wushe.pools.queries.bookings import SOONEST
from wushe.pools.schemas.lending import BorrowedFilters, GrantFilters
from wushe.tenancy import queries as tenancy

LATEST: Order = (PoolGrant.id.desc(),)
BY_NAME: Order = (Borrowed.kind, Borrowed.name, Borrowed.id)
TO_COME = (BookingState.WAITING, *sorted(EXPECTED))


# --- the owner


def grants(filters: GrantFilters) -> Select[PoolGrant]:
    """What the township has lent, of one resource or of all."""
    found = select(PoolGrant).join(
        Resource, (Resource.tenant_id == PoolGrant.tenant_id) & (Resource.id == PoolGrant.resource_id)
    )
    if filters.resource_id is not None:
        found = found.where(PoolGrant.resource_id == filters.resource_id)
    if filters.state is not None:
        found = found.where(PoolGrant.state == filters.state)
    return found.where(*(Resource.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q)))


def grant(grant_id: UUID) -> Select[PoolGrant]:
    return select(PoolGrant).where(PoolGrant.id == grant_id)


def locked(query: Select[PoolGrant]) -> Select[PoolGrant]:
    """The same, locked until the end of the work and read anew; the caller holds the calendar."""
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


def live_grants(resource_id: UUID, at: datetime) -> Select[PoolGrant]:
    """What is promised of a resource to others, now or later."""
    return select(PoolGrant).where(
        PoolGrant.resource_id == resource_id, PoolGrant.state == GrantState.LIVE, PoolGrant.ends_at > at
    )


def over(at: datetime) -> Select[PoolGrant]:
    """Grants whose last day has passed without anybody having noticed."""
    return select(PoolGrant).where(PoolGrant.state == GrantState.LIVE, PoolGrant.ends_at <= at).order_by(PoolGrant.id)


def bookings_under(grant_ids: Iterable[UUID], *states: BookingState) -> Select[Booking]:
    """What borrowers have booked by these grants, in order."""
    found = select(Booking).where(Booking.grant_id.in_(list(grant_ids)))
    return (found.where(Booking.state.in_(states)) if states else found).order_by(*SOONEST)


def borrowers_under(grant_id: UUID) -> Select[UUID | None]:
    """Who has booked by that grant: several, when it stands in a county's pool."""
    return select(Booking.borrower_tenant_id).where(Booking.grant_id == grant_id).distinct()


def out_to_others() -> Select[Booking]:
    """Whatever of ours is in other townships' hands; what is due first comes first."""
    out = Booking.borrower_tenant_id.is_not(None) & (Booking.state == BookingState.HANDED_OVER)
    return select(Booking).where(out).order_by(Booking.ends_at, Booking.id)


def held_under(grant_id: UUID) -> Select[Hold]:
    return select(Hold).where(Hold.grant_id == grant_id)


def lent_holds(resource_id: UUID, after: datetime) -> Select[Hold]:
    """Units that are in other townships' hands alone."""
    return select(Hold).where(Hold.resource_id == resource_id, Hold.reason == HoldReason.LENT, Hold.ends_at > after)


# --- the borrower


def in_force(at: datetime) -> ColumnElement[bool]:
    """Neither taken back nor over, and its owner still there."""
    owners = tenancy.place_ids()
    return (Borrowed.state == GrantState.LIVE) & (Borrowed.ends_at > at) & Borrowed.owner_tenant_id.in_(owners)


def borrowed_things(filters: BorrowedFilters, at: datetime) -> Select[Borrowed]:
    """Exactly what others lend to this place."""
    found = select(Borrowed).where(in_force(at))
    if filters.kind is not None:
        found = found.where(Borrowed.kind == filters.kind)
    return found.where(*(Borrowed.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q)))


def borrowed(borrowed_id: UUID, at: datetime) -> Select[Borrowed]:
    return select(Borrowed).where(Borrowed.id == borrowed_id, in_force(at))


def mirror(borrowed_id: UUID) -> Select[Borrowed]:
    """Whatever became of it."""
    return select(Borrowed).where(Borrowed.id == borrowed_id)


def to_return(borrowed_ids: Iterable[UUID] | None = None) -> Select[Booking]:
    """What this township has in its hands and is somebody else's."""
    found = select(Booking).where(Booking.borrowed_id.is_not(None), Booking.state == BookingState.HANDED_OVER)
    if borrowed_ids is not None:
        found = found.where(Booking.borrowed_id.in_(list(borrowed_ids)))
    return found.order_by(Booking.ends_at, Booking.id)


def borrowed_names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these, also of what was taken back."""
    return select(Borrowed.id, Borrowed.name).where(Borrowed.id.in_(list(ids)))


def owners(ids: Iterable[UUID]) -> Select[UUID, UUID]:
    """(id, whose it is) of these, also of what was taken back."""
    return select(Borrowed.id, Borrowed.owner_tenant_id).where(Borrowed.id.in_(list(ids)))


def counted_names(ids: Iterable[UUID]) -> Select[UUID, str, str]:
    """(id, name, unit) of these; what is not counted has no unit."""
    return select(Borrowed.id, Borrowed.name, Borrowed.unit_name).where(Borrowed.id.in_(list(ids)))


def borrowed_units(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, what it is counted in) of these, as far as they are counted at all."""
    return select(Borrowed.id, Borrowed.unit_name).where(
        Borrowed.id.in_(list(ids)), Borrowed.kind == ResourceKind.EQUIPMENT
    )


def granted_names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id of the grant, name of what it lends)."""
    return (
        select(PoolGrant.id, Resource.name)
        .join(Resource, (Resource.tenant_id == PoolGrant.tenant_id) & (Resource.id == PoolGrant.resource_id))
        .where(PoolGrant.id.in_(list(ids)))
    )


# --- the county


def pool_sums(at: datetime) -> Select[ResourceKind, int, int, int]:
    """(kind, townships, things, units) of what stands in the county's pool."""
    return (
        select(
            Borrowed.kind, func.count(Borrowed.owner_tenant_id.distinct()), func.count(), func.sum(Borrowed.quantity)
        )
        .where(in_force(at))
        .group_by(Borrowed.kind)
        .order_by(Borrowed.kind)
    )


calls(counted_names, "borrowed_id", "thing_id")
calls(granted_names, "grant_id")
calls(tenancy.place_names, "borrower_id", "owner_id")
