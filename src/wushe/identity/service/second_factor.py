"""The second factor: enrolled with a QR code, counted from the first right code on, removed with the password."""

from typing import NamedTuple

from wushe.identity import totp
from wushe.identity.errors import SecondFactorKept, SecondFactorMissing
from wushe.identity.events import SecondFactorConfirmed, SecondFactorRemoved
from wushe.identity.names import INSTALLATION, TOTP
from wushe.identity.service import attempts
from wushe.identity.service.current import changing_account, current_account, proven_account
from wushe.identity.service.door import Proof, step_shown
from wushe.identity.service.sessions import Opened, renew, revoke_all
from wushe.kernel import clock
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work


class Enrolment(NamedTuple):
    """What the authenticator scans, and the same to type where nothing can scan."""

    url: str
    secret: str


async def propose(work: Work) -> None:
    """Give the account a secret that counts for nothing until it is confirmed; raises `SecondFactorKept`."""
    account = await changing_account(work)
    if account.has_second_factor:
        raise SecondFactorKept
    secret = totp.new_secret()
    account.propose_second_factor(work.vault.seal(secret, tenant_id=INSTALLATION, field=TOTP).token)


async def proposed(work: Work) -> Enrolment | None:
    """What is still to be scanned and confirmed; never shown again afterwards."""
    account = await current_account(work)
    if account.has_second_factor or account.totp_sealed is None:
        return None
    secret = work.vault.open(Sealed(account.totp_sealed), tenant_id=INSTALLATION, field=TOTP)
    return Enrolment(totp.enrolment_url(secret, account.login_name), secret)


async def confirm(work: Work, code: str) -> Opened:
    """Ask for codes from now on; other sessions end, since they were opened without one. Raises `CodeWrong`."""
    account = await changing_account(work)
    if account.has_second_factor:
        raise SecondFactorKept
    if account.totp_sealed is None:
        raise SecondFactorMissing
    account.confirm_second_factor(step_shown(work, account, code), clock.now())
    await revoke_all(work, account.id, but=work.visitor.session_id)
    work.record(SecondFactorConfirmed(account_id=account.id))
    return await renew(work)


async def remove(work: Work, proof: Proof) -> None:
    """Ask for no codes any more; the person has just typed the password again."""
    account = await proven_account(work, proof)
    if not account.has_second_factor:
        raise SecondFactorMissing
    await attempts.forgive(work, *proof.guesses)
    account.remove_second_factor()
    work.record(SecondFactorRemoved(account_id=account.id))
