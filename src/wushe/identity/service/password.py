"""Choosing a password, and giving somebody a new one who has lost theirs."""

from datetime import timedelta
from uuid import UUID

from wushe.identity import passwords
from wushe.identity.errors import PasswordUnchanged
from wushe.identity.events import PasswordChanged, PasswordReset
from wushe.identity.minting import one_time_password
from wushe.identity.permissions import Identity
from wushe.identity.protection import strictest_days
from wushe.identity.service import attempts
from wushe.identity.service.accounts import account_under
from wushe.identity.service.current import proven_account
from wushe.identity.service.door import Proof
from wushe.identity.service.sessions import Opened, renew, revoke_all
from wushe.identity.service.tokens import revoke_all_tokens
from wushe.kernel import clock
from wushe.kernel.work import Work

ONE_TIME_FOR = timedelta(hours=24)


async def change_password(work: Work, proof: Proof, password: str) -> Opened:
    """Take the person's new password; every other session ends, and this one goes on under a new token."""
    account = await proven_account(work, proof)
    if await passwords.matches(account.password_hash, password):
        raise PasswordUnchanged().beside("password")
    composed = await strictest_days(work, account.id) is not None
    names = (account.login_name, account.display_name)
    account.set_password(
        await passwords.chosen(password, names=names, composed=composed),
        clock.now(),
        composed=passwords.is_composed(password),
    )
    await attempts.forgive(work, *proof.guesses)
    await revoke_all(work, account.id, but=work.visitor.session_id)
    work.record(PasswordChanged(account_id=account.id))
    return await renew(work)


async def reset_password(work: Work, account_id: UUID, *, second_factor: bool = False) -> str:
    """Give the account a one-time password to be told to its person, and end all that was open.

    It is good for a day and only to choose another. `second_factor` also removes the codes of a lost telephone.
    Raises `NotAMember`, or `SharedAccount` when another place lets the account in as well.
    """
    work.require(Identity.RESET)
    account = await account_under(work, account_id)
    password = one_time_password()
    account.set_one_time_password(await passwords.hashed(password), clock.now() + ONE_TIME_FOR)
    if second_factor:
        account.remove_second_factor()
    await revoke_all(work, account.id)
    await revoke_all_tokens(work, account.id)
    work.record(PasswordReset(account_id=account.id, second_factor_removed=second_factor))
    return password
