"""Whose a shared thing is and who looks after it: columns that rooms, equipment, people's hours and goods share."""

from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from wushe.kernel.database.model import Name, tenant_key
from wushe.pools.kinds import OwnerKind


class Owned:
    """`owner_name` is an enterprise's, which the township keeps no register of. `steward_id` is a person's."""

    owner_kind: Mapped[OwnerKind]
    owner_community_id: Mapped[UUID | None]
    owner_organization_id: Mapped[UUID | None]
    owner_name: Mapped[Name] = mapped_column(default="")
    steward_id: Mapped[UUID | None]

    def belong_to(self, kind: OwnerKind, *, community_id: UUID | None, organization_id: UUID | None, name: str) -> None:
        """What does not name this kind of owner is left out."""
        self.owner_kind = kind
        self.owner_community_id = community_id if kind is OwnerKind.COMMUNITY else None
        self.owner_organization_id = organization_id if kind is OwnerKind.ORGANIZATION else None
        self.owner_name = name if kind is OwnerKind.ENTERPRISE else ""


def ownership() -> tuple[SchemaItem, ...]:
    """What a table of owned things says of its owner: exactly the one that its kind names."""
    return (
        tenant_key("owner_community_id", "community"),
        tenant_key("owner_organization_id", "organization"),
        tenant_key("steward_id", "person"),
        CheckConstraint(
            "(owner_kind = 'community') = (owner_community_id IS NOT NULL)"
            " AND (owner_kind = 'organization') = (owner_organization_id IS NOT NULL)"
            " AND (owner_kind = 'enterprise') = (owner_name <> '')",
            name="owner_named",
        ),
    )
