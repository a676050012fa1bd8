"""Reading ahead: a request's first two reads in one round trip, where the same was asked at its address before.

The first read of a request says who asks, the second is the page. What followed the last time goes along with the first
read, under the same isolation. Its answer is given only to a handler that, after every check of its own, asks for the
very same: tenant, statement and values. Otherwise it is dropped with the request.
"""

from collections.abc import Hashable
from typing import Any
from uuid import UUID

from wushe.kernel.database.lean import Asked, LeanPool, Texts

_MOST_REMEMBERED = 5_000


class Ahead:
    """What followed the first read at each address; one for each process."""

    def __init__(self, pool: LeanPool) -> None:
        self._pool = pool
        self._followed: dict[Hashable, Asked] = {}

    def reads(self, address: Hashable) -> "Reads":
        """The reads of one request. The address names the session as well, so that nobody's list is read for others."""
        if len(self._followed) >= _MOST_REMEMBERED:
            self._followed.clear()
        return Reads(self._pool, self._followed, address)


class Reads(LeanPool):
    """The lean path of one request."""

    def __init__(self, pool: LeanPool, followed: dict[Hashable, Asked], address: Hashable) -> None:
        super().__init__(pool.connections)
        self._followed = followed
        self._address = address
        self._has_begun = False
        self._ahead: tuple[Asked, Texts] | None = None

    async def fetch(self, tenant_id: UUID, query: str, *values: Any) -> Texts:
        """What `query` gives for the tenant."""
        asked = Asked(tenant_id, query, values)
        if not self._has_begun:
            return await self._begin(asked)
        if self._ahead is not None and self._ahead[0] == asked:
            (_asked, found), self._ahead = self._ahead, None  # what is asked twice is read twice
            return found
        (found,) = await self.fetch_all(asked)
        self._followed[self._address] = asked
        return found

    async def _begin(self, asked: Asked) -> Texts:
        self._has_begun = True
        expected = self._followed.get(self._address)
        if expected is None:
            (found,) = await self.fetch_all(asked)
        else:
            found, ahead = await self.fetch_all(asked, expected)
            self._ahead = expected, ahead
        return found
