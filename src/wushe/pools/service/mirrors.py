"""The borrower's mirror of a grant: exactly what was lent, written by the owner's verbs alone."""

from typing import Any
from uuid import UUID

from wushe.kernel.clock import now
from wushe.kernel.text import search_key
from wushe.kernel.work import Work
from wushe.pools.kinds import ResourceKind
from wushe.pools.models import Borrowed, PoolGrant, Resource
from wushe.pools.opening import say_hours
from wushe.pools.queries import lending as queries, resources
from wushe.pools.service.calendar import hours_of
from wushe.pools.service.neighbours import borrower

LONGEST_NAME = 120


async def mirrored(work: Work, grant: PoolGrant, resource: Resource) -> dict[str, Any]:
    """What a borrower may know of a grant: the columns of `Borrowed`, and nothing else of the owner."""
    hours = (await hours_of(work, [resource.id]))[resource.id]
    name = await _called(work, grant, resource)
    return {
        "id": grant.id, "owner_tenant_id": work.tenant.id, "owner": work.tenant.name, "kind": resource.kind,
        "name": name, "unit_name": resource.unit_name, "address": resource.address, "rules": resource.rules,
        "hours": say_hours(hours), "search": search_key(name, resource.address, work.tenant.name),
        "quantity": grant.quantity, "exclusive": grant.exclusive, "verbs": list(grant.verbs),
        "starts_at": grant.starts_at, "ends_at": grant.ends_at, "state": grant.state,
    }  # fmt: skip


async def _called(work: Work, grant: PoolGrant, resource: Resource) -> str:
    """A part of a venue is called by its zones."""
    if resource.kind is not ResourceKind.VENUE or grant.quantity == resource.quantity:
        return resource.name
    zones = await work.all(resources.zones_of([resource.id]))
    lent = [zone.name for zone in zones if grant.unit_from <= zone.number < grant.unit_to]
    return f"{resource.name} · {'、'.join(lent)}"[:LONGEST_NAME]


async def show_to(there: Work, said: dict[str, Any]) -> Borrowed:
    """Write what is `mirrored` into the rows of the place where `there` works, anew or over what stood there."""
    thing = await there.one_or_none(queries.mirror(said["id"]))
    if thing is None:
        thing = there.add(Borrowed(**said))
    else:
        for name, value in said.items():
            setattr(thing, name, value)
    await there.flush()
    return thing


async def show_everywhere(work: Work, grant: PoolGrant, resource: Resource) -> None:
    """To the one it was granted to, and to every township that booked it out of its county's pool."""
    said = await mirrored(work, grant, resource)
    for tenant_id in await knowing(work, grant):
        if (place := await borrower(work, tenant_id)) is not None:
            async with work.abroad(place) as there:
                await show_to(there, said)


async def knowing(work: Work, grant: PoolGrant) -> list[UUID]:
    """Every place that holds a mirror of the grant, in one order for all."""
    booked = await work.all(queries.borrowers_under(grant.id))
    return sorted({grant.borrower_tenant_id, *(tenant_id for tenant_id in booked if tenant_id is not None)})


async def repaint(work: Work, resource: Resource) -> None:
    """What is said of a resource is said to its borrowers as well."""
    for grant in await work.all(queries.live_grants(resource.id, now())):
        await show_everywhere(work, grant, resource)
