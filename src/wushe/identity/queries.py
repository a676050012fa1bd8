"""Questions about accounts, their memberships, sessions, tokens and invitations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, or_, select

from wushe.identity.models import Account, AccountSession, ApiToken, Invitation, Membership, MembershipStatus
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.tenancy.models import AnyPlace, PlaceStatus


def account_by_login(login_key: str) -> Select[Account]:
    return select(Account).where(Account.login_key == login_key)


def account_by_phone(fingerprint: bytes) -> Select[Account]:
    return select(Account).where(Account.phone_fingerprint == fingerprint)


def places_of(account_id: UUID) -> Select[UUID, str, str]:
    """Id, slug and name of the places that the account may enter, in the order in which it joined them."""
    return (
        select(AnyPlace.id, AnyPlace.slug, AnyPlace.name)
        .join(Membership, Membership.tenant_id == AnyPlace.id)
        .where(Membership.account_id == account_id, Membership.status == MembershipStatus.ACTIVE)
        .where(AnyPlace.status != PlaceStatus.REMOVED)
        .order_by(Membership.joined_at, Membership.id)
    )


def membership(account_id: UUID, tenant_id: UUID) -> Select[Membership]:
    """Also one that has ended."""
    return select(Membership).where(Membership.account_id == account_id, Membership.tenant_id == tenant_id)


def protections(account_id: UUID | None, joining: UUID | None) -> Select[dict[str, Any]]:
    """What 等保模式 is in each place that lets the account in, and in the one that it joins."""
    lets_in = exists().where(
        Membership.account_id == account_id,
        Membership.tenant_id == AnyPlace.id,
        Membership.status == MembershipStatus.ACTIVE,
    )
    return select(AnyPlace.protection).where(or_(lets_in, AnyPlace.id == joining))


def belongs_elsewhere(account_id: UUID, tenant_id: UUID) -> Select[bool]:
    """Whether another place than `tenant_id` lets the account in."""
    elsewhere = exists().where(
        Membership.account_id == account_id,
        Membership.tenant_id != tenant_id,
        Membership.status == MembershipStatus.ACTIVE,
    )
    return select(elsewhere)


def accounts_of(tenant_id: UUID, q: str = "") -> Select[Account]:
    """The accounts of one place whose name or login name fits `q`, in Chinese or pinyin."""
    fits = (Account.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(q))
    return (
        select(Account)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.tenant_id == tenant_id, *fits)
    )


def memberships(tenant_id: UUID, account_ids: Sequence[UUID] | None = None) -> Select[Membership]:
    """Those of one place, of these accounts or of all."""
    query = select(Membership).where(Membership.tenant_id == tenant_id)
    return query if account_ids is None else query.where(Membership.account_id.in_(account_ids))


def account_of_person(tenant_id: UUID, person_id: UUID) -> Select[Account]:
    """The account that is this person in this township."""
    return (
        select(Account)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.tenant_id == tenant_id, Membership.person_id == person_id)
    )


def accounts(ids: Sequence[UUID]) -> Select[Account]:
    return select(Account).where(Account.id.in_(ids))


def half_open_session(token_hash: bytes, since: datetime) -> Select[AccountSession]:
    """A session whose password was right, and whose code is still awaited."""
    return select(AccountSession).where(
        AccountSession.token_hash == token_hash,
        AccountSession.awaits_code,
        AccountSession.created_at > since,
        AccountSession.revoked_at.is_(None),
    )


def sessions_of(account_id: UUID) -> Select[AccountSession]:
    """Those that were not ended; the ones that only timed out are among them."""
    return (
        select(AccountSession)
        .where(
            AccountSession.account_id == account_id,
            AccountSession.revoked_at.is_(None),
            AccountSession.awaits_code.is_(False),
        )
        .order_by(AccountSession.last_seen_at.desc())
    )


def tokens_of(account_id: UUID, tenant_id: UUID) -> Select[ApiToken]:
    return (
        select(ApiToken)
        .where(ApiToken.account_id == account_id, ApiToken.tenant_id == tenant_id, ApiToken.revoked_at.is_(None))
        .order_by(ApiToken.created_at.desc(), ApiToken.id)
    )


def invitation_by_token(token_hash: bytes, tenant_id: UUID) -> Select[Invitation]:
    return select(Invitation).where(Invitation.token_hash == token_hash, Invitation.tenant_id == tenant_id)


def invitation(invitation_id: UUID, tenant_id: UUID) -> Select[Invitation]:
    return select(Invitation).where(Invitation.id == invitation_id, Invitation.tenant_id == tenant_id)


def open_invitations(tenant_id: UUID) -> Select[Invitation]:
    return (
        select(Invitation)
        .where(
            Invitation.tenant_id == tenant_id,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
            Invitation.expires_at > func.now(),
        )
        .order_by(Invitation.created_at.desc(), Invitation.id)
    )


def member_count(tenant_id: UUID) -> Select[int]:
    """How many accounts that place lets in now."""
    here = Membership.tenant_id == tenant_id, Membership.status == MembershipStatus.ACTIVE
    return select(func.count()).select_from(Membership).where(*here)
