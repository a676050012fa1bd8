"""Sessions: opened when somebody has proven who they are, moved to another township, ended.

Each step that changes what a session may do gives it a new token, so that one known from before is worth nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, update

from wushe.identity import queries
from wushe.identity.events import DevicesRevoked, SignedIn, SignedOut, TownshipEntered
from wushe.identity.minting import hash_of, mint
from wushe.identity.models import AccountSession
from wushe.identity.service import attempts
from wushe.identity.service.current import current_account_id, locked_account
from wushe.identity.service.door import Proof
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Missing, Unauthenticated
from wushe.kernel.work import Work

CODE_WITHIN = timedelta(minutes=10)
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Browser:
    """What is remembered of where somebody signs in; see `devices`."""

    device: str = ""
    network: bytes | None = None


class Opened(NamedTuple):
    """A session, and the token that its browser keeps in a cookie."""

    session: AccountSession
    token: str


async def sign_in(work: Work, proof: Proof, browser: Browser, *, tenant_id: UUID | None = None) -> Opened:
    """Open a session, standing in `tenant_id` if that is the only place there is to go.

    Where a code is asked for and was not given it opens nothing yet: it `awaits_code`, and `confirm_code` follows.
    """
    account = await locked_account(work, proof.account_id)
    await attempts.forgive(work, *proof.guesses)
    opened = _open(work, account.id, browser, tenant_id)
    opened.session.awaits_code = account.has_second_factor and not proof.with_code
    if not opened.session.awaits_code:
        _tell(work, opened, proof)
    return opened


async def half_open(work: Work, token: str) -> AccountSession:
    """The session of this browser that waits for its code; raises `Unauthenticated`."""
    session = await work.one_or_none(queries.half_open_session(hash_of(token), clock.now() - CODE_WITHIN))
    if session is None:
        raise Unauthenticated
    return session


async def confirm_code(work: Work, half: AccountSession, proof: Proof, *, tenant_id: UUID | None = None) -> Opened:
    """Open the session whose password was right before; `proof` is `door.prove_code`'s, for the same account."""
    if proof.account_id != half.account_id or not proof.with_code:
        raise Unauthenticated
    await _end(work, half.id)
    await attempts.forgive(work, *proof.guesses)
    opened = _open(work, half.account_id, Browser(half.device, half.network), tenant_id)
    _tell(work, opened, proof)
    return opened


def _tell(work: Work, opened: Opened, proof: Proof) -> None:
    session = opened.session
    work.record(SignedIn(account_id=session.account_id, session_id=session.id, second_factor=proof.with_code))


def _open(work: Work, account_id: UUID, browser: Browser, tenant_id: UUID | None) -> Opened:
    minted = mint()
    session = AccountSession(
        id=new_id(),
        account_id=account_id,
        tenant_id=tenant_id,
        token_hash=minted.hash,
        awaits_code=False,
        device=browser.device,
        network=browser.network,
    )
    work.session.add(session)
    return Opened(session, minted.secret)


async def enter_township(work: Work) -> Opened:
    """Go on in the township of this work, which has let the account in."""
    opened = await _go_on(work, work.tenant.id)
    work.record(TownshipEntered(account_id=opened.session.account_id, session_id=opened.session.id))
    return opened


async def renew(work: Work) -> Opened:
    """Go on where the session stands, because what it may do has changed."""
    old = await work.session.get_one(AccountSession, work.visitor.session_id)
    return await _go_on(work, old.tenant_id)


async def _go_on(work: Work, tenant_id: UUID | None) -> Opened:
    """The present session under a new token. The moment it began stays, and with it the moment it must end."""
    account_id = current_account_id(work)
    old = await work.session.get_one(AccountSession, work.visitor.session_id)
    await _end(work, old.id)
    opened = _open(work, account_id, Browser(old.device, old.network), tenant_id)
    opened.session.created_at = old.created_at
    return opened


async def _end(work: Work, session_id: UUID) -> None:
    """Revoke it, once; raises `Unauthenticated` when somebody else was first."""
    alive = AccountSession.id == session_id, AccountSession.revoked_at.is_(None)
    ended = await work.session.scalar(
        update(AccountSession).where(*alive).values(revoked_at=clock.now()).returning(AccountSession.id)
    )
    if ended is None:
        raise Unauthenticated


async def sign_out(work: Work) -> None:
    """End this browser's session. Signing out twice is no mistake."""
    if (session_id := work.visitor.session_id) is None or work.person.account_id is None:
        return
    try:
        await _end(work, session_id)
    except Unauthenticated:
        return
    work.record(SignedOut(account_id=work.person.account_id, session_id=session_id))


async def devices(work: Work) -> Sequence[AccountSession]:
    """Where the person is signed in, the last seen first."""
    return await work.all(queries.sessions_of(current_account_id(work)))


async def revoke_device(work: Work, session_id: UUID) -> None:
    """Sign one of one's own browsers out, wherever it is; raises `Missing`."""
    account_id = current_account_id(work)
    session = await work.session.get(AccountSession, session_id)
    if session is None or session.account_id != account_id or session.revoked_at is not None:
        raise Missing
    await _end(work, session_id)
    work.record(DevicesRevoked(account_id=account_id, count=1))


async def revoke_others(work: Work) -> int:
    """Sign all other browsers out; how many there were."""
    account_id = current_account_id(work)
    count = await revoke_all(work, account_id, but=work.visitor.session_id)
    if count:
        work.record(DevicesRevoked(account_id=account_id, count=count))
    return count


async def revoke_all(work: Work, account_id: UUID, *, but: UUID | None = None) -> int:
    """End every session of the account except `but`; for verbs after which none may go on."""
    alive = [AccountSession.account_id == account_id, AccountSession.revoked_at.is_(None)]
    if but is not None:
        alive.append(AccountSession.id != but)
    ended = await work.session.scalars(
        update(AccountSession).where(*alive).values(revoked_at=clock.now()).returning(AccountSession.id)
    )
    return len(ended.all())


async def sweep(work: Work) -> None:
    """Remove what ended, or was left alone, long ago; the journal still tells who was signed in when."""
    over = func.coalesce(AccountSession.revoked_at, AccountSession.last_seen_at) < clock.now() - KEPT
    await work.session.execute(delete(AccountSession).where(over))
