"""The account of the person who acts."""

from uuid import UUID

from wushe.identity.errors import NeedsSession
from wushe.identity.models import Account
from wushe.identity.service.door import Proof
from wushe.kernel.errors import Unauthenticated
from wushe.kernel.work import Work


def current_account_id(work: Work) -> UUID:
    """Whoever is signed in at a browser. Raises `Unauthenticated`, or `NeedsSession` for a program with a token."""
    if work.person.account_id is None:
        raise Unauthenticated
    if work.visitor.session_id is None:
        raise NeedsSession
    return work.person.account_id


async def current_account(work: Work) -> Account:
    """To be looked at; a page in a suspended township locks nothing."""
    return await work.session.get_one(Account, current_account_id(work))


async def changing_account(work: Work) -> Account:
    """To be changed, hence locked."""
    return await locked_account(work, current_account_id(work))


async def proven_account(work: Work, proof: Proof) -> Account:
    """The current account, whose person has just typed the password again."""
    if proof.account_id != current_account_id(work):
        raise Unauthenticated
    return await locked_account(work, proof.account_id)


async def locked_account(work: Work, account_id: UUID) -> Account:
    return await work.session.get_one(Account, account_id, with_for_update={"key_share": True})
