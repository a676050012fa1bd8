"""The other places that a grant names, as work for them knows them."""

from dataclasses import replace
from uuid import UUID

from wushe.kernel.work import Tenant, Work
from wushe.pools.errors import LenderAway, NotLent
from wushe.pools.models import Borrowed
from wushe.tenancy import queries as tenancy
from wushe.tenancy.directory import as_place
from wushe.tenancy.places import Place


async def neighbour(work: Work, tenant_id: UUID) -> Place | None:
    """None once it was removed from this installation."""
    row = await work.one_or_none(tenancy.place(tenant_id))
    return row and as_place(row)


async def lender(work: Work, thing: Borrowed) -> Tenant:
    """Whose it is. Raises `NotLent` when they are gone, `LenderAway` while they are suspended."""
    place = await neighbour(work, thing.owner_tenant_id)
    if place is None:
        raise NotLent
    if place.tenant.suspended:
        raise LenderAway
    return place.tenant


async def borrower(work: Work, tenant_id: UUID) -> Tenant | None:
    """Whoever has something of ours. They are told what becomes of it while they are suspended as well.

    Otherwise nobody could take back what a suspended township holds.
    """
    place = await neighbour(work, tenant_id)
    return place and replace(place.tenant, suspended=False)
