"""How far a permission reaches for somebody, and what that is as a WHERE clause."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, true


class Extent(StrEnum):
    """How far a permission reaches."""

    OWN = "own"
    ASSIGNED = "assigned"
    COMMUNITY = "community"
    TENANT = "tenant"


@dataclass(frozen=True, slots=True)
class Reach:
    """The extents of one permission for one person; queries turn it into a WHERE clause."""

    extents: frozenset[Extent]
    person_id: UUID | None = None
    communities: frozenset[UUID] = frozenset()

    def clause(
        self,
        *,
        own: Callable[[UUID], ColumnElement[bool]] | None = None,
        assigned: Callable[[UUID], ColumnElement[bool]] | None = None,
        community: Callable[[frozenset[UUID]], ColumnElement[bool]] | None = None,
    ) -> ColumnElement[bool]:
        """What the person reaches. An extent that the thing has no meaning for reaches nothing."""
        if Extent.TENANT in self.extents:
            return true()
        parts: list[ColumnElement[bool]] = []
        if own and self.person_id and Extent.OWN in self.extents:
            parts.append(own(self.person_id))
        if assigned and self.person_id and Extent.ASSIGNED in self.extents:
            parts.append(assigned(self.person_id))
        if community and self.communities and Extent.COMMUNITY in self.extents:
            parts.append(community(self.communities))
        return or_(false(), *parts)

    @property
    def whole_tenant(self) -> bool:
        return Extent.TENANT in self.extents
