"""Communities by the names that stand in people's sheets: 开元路社区, 开元路社区居委会, 开元路, or the code."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from wushe.communities import queries
from wushe.communities.errors import SeveralCommunities, UnknownCommunity
from wushe.communities.names import everyday_name
from wushe.kernel.text import normalised
from wushe.kernel.work import Reach, Work

_ENDINGS = ("社区", "村")


@dataclass(frozen=True, slots=True)
class CommunityNames:
    """Made once for a whole sheet."""

    ids: dict[str, set[UUID]]

    @classmethod
    async def within(cls, work: Work, reach: Reach) -> Self:
        """The names of the communities in use within reach."""
        ids: dict[str, set[UUID]] = defaultdict(set)
        for community in await work.all(queries.communities(reach)):
            for name in (community.name, community.short_name, community.code, *_shorter(community.short_name)):
                ids[normalised(name)].add(community.id)
        return cls(ids)

    def find(self, written: str) -> UUID:
        """Raises `UnknownCommunity`, `SeveralCommunities`."""
        found = self.ids.get(normalised(written)) or self.ids.get(normalised(everyday_name(written))) or set()
        if len(found) > 1:
            raise SeveralCommunities(name=written)
        if not found:
            raise UnknownCommunity(name=written)
        return next(iter(found))


def _shorter(short_name: str) -> list[str]:
    """开元路 for 开元路社区, where enough is left to be a name."""
    return [
        short_name.removesuffix(ending)
        for ending in _ENDINGS
        if short_name.endswith(ending) and len(short_name) > 3  # noqa: PLR2004
    ]
