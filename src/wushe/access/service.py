"""Giving and withdrawing roles. A change is effective at the next request: holdings are read with each one."""

from uuid import UUID

from sqlalchemy import func, select

from wushe.access.asking import ask_communities
from wushe.access.errors import LastAdministrator, NeedsCommunity, NoSuchHolder, NotHere
from wushe.access.events import RoleGiven, RoleWithdrawn
from wushe.access.models import RoleHolding
from wushe.access.permissions import Access
from wushe.access.queries import current_holding, held_by_account, holders_of, same_holding
from wushe.access.roles import Role
from wushe.access.schemas import NewHolding
from wushe.identity.queries import membership
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.tenancy.queries import kind_of

_ADMINISTRATORS = (Role.TOWNSHIP_ADMIN, Role.PLATFORM_OPERATOR)


async def give_role(work: Work, data: NewHolding) -> RoleHolding:
    """To somebody who may enter this place. Raises `NotHere`, `NeedsCommunity`, `NoSuchHolder` or `AlreadyHeld`."""
    work.require(Access.GIVE)
    member = await work.one_or_none(membership(data.account_id, work.tenant.id))
    if member is None or not member.is_active:
        raise NoSuchHolder
    await must_fit(work, data.role, data.community_id)
    community_id = data.community_id if data.role is Role.COMMUNITY_STAFF else None
    given = _add(work, RoleHolding(account_id=data.account_id, role=data.role, community_id=community_id))
    await work.flush()
    return given


async def must_belong_here(work: Work, role: Role) -> None:
    """Raises `NotHere` for an operator's role in a township, and the like."""
    if role.place is not await work.scalar(kind_of(work.tenant.id)):
        raise NotHere(role=role.label)


async def must_fit(work: Work, role: Role, community_id: UUID | None) -> None:
    """The role belongs to this kind of place, and its community to this township."""
    await must_belong_here(work, role)
    if role is Role.COMMUNITY_STAFF:
        known = {known_id for known_id, _name in await ask_communities(work)}
        if community_id not in known:
            raise NeedsCommunity


async def withdraw_role(work: Work, holding_id: UUID) -> RoleHolding:
    """Raises `LastAdministrator` rather than leave a place without anyone to run it."""
    work.require(Access.GIVE)
    held = await work.one(current_holding(holding_id))
    await _end(work, held)
    return held


async def ensure_role(
    work: Work,
    role: Role,
    *,
    account_id: UUID | None = None,
    person_id: UUID | None = None,
    community_id: UUID | None = None,
    organization_id: UUID | None = None,
) -> RoleHolding:
    """Have an account or a person hold `role` from now on; nothing changes when they hold it already.

    For verbs of other slices by which somebody becomes something (a group's leader, a volunteer), and which have
    asked for their own permission.
    """
    wanted = RoleHolding(
        account_id=account_id, person_id=person_id, role=role,
        community_id=community_id, organization_id=organization_id,
    )  # fmt: skip
    held = await work.one_or_none(same_holding(wanted))
    if held is not None:
        return held
    _add(work, wanted)
    await work.flush()
    return wanted


async def end_role(
    work: Work,
    role: Role,
    *,
    account_id: UUID | None = None,
    person_id: UUID | None = None,
    community_id: UUID | None = None,
    organization_id: UUID | None = None,
) -> None:
    """The reverse of `ensure_role`, by the same words; nothing changes when nobody holds it."""
    wanted = RoleHolding(
        account_id=account_id, person_id=person_id, role=role,
        community_id=community_id, organization_id=organization_id,
    )  # fmt: skip
    held = await work.one_or_none(same_holding(wanted))
    if held is not None:
        await _end(work, held)


async def end_all_roles(work: Work, account_id: UUID) -> None:
    """Everything an account holds here, because it may no longer enter. Raises `LastAdministrator`."""
    for held in await work.all(held_by_account(account_id)):
        await _end(work, held)


def _add(work: Work, given: RoleHolding) -> RoleHolding:
    given.id, given.given_by = new_id(), work.person.account_id
    work.add(given)
    work.record(
        RoleGiven(
            holding_id=given.id,
            role=given.role,
            account_id=given.account_id,
            person_id=given.person_id,
            community_id=given.community_id,
            organization_id=given.organization_id,
        )
    )
    return given


async def _end(work: Work, held: RoleHolding) -> None:
    if held.role in _ADMINISTRATORS:
        await _must_leave_another(work, held)
    held.end(await work.scalar(select(func.now())))
    work.record(RoleWithdrawn(holding_id=held.id, role=held.role, account_id=held.account_id, person_id=held.person_id))


async def _must_leave_another(work: Work, held: RoleHolding) -> None:
    """All administrators are locked first, so that two cannot withdraw each other at once."""
    locked = await work.all(holders_of(held.role).with_for_update(key_share=True))
    others = {row.account_id for row in locked if row.account_id and row.id != held.id}
    if not others:
        raise LastAdministrator
