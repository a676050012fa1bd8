"""What people answer when access asks, because it cannot import them."""

from collections.abc import Collection, Mapping
from uuid import UUID

from wushe.access import asking
from wushe.kernel.work import Work
from wushe.people import queries


@asking.people
async def names(work: Work, ids: Collection[UUID]) -> Mapping[UUID, str]:
    return {row[0]: row[1] for row in await work.rows(queries.names(ids))}
