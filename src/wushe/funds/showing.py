"""Funds, promises and awards as both faces show them, with what the ledger says of them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from wushe.funds.models import Award, Fund, Instalment, Promise, Round
from wushe.funds.permissions import Funds
from wushe.funds.schemas import FundShown, PromiseShown, SourceShown
from wushe.funds.schemas.awards import AwardShown, InstalmentShown, RoundShown
from wushe.kernel.schemas import Shown
from wushe.kernel.work import Work
from wushe.ledger.pots import EMPTY, Pot, Share, pots_of

S = TypeVar("S", bound=Shown)


async def fund_shown(work: Work, fund: Fund) -> FundShown:
    return (await _shown(work, FundShown, [fund]))[0]


async def promises_shown(work: Work, promises: Sequence[Promise]) -> list[PromiseShown]:
    return await _shown(work, PromiseShown, promises)


async def promise_shown(work: Work, promise: Promise) -> PromiseShown:
    return (await promises_shown(work, [promise]))[0]


async def rounds_shown(work: Work, rounds: Sequence[Round]) -> list[RoundShown]:
    return await _shown(work, RoundShown, rounds)


async def award_shown(work: Work, award: Award) -> AwardShown:
    return (await _shown(work, AwardShown, [award]))[0]


async def instalments_shown(work: Work, instalments: Sequence[Instalment]) -> list[InstalmentShown]:
    """What was brought to prove a milestone may speak of people: funders see that it is reached, and not why."""
    shown = await _shown(work, InstalmentShown, instalments)
    if not work.may(Funds.ASK_AWARD):
        for each in shown:
            each.evidence, each.file_id = "", None
    return shown


def source_shown(share: Share) -> SourceShown:
    return _with_pot(SourceShown, share.source, share.pot)


async def pots_by_account(work: Work, accounts: Collection[UUID]) -> dict[UUID, Pot]:
    """The pot of each of these accounts."""
    found = await pots_of(work, accounts)
    return {account_id: found.get(account_id, EMPTY) for account_id in accounts}


async def _shown(work: Work, schema: type[S], rows: Iterable[Any]) -> list[S]:
    """Each with the pot of its account; what has no account yet has nothing set aside."""
    rows = list(rows)
    await work.flush()
    pots = await pots_of(work, [row.account_id for row in rows if row.account_id])
    return [_with_pot(schema, row, pots.get(row.account_id, EMPTY)) for row in rows]


def _with_pot(schema: type[S], row: Any, pot: Pot) -> S:
    return schema(
        **{name: getattr(row, name) if hasattr(row, name) else getattr(pot, name) for name in schema.__struct_fields__}
    )
