"""The verbs of funds."""

from uuid import UUID

from sqlalchemy import update

from wushe.funds import queries
from wushe.funds.errors import NoSuchFund, NoSuchPromise, NothingToPromise, TooLittleLeft
from wushe.funds.events import (
    FundEdited,
    FundRecorded,
    FundReopened,
    FundWasClosed,
    MoneyPromised,
    PromiseKept,
    PromiseWithdrawn,
)
from wushe.funds.models import Fund, Promise
from wushe.funds.permissions import Funds
from wushe.funds.schemas import FundData, NewPromise
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work


async def record(work: Work, data: FundData) -> Fund:
    """Raises `FundNameTaken`."""
    work.require(Funds.EDIT)
    fund = work.add(Fund(id=new_id(), promised_fen=0, recorded_on=clock.today()))
    _describe(fund, data)
    await work.flush()
    work.record(FundRecorded(fund_id=fund.id, amount_fen=fund.amount_fen))
    return fund


async def edit(work: Work, fund_id: UUID, data: FundData) -> Fund:
    """Raises `AmountBelowPromises`, `FundNameTaken`, and `Stale` when somebody else edited it."""
    fund = await _fund_to_edit(work, fund_id)
    _describe(fund, data)
    await work.flush()
    work.record(FundEdited(fund_id=fund.id, amount_fen=fund.amount_fen))
    return fund


async def close(work: Work, fund_id: UUID) -> Fund:
    """Raises `FundClosed`."""
    fund = await _fund_to_edit(work, fund_id)
    fund.close()
    work.record(FundWasClosed(fund_id=fund.id))
    return fund


async def reopen(work: Work, fund_id: UUID) -> Fund:
    fund = await _fund_to_edit(work, fund_id)
    fund.reopen()
    work.record(FundReopened(fund_id=fund.id))
    return fund


async def promise(work: Work, linkage_id: UUID, data: NewPromise) -> Promise:
    """Set a part of a fund aside; raises `FundClosed`, `TooLittleLeft`, `NothingToPromise`.

    The caller has made sure that the linkage is one that money may be promised to.
    """
    reach = work.require(Funds.PROMISE)
    amount_fen = data.amount
    if amount_fen <= 0:
        raise NothingToPromise
    fund = await work.one(queries.fund(reach, data.fund_id), NoSuchFund)
    fund.refuse_if_closed()
    await _set_aside(work, fund, amount_fen)
    made = work.add(
        Promise(
            id=new_id(),
            fund_id=fund.id,
            linkage_id=linkage_id,
            amount_fen=amount_fen,
            promised_on=clock.today(),
            promised_by=work.person.person_id,
        )
    )
    work.record(MoneyPromised(promise_id=made.id, fund_id=fund.id, linkage_id=linkage_id, amount_fen=amount_fen))
    return made


async def keep(work: Work, promise_id: UUID) -> Promise:
    """The money was given; raises `PromiseSettled`."""
    kept = await _promise_to_settle(work, promise_id)
    kept.keep(clock.today())
    work.record(_told(PromiseKept, kept))
    return kept


async def withdraw(work: Work, promise_id: UUID) -> Promise:
    """The part is free again; raises `PromiseSettled`."""
    withdrawn = await _promise_to_settle(work, promise_id)
    withdrawn.withdraw(clock.today())
    await work.flush()
    await _move(work, withdrawn.fund_id, -withdrawn.amount_fen)
    work.record(_told(PromiseWithdrawn, withdrawn))
    return withdrawn


def _describe(fund: Fund, data: FundData) -> None:
    fund.describe(name=data.name, kind=data.kind, purpose=data.purpose, amount_fen=data.amount)
    fund.community_id, fund.funder_id = data.community_id, data.funder_id


async def _fund_to_edit(work: Work, fund_id: UUID) -> Fund:
    reach = work.require(Funds.EDIT)
    fund = await work.one(queries.fund(reach, fund_id), NoSuchFund)
    work.check_version(fund)
    return fund


async def _promise_to_settle(work: Work, promise_id: UUID) -> Promise:
    reach = work.require(Funds.PROMISE)
    return await work.one(queries.promise(reach, promise_id), NoSuchPromise)


async def _set_aside(work: Work, fund: Fund, amount_fen: int) -> None:
    """Check and move in one statement, so that two who promise at once cannot both take the last yuan."""
    if not await _move(work, fund.id, amount_fen):
        raise TooLittleLeft
    await work.session.refresh(fund)


async def _move(work: Work, fund_id: UUID, amount_fen: int) -> bool:
    moved = await work.session.execute(
        update(Fund)
        .where(Fund.id == fund_id, Fund.promised_fen + amount_fen <= Fund.amount_fen)
        .values(promised_fen=Fund.promised_fen + amount_fen, version=Fund.version + 1)
        .execution_options(synchronize_session=False)
        .returning(Fund.id)
    )
    return moved.one_or_none() is not None


def _told(kind: type[PromiseKept] | type[PromiseWithdrawn], promise: Promise) -> PromiseKept | PromiseWithdrawn:
    return kind(
        promise_id=promise.id,
        fund_id=promise.fund_id,
        linkage_id=promise.linkage_id,
        amount_fen=promise.amount_fen,
    )
