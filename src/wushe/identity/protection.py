"""What 等保模式 asks of an account's password: the strictest of all places that let the account in."""

from uuid import UUID

from wushe.identity import queries
from wushe.kernel.work import Work
from wushe.tenancy.protection import password_days


async def strictest_days(work: Work, account_id: UUID | None, joining: UUID | None = None) -> int | None:
    """After how many days the password must be changed; None where no place asks, also not the one to be joined."""
    stored = await work.rows(queries.protections(account_id, joining))
    return min(filter(None, (password_days(protection) for (protection,) in stored)), default=None)
