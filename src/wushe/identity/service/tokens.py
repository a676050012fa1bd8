"""API tokens: made for one township and a part of what their owner may do, shown once, ended at any time."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import update

from wushe.identity import queries
from wushe.identity.errors import ScopeTooWide
from wushe.identity.events import TokenIssued, TokenRevoked
from wushe.identity.minting import API_PREFIX, mint
from wushe.identity.models import ApiToken
from wushe.identity.permissions import Identity
from wushe.identity.schemas import NewToken
from wushe.identity.service.current import current_account_id
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Missing
from wushe.kernel.work import Work


class Issued(NamedTuple):
    """A token, and the secret that its program sends as `Authorization: Bearer`; nobody can show it again."""

    token: ApiToken
    secret: str


async def issue(work: Work, data: NewToken) -> Issued:
    """Make a token for this township; raises `ScopeTooWide` when it asks for more than its maker may."""
    work.require(Identity.ISSUE_TOKEN)
    account_id = current_account_id(work)
    if not all(work.may(scope) for scope in data.scopes):
        raise ScopeTooWide
    minted = mint(API_PREFIX)
    token = ApiToken(
        id=new_id(),
        account_id=account_id,
        tenant_id=work.tenant.id,
        name=data.name,
        token_hash=minted.hash,
        scopes=sorted(set(data.scopes)),
        expires_at=clock.now() + timedelta(days=data.days),
    )
    work.session.add(token)
    await work.flush()
    work.record(TokenIssued(account_id=account_id, token_id=token.id))
    return Issued(token, minted.secret)


async def own_tokens(work: Work) -> Sequence[ApiToken]:
    """The person's tokens for this township, the newest first."""
    return await work.all(queries.tokens_of(current_account_id(work), work.tenant.id))


async def revoke(work: Work, token_id: UUID) -> None:
    """End one of one's own tokens; raises `Missing`."""
    account_id = current_account_id(work)
    token = await work.session.get(ApiToken, token_id)
    if token is None or (token.account_id, token.tenant_id) != (account_id, work.tenant.id):
        raise Missing
    token.revoke(clock.now())
    work.record(TokenRevoked(account_id=account_id, token_id=token.id))


async def revoke_all_tokens(work: Work, account_id: UUID) -> None:
    """End every token of the account, in whichever township."""
    alive = ApiToken.account_id == account_id, ApiToken.revoked_at.is_(None)
    await work.session.execute(update(ApiToken).where(*alive).values(revoked_at=clock.now()))
