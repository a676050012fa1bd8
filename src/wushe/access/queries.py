"""Questions about roles, each within the township (or county, or platform) that the work is for."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from wushe.access.models import ExtraGrant, RoleHolding
from wushe.access.roles import Role
from wushe.identity.models import Account, Membership, MembershipStatus


def current() -> ColumnElement[bool]:
    """By the database's clock, so that a process with a wrong one neither keeps nor loses a role."""
    ends_later = or_(RoleHolding.until.is_(None), RoleHolding.until > func.now())
    return and_(RoleHolding.since <= func.now(), ends_later)


def holdings(account_id: UUID, person_id: UUID | None) -> Select[RoleHolding]:
    """The roles somebody holds now, by their account or as the person they are here."""
    mine = RoleHolding.account_id == account_id
    if person_id is not None:
        mine = or_(mine, RoleHolding.person_id == person_id)
    return select(RoleHolding).where(mine, current())


def current_holding(holding_id: UUID) -> Select[RoleHolding]:
    return select(RoleHolding).where(RoleHolding.id == holding_id, current())


def held_by_account(account_id: UUID) -> Select[RoleHolding]:
    return select(RoleHolding).where(RoleHolding.account_id == account_id, current()).order_by(RoleHolding.id)


def same_holding(wanted: RoleHolding) -> Select[RoleHolding]:
    """The current holding of the same role by the same holder for the same community and organisation."""
    names = ("account_id", "person_id", "role", "community_id", "organization_id")
    same = (getattr(RoleHolding, name).is_not_distinct_from(getattr(wanted, name)) for name in names)
    return select(RoleHolding).where(*same, current())


def holders() -> Select[RoleHolding]:
    """Everyone who holds a role now, the role that decides most first, then the oldest."""
    rank = case({role: number for number, role in enumerate(Role)}, value=RoleHolding.role)
    return select(RoleHolding).where(current()).order_by(rank, RoleHolding.since, RoleHolding.id)


def holders_of(role: Role) -> Select[RoleHolding]:
    """In one order always, so that two who lock them wait for each other and do not deadlock."""
    return select(RoleHolding).where(RoleHolding.role == role, current()).order_by(RoleHolding.id)


def roles_of_persons(tenant_id: UUID, person_ids: Collection[UUID]) -> Select[UUID, Role]:
    """(person, role) of those who hold one now, as a person of the township or by an account that is let in."""
    let_in = and_(Membership.account_id == RoleHolding.account_id, Membership.tenant_id == tenant_id)
    who = func.coalesce(RoleHolding.person_id, Membership.person_id)
    return select(who, RoleHolding.role).outerjoin(Membership, let_in).where(who.in_(list(person_ids)), current())


def members(tenant_id: UUID) -> Select[Account, Membership]:
    """Everyone who may enter the place, by name."""
    return (
        select(Account, Membership)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.tenant_id == tenant_id, Membership.status == MembershipStatus.ACTIVE)
        .order_by(Account.display_name, Account.id)
    )


def extra_grants() -> Select[ExtraGrant]:
    """The lines this township adds to the policy."""
    return select(ExtraGrant).order_by(ExtraGrant.role, ExtraGrant.permission, ExtraGrant.extent)
