"""Inviting somebody into a role: at one's own place, and the operator's invitation of those who run a place."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.access.errors import NotHere
from wushe.access.permissions import Access
from wushe.access.roles import POWERS, Role
from wushe.access.schemas import NewInvitation
from wushe.access.service import must_fit
from wushe.identity.permissions import Identity
from wushe.identity.schemas import NewInvitation as Invited
from wushe.identity.service.invitations import Link, invite as invite_account
from wushe.kernel.personal.vault import Vault
from wushe.kernel.work import Extent, Visitor, Work
from wushe.kernel.working import working
from wushe.tenancy.places import Place, PlaceKind

RUNS: dict[PlaceKind, tuple[Role, ...]] = {
    PlaceKind.TOWNSHIP: POWERS,
    PlaceKind.COUNTY: (Role.COUNTY_VIEWER,),
    PlaceKind.PLATFORM: (Role.PLATFORM_OPERATOR,),
}
"""Whom the operator invites to a place: the first of its people, who invite the others."""

_TO_INVITE = {str(permission): frozenset({Extent.TENANT}) for permission in (Identity.INVITE, Access.GIVE)}


async def invite(work: Work, data: NewInvitation) -> Link:
    """Somebody who comes in as `data.role`. Raises `NotHere`, `NeedsCommunity` or `AlreadyMember`."""
    work.require(Access.GIVE)
    await must_fit(work, data.role, data.community_id)
    tied = data.community_id if data.role is Role.COMMUNITY_STAFF else None
    return await invite_account(work, Invited(name=data.name, phone=data.phone, roles=[data.role], community_id=tied))


async def appoint(
    work: Work, sessions: async_sessionmaker[AsyncSession], vault: Vault, place: Place, data: NewInvitation
) -> Link:
    """The operator invites who is to run `place`. It stands in that place's own journal, where its people see it."""
    work.require(Access.APPOINT)
    if data.role not in RUNS[place.kind]:
        raise NotHere(role=data.role.label)
    async with working(sessions, _errand(work.visitor, place), vault=vault) as there:
        return await invite(there, data)


def _errand(operator: Visitor, place: Place) -> Visitor:
    """The operator at the place for this one errand, with nothing else that they may do there."""
    return replace(operator, tenant=place.tenant, grants=_TO_INVITE)
