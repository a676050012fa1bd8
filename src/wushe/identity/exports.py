"""The list of a place's accounts, which leaves the product only after somebody else has agreed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.identity import queries
from wushe.identity.models import Account
from wushe.identity.permissions import Identity
from wushe.identity.sheet import SHEET, as_row
from wushe.kernel.exporting.declared import Export
from wushe.kernel.paging import Filters
from wushe.kernel.work import Work


def _found(work: Work, filters: Filters) -> Select[Account]:
    return queries.accounts_of(work.tenant.id, filters.q).order_by(Account.display_name, Account.id)


async def _rows(work: Work, accounts: Sequence[Account]) -> Sequence[Mapping[str, Any]]:
    here = await work.all(queries.memberships(work.tenant.id, [account.id for account in accounts]))
    memberships = {membership.account_id: membership for membership in here}
    return [as_row(account, memberships[account.id]) for account in accounts]


ACCOUNTS = Export(
    kind="accounts", back="/accounts", permissions=(Identity.READ,), approval=Identity.HAND_OUT, sheet=SHEET,
    filters=Filters, found=_found, as_rows=_rows, most=20_000,
)  # fmt: skip
