"""What the select fields of funds offer."""

from uuid import UUID

from wushe.communities import queries as communities
from wushe.funds import queries
from wushe.kernel.work import Work
from wushe.ledger import purposes

Choices = list[tuple[UUID, str]]


async def communities_of(work: Work) -> dict[UUID, str]:
    """The township's communities by id, in their order."""
    return {row[0]: row[1] for row in await work.rows(communities.choices())}


async def purposes_of(work: Work) -> Choices:
    return [(row[0], row[1]) for row in await work.rows(purposes.choices())]


async def funders_of(work: Work) -> Choices:
    return [(row[0], row[1]) for row in await work.rows(queries.funders())]
