"""What communities answer when access asks, because it cannot import them."""

from collections.abc import Sequence
from uuid import UUID

from wushe.access import asking
from wushe.communities import queries
from wushe.kernel.work import Work


@asking.communities
async def choices(work: Work) -> Sequence[tuple[UUID, str]]:
    return [(community_id, name) for community_id, name in await work.rows(queries.choices())]
