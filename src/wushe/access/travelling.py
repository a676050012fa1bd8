"""The accounts that travel with a township's archive: who they are, and no secret of theirs.

Neither passwords nor telephone numbers leave the installation. Where an account is not known yet it is made without
a password, and its person is let in anew by an administrator's reset; where it is known, it simply belongs again.
"""

from collections.abc import Sequence
from uuid import UUID

from wushe.access.queries import members
from wushe.identity import passwords
from wushe.identity.models import Account
from wushe.identity.names import login_key
from wushe.identity.queries import account_by_login, accounts
from wushe.identity.service.accounts import let_in
from wushe.kernel.work import Work
from wushe.tenancy.archive import Row, Traveller


async def pack(work: Work) -> Sequence[Row]:
    """Everyone who may enter the township."""
    return [
        {
            "id": account.id,
            "login_name": account.login_name,
            "display_name": account.display_name,
            "person_id": membership.person_id,
        }
        for account, membership in await work.rows(members(work.tenant.id))
    ]


async def unpack(work: Work, rows: Sequence[Row]) -> None:
    """Accounts keep their ids, so that what the archive says of them stays true."""
    known = {account.id: account for account in await work.all(accounts([UUID(row["id"]) for row in rows]))}
    for row in rows:
        account = known.get(UUID(row["id"])) or await _open(work, row)
        await let_in(work, account, UUID(row["person_id"]) if row["person_id"] else None)


async def _open(work: Work, row: Row) -> Account:
    """Under the same login name, or with the township's address behind it where somebody else has it."""
    name = row["login_name"]
    if await work.one_or_none(account_by_login(login_key(name))):
        name = f"{name[: 31 - len(work.tenant.slug)]}.{work.tenant.slug}"
    account = Account(
        id=UUID(row["id"]),
        login_name=name,
        login_key=login_key(name),
        display_name=row["display_name"],
        password_hash=passwords.NOBODY,
        must_change_password=True,
    )
    work.session.add(account)
    await work.flush()
    return account


TRAVELLER = Traveller("accounts", pack, unpack)
