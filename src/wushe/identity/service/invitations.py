"""Invitations: an admin makes a link, its holder becomes a member of the township, once."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from wushe.identity import passwords, queries
from wushe.identity.errors import AlreadyMember, InvitationOver
from wushe.identity.events import InvitationAccepted, InvitationRevoked, Invited
from wushe.identity.minting import hash_of, mint
from wushe.identity.models import Account, Invitation
from wushe.identity.names import INSTALLATION, INVITED_PHONE
from wushe.identity.permissions import Identity
from wushe.identity.protection import strictest_days
from wushe.identity.schemas import NewAccount, NewInvitation
from wushe.identity.service.accounts import let_in, open_account
from wushe.identity.service.current import changing_account
from wushe.identity.service.door import Proof
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work
from wushe.tenancy.quotas import Quota, refuse_beyond

VALID_FOR = timedelta(days=7)


class Link(NamedTuple):
    """An invitation, and the secret part of its address, shown once: `/{tenant}/invitations/{token}`."""

    invitation: Invitation
    token: str


async def invite(work: Work, data: NewInvitation) -> Link:
    """Make a link for one person. Raises `AlreadyMember` when that person has an account here, `QuotaReached`.

    The caller answers for the roles: whoever invites must be allowed to give them (`access`).
    """
    work.require(Identity.INVITE)
    if data.person_id and await work.one_or_none(queries.account_of_person(work.tenant.id, data.person_id)):
        raise AlreadyMember
    await refuse_beyond(work, Quota.ACCOUNTS)
    minted = mint()
    phone = work.vault.seal(data.phone, tenant_id=INSTALLATION, field=INVITED_PHONE).token if data.phone else None
    invitation = Invitation(
        id=new_id(),
        tenant_id=work.tenant.id,
        person_id=data.person_id,
        display_name=data.name,
        phone_sealed=phone,
        roles=data.roles,
        community_id=data.community_id,
        organization_id=data.organization_id,
        token_hash=minted.hash,
        invited_by=work.person.account_id,
        expires_at=clock.now() + VALID_FOR,
    )
    work.session.add(invitation)
    work.record(Invited(invitation_id=invitation.id, person_id=data.person_id))
    return Link(invitation, minted.secret)


async def open_invitations(work: Work) -> Sequence[Invitation]:
    """Those of this township that can still be accepted."""
    work.require(Identity.INVITE)
    return await work.all(queries.open_invitations(work.tenant.id))


async def revoke_invitation(work: Work, invitation_id: UUID) -> None:
    """Take the link back; raises `InvitationOver` when it was used."""
    work.require(Identity.INVITE)
    invitation = await work.one(queries.invitation(invitation_id, work.tenant.id))
    invitation.revoke(clock.now())
    work.record(InvitationRevoked(invitation_id=invitation.id))


async def find_invitation(work: Work, token: str, *, lock: bool = False) -> Invitation:
    """The open invitation of this township with that token; raises `InvitationOver` for every other."""
    query = queries.invitation_by_token(hash_of(token), work.tenant.id)
    invitation = await work.one_or_none(query.with_for_update(key_share=True) if lock else query)
    if invitation is None or not invitation.is_open(clock.now()):
        raise InvitationOver
    return invitation


async def accept_with_new_account(work: Work, token: str, data: NewAccount) -> Proof:
    """Open an account for whoever holds the link, and prove them to be its person.

    Raises `InvitationOver`, `AccountTaken` or `Invalid`.
    """
    invitation = await find_invitation(work, token, lock=True)
    composed = await strictest_days(work, None, work.tenant.id) is not None
    names = (data.login_name, invitation.display_name)
    password_hash = await passwords.chosen(data.password, names=names, composed=composed)
    account = await open_account(
        work,
        login_name=data.login_name,
        display_name=invitation.display_name,
        password_hash=password_hash,
        password_composed=passwords.is_composed(data.password),
        phone=_phone_of(work, invitation),
    )
    await _accept(work, invitation, account)
    return Proof(account.id)


def _phone_of(work: Work, invitation: Invitation) -> str | None:
    if invitation.phone_sealed is None:
        return None
    return work.vault.open(Sealed(invitation.phone_sealed), tenant_id=INSTALLATION, field=INVITED_PHONE)


async def accept_with_present_account(work: Work, token: str) -> Account:
    """The same person also belongs here: one account, one more membership. Raises `InvitationOver`."""
    account = await changing_account(work)
    await _accept(work, await find_invitation(work, token, lock=True), account)
    return account


async def _accept(work: Work, invitation: Invitation, account: Account) -> None:
    invitation.accept(account.id, clock.now())
    await let_in(work, account, invitation.person_id)
    work.record(InvitationAccepted(invitation_id=invitation.id, account_id=account.id, person_id=invitation.person_id))
