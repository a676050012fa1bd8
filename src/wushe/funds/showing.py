"""Funds and promises as both faces show them, with what the ledger says of them."""

from collections.abc import Collection, Sequence
from uuid import UUID

from wushe.funds.models import Fund, Promise
from wushe.funds.schemas import FundShown, PromiseShown, SourceShown
from wushe.kernel.work import Work
from wushe.ledger.pots import EMPTY, Pot, Share, pot_of, pots_of

_OF_POT = ("received_fen", "reserved_fen", "spent_fen", "left_fen")


async def fund_shown(work: Work, fund: Fund) -> FundShown:
    pot = await pot_of(work, fund.account_id)
    own = {name: getattr(fund, name) for name in FundShown.__struct_fields__ if name not in _OF_POT}
    return FundShown(**own, **{name: getattr(pot, name) for name in _OF_POT})


def source_shown(share: Share) -> SourceShown:
    own = {name: getattr(share.source, name) for name in SourceShown.__struct_fields__ if name not in _OF_POT}
    return SourceShown(**own, **{name: getattr(share.pot, name) for name in _OF_POT})


async def promises_shown(work: Work, promises: Sequence[Promise]) -> list[PromiseShown]:
    await work.flush()
    pots = await pots_by_account(work, [promise.account_id for promise in promises])
    return [_promise_shown(promise, pots[promise.account_id]) for promise in promises]


async def promise_shown(work: Work, promise: Promise) -> PromiseShown:
    return (await promises_shown(work, [promise]))[0]


async def pots_by_account(work: Work, accounts: Collection[UUID]) -> dict[UUID, Pot]:
    """The pot of each of these accounts."""
    found = await pots_of(work, accounts)
    return {account_id: found.get(account_id, EMPTY) for account_id in accounts}


def _promise_shown(promise: Promise, pot: Pot) -> PromiseShown:
    own = {name: getattr(promise, name) for name in PromiseShown.__struct_fields__ if name not in _OF_POT}
    return PromiseShown(**own, left_fen=pot.left_fen, reserved_fen=pot.reserved_fen, spent_fen=pot.spent_fen)
