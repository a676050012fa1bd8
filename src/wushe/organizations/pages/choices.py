"""What the pages of organisations offer to choose from."""

from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.permissions import Organizations


async def types(work: Work, present: UUID | None = None) -> list[tuple[UUID, str]]:
    """The township's types; one that was retired only for an organisation that has it."""
    offered = [(kind.id, kind.name) for kind in await work.all(queries.types())]
    if present is not None and present not in {type_id for type_id, _name in offered}:
        offered += [(kind.id, kind.name) for kind in await work.all(queries.types_by_ids([present]))]
    return offered


async def communities_of(work: Work, permission: Organizations) -> list[tuple[UUID, str]]:
    """The communities within reach of the permission; for those whose reach is not a place, all of the township."""
    reach = work.require(permission)
    near = reach if reach.communities and not reach.whole_tenant else None
    return [(row[0], row[1]) for row in await work.rows(communities.choices(near))]


async def workers(work: Work) -> list[tuple[UUID, str]]:
    """The social workers of the township."""
    return [(row[0], row[1]) for row in await work.rows(queries.workers())]
