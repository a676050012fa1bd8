"""`policies/matrix.txt`: what every role may do, one line for every permission, to be read in a review.

It is made from the decision table and compared by a test, so that no change of the policy goes unseen.
"""

from collections.abc import Iterator

from wushe.access.catalogue import permissions
from wushe.access.gate import common_table, separated_table
from wushe.access.policy import POLICIES
from wushe.access.roles import Role
from wushe.kernel.work import Extent

FILE = POLICIES / "matrix.txt"

_LETTERS = {Extent.OWN: "o", Extent.ASSIGNED: "a", Extent.COMMUNITY: "c", Extent.TENANT: "T"}
_HEADS = {
    Role.PLATFORM_OPERATOR: "oper", Role.COUNTY_VIEWER: "county", Role.TOWNSHIP_ADMIN: "admin",
    Role.SECURITY: "secur", Role.AUDITOR: "audit",
    Role.COMMUNITY_STAFF: "staff", Role.SOCIAL_WORKER: "worker", Role.ORGANIZATION_LEADER: "leader",
    Role.VOLUNTEER: "volun", Role.FUNDER: "funder", Role.MENTOR: "mentor",
    Role.RESIDENT: "resid", Role.SYSTEM: "system",
}  # fmt: skip
_NAME, _CELL = 32, 8


def draw() -> str:
    """The whole file."""
    return "\n".join(line.rstrip() for line in _lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Every permission and every role. Made by `wushe access matrix --write` from model.conf and roles.csv."
    yield "# T the whole township, c the own community, a what is assigned, o what is one's own, - not at all;"
    yield "# an exclamation mark: not in townships under 等保模式, by separated.csv."
    heads = "".join(head.ljust(_CELL) for head in _HEADS.values())
    for area, own in permissions().items():
        yield ""
        yield area.ljust(_NAME) + heads
        for permission in own:
            yield f"  {permission}".ljust(_NAME) + "".join(_cell(role, permission).ljust(_CELL) for role in _HEADS)


def _cell(role: Role, permission: str) -> str:
    extents = common_table().get(role, {}).get(permission, frozenset())
    left = separated_table().get(role, {}).get(permission, frozenset())
    letters = "".join(letter for extent, letter in _LETTERS.items() if extent in extents) or "-"
    return letters if left == extents else f"{letters}!"
