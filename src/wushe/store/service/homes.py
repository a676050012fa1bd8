"""Where somebody earns what they can spend here: this township, and those whose hours are recognised here."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.work import Tenant, Work
from wushe.people.acting import acting
from wushe.pools.service.neighbours import borrower, neighbour
from wushe.store.queries import recognitions as queries


class Home(NamedTuple):
    """A township, and who the account that acts is in its register."""

    tenant: Tenant
    person_id: UUID


async def homes(work: Work) -> list[Home]:
    """This township first. Of the others only those where the account belongs, and that are not suspended."""
    found = [Home(work.tenant, acting(work))]
    account_id = work.person.account_id
    if account_id is None:
        return found
    for recognition in await work.all(queries.in_force()):
        place = await neighbour(work, recognition.other_id)
        person_id = await work.one_or_none(queries.person_in(account_id, recognition.other_id))
        if place is not None and person_id is not None and not place.tenant.suspended:
            found.append(Home(place.tenant, person_id))
    return found


async def home_of(work: Work, tenant_id: UUID) -> Tenant | None:
    """To give back what was spent, also while it is suspended; None once it was removed from this installation."""
    return work.tenant if tenant_id == work.tenant.id else await borrower(work, tenant_id)


@asynccontextmanager
async def at(work: Work, tenant: Tenant) -> AsyncIterator[Work]:
    """Work for that township in the same transaction."""
    if tenant.id == work.tenant.id:
        yield work
    else:
        async with work.abroad(tenant) as there:
            yield there
