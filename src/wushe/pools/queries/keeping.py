"""Questions for whoever enters what is shared: whom it can belong to, and who can look after it."""

from uuid import UUID

from sqlalchemy import Select, or_, select

from wushe.access.models import RoleHolding
from wushe.access.queries import current
from wushe.access.roles import Role
from wushe.identity.models import Membership
from wushe.people.kinds import PersonStatus
from wushe.people.models import Person

STEWARDS = (
    Role.TOWNSHIP_ADMIN, Role.COMMUNITY_STAFF, Role.SOCIAL_WORKER, Role.ORGANIZATION_LEADER, Role.VOLUNTEER,
)  # fmt: skip
"""Roles whose holders may steward what is theirs (`policies/roles.csv`)."""


def stewards(tenant_id: UUID) -> Select[UUID, str]:
    """(person, name) of who may look after something: people of the register in one of those roles."""
    held = select(RoleHolding.person_id).where(RoleHolding.role.in_(STEWARDS), current())
    members = (
        select(Membership.person_id)
        .join(RoleHolding, RoleHolding.account_id == Membership.account_id)
        .where(Membership.tenant_id == tenant_id, RoleHolding.role.in_(STEWARDS), current())
    )
    return (
        select(Person.id, Person.name)
        .where(Person.status == PersonStatus.ACTIVE, or_(Person.id.in_(held), Person.id.in_(members)))
        .order_by(Person.search, Person.id)
    )
