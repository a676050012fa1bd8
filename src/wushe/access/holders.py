"""Who holds which role, with the names that people know them by."""

from collections.abc import Sequence
from uuid import UUID

from wushe.access.asking import ask_communities, ask_people
from wushe.access.models import RoleHolding
from wushe.access.permissions import Access
from wushe.access.queries import holders, members
from wushe.access.roles import POWERS, roles_of
from wushe.access.schemas import Holder
from wushe.identity.queries import accounts
from wushe.kernel.journal.naming import names_in
from wushe.kernel.work import Work
from wushe.tenancy.places import PlaceKind
from wushe.tenancy.queries import kind_of


async def list_holders(work: Work) -> Sequence[Holder]:
    """Everyone who holds a role here now, the role that decides most first."""
    work.require(Access.READ)
    held = await work.all(holders())
    account_ids = [holding.account_id for holding in held if holding.account_id]
    named = {account.id: account.display_name for account in await work.all(accounts(account_ids))}
    people = await ask_people(work, {holding.person_id for holding in held if holding.person_id})
    communities = dict(await ask_communities(work)) if any(holding.community_id for holding in held) else {}
    groups = await names_in(work, [{"organization_id": one.organization_id} for one in held if one.organization_id])
    return [_shown(holding, {**people, **named}, communities | groups) for holding in held]


def _shown(held: RoleHolding, names: dict[UUID, str], places: dict[UUID, str]) -> Holder:
    holder = held.account_id or held.person_id
    return Holder(
        id=held.id,
        name=names.get(holder, "") if holder else "",
        has_account=held.account_id is not None,
        account_id=held.account_id,
        person_id=held.person_id,
        role=held.role,
        role_label=held.role.label.say(),
        community=places.get(held.community_id, "") if held.community_id else "",
        organization=places.get(held.organization_id, "") if held.organization_id else "",
        since=held.since,
    )


async def candidates(work: Work) -> Sequence[tuple[UUID, str]]:
    """Who can be given a role here: everyone who may enter."""
    return [(account.id, account.display_name) for account, _membership in await work.rows(members(work.tenant.id))]


async def roles_here(work: Work) -> Sequence[tuple[str, str]]:
    """The roles that can be given at the work's place."""
    kind = await work.scalar(kind_of(work.tenant.id))
    return [(role.value, role.label.say()) for role in roles_of(PlaceKind(kind))]


def are_divided(roles: Sequence[tuple[str, str]]) -> bool:
    """Whether the three powers are among these roles, of which nobody holds two."""
    return {power.value for power in POWERS} <= {code for code, _label in roles}
