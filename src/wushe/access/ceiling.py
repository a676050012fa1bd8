"""How much a township may add for its own roles: `policies/ceiling.csv`, which the platform decides."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from wushe.access.policy import CEILING, read_lines
from wushe.access.roles import Role
from wushe.kernel.i18n import _, say
from wushe.kernel.work import Extent
from wushe.tenancy.entries import Problem, TownshipEntry

WIDTH = {Extent.OWN: 1, Extent.ASSIGNED: 2, Extent.COMMUNITY: 3, Extent.TENANT: 4}


@cache
def ceiling() -> Mapping[tuple[str, str], Extent]:
    """The widest extent for each role and permission that a township may add."""
    return {(line.role, line.permission): Extent(line.extent) for line in read_lines(CEILING)}


def is_within(role: str, permission: str, extent: str) -> bool:
    """Whether a township may let `role` do `permission` as far as `extent`."""
    widest = ceiling().get((role, permission))
    return widest is not None and extent in WIDTH and WIDTH[Extent(extent)] <= WIDTH[widest]


def choices() -> Sequence[tuple[str, str, Extent]]:
    """Each role, permission and extent that may be added."""
    return [
        (role, permission, extent)
        for (role, permission), widest in ceiling().items()
        for extent in WIDTH
        if WIDTH[extent] <= WIDTH[widest]
    ]


def beyond_ceiling(entry: TownshipEntry) -> Iterable[Problem]:
    """What is wrong with the extra grants of a file."""
    for number, grant in enumerate(entry.extra_grants):
        path = ("extra_grants", number)
        if grant.role not in set(Role):
            yield entry.problem((*path, "role"), _("没有“{role}”这个角色"), role=grant.role)
        elif grant.extent not in set(Extent):
            yield entry.problem((*path, "extent"), _("没有“{extent}”这个范围"), extent=grant.extent)
        elif not is_within(grant.role, grant.permission, grant.extent):
            reason = _("平台不允许给“{role}”追加这项权限，或追加的范围过大")
            yield entry.problem(path, reason, role=say(Role(grant.role).label))
