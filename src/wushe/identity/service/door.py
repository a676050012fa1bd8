"""The door: proving who somebody is, without telling anybody who has an account."""

from dataclasses import dataclass
from uuid import UUID

from wushe.identity import passwords, queries, totp
from wushe.identity.errors import CodeWrong, PasswordWrong, SignInRefused
from wushe.identity.events import SignInFailed
from wushe.identity.models import Account
from wushe.identity.names import INSTALLATION, TOTP, login_key, mobile_in, phone_fingerprint
from wushe.identity.service import attempts
from wushe.identity.service.attempts import Guess, Opener
from wushe.kernel import clock
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Proof:
    """Somebody has just shown that they are this account; `with_code` also by a code from their telephone.

    `asks_code` says that the account wants one and has not been given it yet.
    """

    account_id: UUID
    guesses: tuple[Guess, ...] = ()
    with_code: bool = False
    asks_code: bool = False


async def prove(opener: Opener, name: str, password: str, network: bytes | None) -> Proof:
    """Who it is; raises `SignInRefused` or `TooManyAttempts`.

    An account that does not exist, is disabled, or has another password takes the same steps and as long. No
    connection is held while the password is hashed.
    """
    async with opener() as work:
        account = await _called(work, name)
        guesses = _guesses(work, str(account.id) if account else login_key(name), network)
        was_last = [await attempts.count(work, guess) for guess in guesses]
    is_right = await passwords.matches(account.password_hash if account else passwords.NOBODY, password)
    if account and is_right and _may_sign_in(account):
        return Proof(account.id, guesses, asks_code=account.has_second_factor)
    await _record_failure(opener, locked=any(was_last))
    raise SignInRefused


async def _called(work: Work, name: str) -> Account | None:
    """Both look-ups are always made: a telephone and a login name answer alike."""
    phone = mobile_in(name)
    by_phone = await work.one_or_none(queries.account_by_phone(phone_fingerprint(work.vault, phone or "")))
    by_login = await work.one_or_none(queries.account_by_login(login_key(name)))
    return by_phone or by_login


def _guesses(work: Work, identity: str, network: bytes | None) -> tuple[Guess, ...]:
    guess = attempts.at_account(work, identity)
    return (guess, attempts.from_network(work, network)) if network else (guess,)


def _may_sign_in(account: Account) -> bool:
    expires = account.password_expires_at
    return account.is_active and (expires is None or clock.now() < expires)


async def _record_failure(opener: Opener, *, locked: bool) -> None:
    async with opener() as work:
        work.record(SignInFailed(locked=locked))


async def prove_again(opener: Opener, account_id: UUID, password: str) -> Proof:
    """The person at the keyboard is still the one who signed in; raises `PasswordWrong`, `TooManyAttempts`."""
    async with opener() as work:
        account = await work.session.get_one(Account, account_id)
        guess = attempts.at_account(work, str(account_id))
        was_last = await attempts.count(work, guess)
    if await passwords.matches(account.password_hash, password):
        return Proof(account_id, (guess,))
    await _record_failure(opener, locked=was_last)
    raise PasswordWrong


async def prove_code(opener: Opener, proof: Proof, code: str) -> Proof:
    """Their telephone is at hand, too; raises `CodeWrong` or `TooManyAttempts`. Each code is good once."""
    async with opener() as work:
        guess = attempts.at_account(work, f"code:{proof.account_id}")
        was_last = await attempts.count(work, guess)
    try:
        async with opener() as work:
            account = await work.session.get_one(Account, proof.account_id, with_for_update={"key_share": True})
            account.use_step(step_shown(work, account, code))
    except CodeWrong:
        await _record_failure(opener, locked=was_last)
        raise
    return Proof(proof.account_id, (*proof.guesses, guess), with_code=True)


def step_shown(work: Work, account: Account, code: str) -> int:
    """The step of the account's authenticator whose code it is; raises `CodeWrong`."""
    secret = work.vault.open(Sealed(account.totp_sealed or b""), tenant_id=INSTALLATION, field=TOTP)
    step = totp.step_of(secret, code, clock.now())
    if step is None:
        raise CodeWrong
    return step
