"""From the roles somebody holds to what they may do, as a look-up."""

from collections.abc import Iterable, Sequence
from functools import cache
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from wushe.access.policy import Line, common_lines, separated_lines
from wushe.access.queries import extra_grants
from wushe.access.roles import Role
from wushe.access.table import Table, compile_table
from wushe.kernel.work import Extent, Grants
from wushe.tenancy.modules import MODULES
from wushe.tenancy.places import Place

RESIDENT = frozenset({Role.RESIDENT.value})
SYSTEM = frozenset({Role.SYSTEM.value})

_MOST_REMEMBERED = 20_000
_Key = tuple[UUID | None, int, bool, frozenset[str], frozenset[str]]


class Gate:
    """One per process. What it remembers is named by the place's policy version, so it is never stale.

    The version comes with the place from the directory, and the roles with each request: a role that was taken is
    gone at the next request, a changed extra grant within the directory's half second.
    """

    def __init__(self) -> None:
        self._extended: dict[UUID, tuple[int, bool, Table]] = {}
        self._grants: dict[_Key, Grants] = {}

    async def grants(self, session: AsyncSession, place: Place, roles: frozenset[str]) -> Grants:
        """What `roles` may do at `place`; `session` works for that place and is asked only for a new version."""
        known = self.known(place, roles)
        if known is not None:
            return known
        return self._remember(_key(place, roles), _allowed(await self._table(session, place), place, roles))

    def known(self, place: Place, roles: frozenset[str]) -> Grants | None:
        """The same without a question, None when one is needed."""
        return self._grants.get(_key(place, roles))

    async def _table(self, session: AsyncSession, place: Place) -> Table:
        if not place.policy_version:
            return separated_table() if place.is_separated else common_table()
        version, separated, table = self._extended.get(place.tenant.id, (0, False, {}))
        if (version, separated) != (place.policy_version, place.is_separated):
            table = compile_table([*lines_of(place), *await extra_lines(session)])
            self._extended[place.tenant.id] = (place.policy_version, place.is_separated, table)
        return table

    def _remember(self, key: _Key, grants: Grants) -> Grants:
        if len(self._grants) >= _MOST_REMEMBERED:
            self._grants = {}
        self._grants[key] = grants
        return grants


def _key(place: Place, roles: frozenset[str]) -> _Key:
    """Townships without a policy of their own share what is remembered."""
    whose = place.tenant.id if place.policy_version else None
    return whose, place.policy_version, place.is_separated, place.tenant.modules, roles


@cache
def common_table() -> Table:
    """What each role may do in every township that is not under 等保模式."""
    return compile_table(common_lines())


@cache
def separated_table() -> Table:
    """The same where the three powers are separated."""
    return compile_table(separated_lines())


def lines_of(place: Place) -> Sequence[Line]:
    """The common policy as it holds there."""
    return separated_lines() if place.is_separated else common_lines()


async def extra_lines(session: AsyncSession) -> Sequence[Line]:
    """What the session's township adds to the common policy."""
    rows = await session.scalars(extra_grants())
    return [Line(row.role, row.permission, row.extent, f"extra_grant {row.id}") for row in rows]


def _allowed(table: Table, place: Place, roles: Iterable[str]) -> Grants:
    """All that any of `roles` may do, without the slices that the township has not switched on.

    A role of another kind of place counts for nothing, however its row came to be.
    """
    grants: dict[str, frozenset[Extent]] = {}
    for role in filter(lambda role: Role(role).place in (None, place.kind), roles):
        for permission, extents in table.get(role, {}).items():
            if _is_on(permission, place):
                grants[permission] = grants.get(permission, frozenset()) | extents
    return grants


def _is_on(permission: str, place: Place) -> bool:
    area = permission.partition(":")[0]
    return area not in MODULES or area in place.tenant.modules
