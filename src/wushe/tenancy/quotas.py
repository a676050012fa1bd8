"""How much of the installation a township may use, how much it does, and the refusal beyond.

The numbers come from the county's file (`fields.Quotas`). What is used is counted by the slice above that keeps it:

    @counts(Quota.ACCOUNTS)                       # in the module of the verb that asks `refuse_beyond`
    async def members(work: Work, tenant_id: UUID) -> int: ...
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.kernel.work import Work
from wushe.tenancy.errors import QuotaReached
from wushe.tenancy.fields import Quotas


class Quota(Labelled):
    """What is limited; the names are those of the file."""

    ACCOUNTS = "accounts", _("账号")
    ROWS_PER_IMPORT = "rows_per_import", _("每次导入行数")


class Use(NamedTuple):
    """How far one quota is used; `used` is None for what is only limited each time."""

    quota: Quota
    used: int | None
    most: int


Count = Callable[[Work, UUID], Awaitable[int]]
_C = TypeVar("_C", bound=Count)

_counts: dict[Quota, Count] = {}


def counts(quota: Quota) -> Callable[[_C], _C]:
    """Register who counts what a township uses of that quota."""

    def register(count: _C) -> _C:
        _counts[quota] = count
        return count

    return register


def effective(kept: Mapping[str, object]) -> dict[str, int]:
    """All quotas, where the file says nothing as everybody has them."""
    return msgspec.structs.asdict(msgspec.convert(dict(kept), Quotas))


async def refuse_beyond(work: Work, quota: Quota) -> None:
    """Raise `QuotaReached` when one more would be too much; a place that has no quotas takes as many as come.

    Until the end of the transaction nobody else is told that there is room, so that fifty who come at once find as
    many places as there are.
    """
    most = work.tenant.quotas.get(quota.value)
    if most is None:
        return
    one_by_one = func.pg_advisory_xact_lock(func.hashtextextended(f"quota:{quota.value}:{work.tenant.id}", 0))
    await work.session.execute(select(one_by_one))
    if await _counts[quota](work, work.tenant.id) >= most:
        raise QuotaReached(what=quota.label.say(), most=most)


async def usage(work: Work, tenant_id: UUID, quotas: Mapping[str, int]) -> list[Use]:
    """Every quota of that township, and what is used of it."""
    return [
        Use(quota, await _counts[quota](work, tenant_id) if quota in _counts else None, quotas[quota.value])
        for quota in Quota
        if quota.value in quotas
    ]
